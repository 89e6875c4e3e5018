/**
 * What stands around an answer and makes it none: that it was not said, that it was another time, that somebody else's is told,
 * that it is wished for. The words of the answer themselves stand in their own lists; here are the frames.
 */
import { titledName } from '../people.ts'

/** How an answer begins: coming, staying away, agreeing. */
const answer =
  '参加|出席|参会|到[会场岗]|报名|与会|赴会|过来|准[到时]|一定|必到|来|去|能|会|可以|ok|行|有空|没问题|没意见|同意|[算加]我|报到|签到|请[个天次一半]*[事病公婚丧产年]?假|[告休]个?假|缺席|没空|没时间|走不开|脱不|抽不|赶不|回不|无法|没法|未能|难以|参加不|出席不|到不|不[来去参到能]|有事(?:不|来|去)'
const small =
  '(?:[我俺]们?|本人|他们?|她|也|就|都|要|想|得|会|能够?|可以|一定|肯定|准时|按时|已经?|再|还|又|是|因为|(?:这|那)(?:次|边))*'

const self = '(?:[我俺]们?|本人|这边)?'

/** 没说参加, 先别报名, 不是来不了: denied, of coming and of staying away alike. */
const denies = new RegExp(
  `^${self}(?:可|并|又|还|从来?|都|也|是)*(?:没有?(?:说|讲|答应|回复?|确认|同意|决定|打算|准备|想)过?|未(?:曾)?(?:说|答应|确认|决定)过?|没(?=[我报][^,]?[参来去名])|(?:先|暂时|暂|请|千万|可)*(?:别|莫|甭|勿|不要|不用|不必|无需|不急着?)(?!再?(?:排|安排|算|派)我)(?:急着?|忙着?|着急|给我|帮我|替我|把我)*|(?:先|暂)不|不是(?:说|要|想)?|并非)`,
)

/** 上次, 昨天的会, 改天: another occasion, where the answer follows it at once. 昨天摔伤了来不了 is a reason. */
const otherTime = new RegExp(
  `^${self}(?:(?:上|前|下|下下)一?[次回]|那[次回]|昨[天晚日]|前[天晚]|前几天|去年|前年|往年|以前|从前|上个?(?:周|星期|礼拜|月|季度|届)|下个?(?:季度|届)|以后|今后|将来|改[天日])(?:的?(?:那个?)?(?:会议?|活动|接待日?|值班|培训|学习))?`,
)
const timeBehind = /(?:参加|出席|到会|参会|报名|请[^,]{0,2}假|缺席|来|去|开)过了?$/
const thisTime = /[这本此]次|这[回个]|今[天晚]|明[天早晚]|后天|现在/

/** 大家请假, 你们来不了, 有人缺席: of others, and not for their sake. */
const ofOthers =
  /^(?:请|希望|要求|麻烦|让|叫|建议|通知|提醒)?(?:大家|别人(?!家)|人家|有(?:些|的)?人(?!帮|替|顶|看)|[你他她]们|各位|诸位|好[多几]个?人|很多人|不少人|几个人|某[人某位])(?![^,]*[我俺])/

/** 建议参加, 欢迎来, 希望能参加: not whether he comes. 想请假 and 希望准假 ask for leave. */
const wishes = new RegExp(
  `^${self}(?:也|真|很|非常|多|好|倒|都|是)*(?:建议|提倡|欢迎|鼓励|呼吁|恨不得|巴不得)(?:大家|各位|你们?|[您他她])?`,
)
const wishedComing =
  /^(?:[我俺]们?|本人|也|真|很|非常|多|好|倒|都|是)*(?:希望|盼望?|要求|但愿|想要?|请(?!假|[个天次一半事病公]|把|给|算|加|记|登|写|报|排|放心|主席|领导|组长|领导|批|准))(?!来想去|想|办法|好了|通了|清楚)(?![^,]*(?:还是|所以|决定))[^,]{0,3}(?:参加|出席|参会|到[会场岗]|报名|能来|会来|[来去]开|过来|[我俺](?:能|会|也)*[来去参])/

/** 参加的人, 请假人员, 来不了名单, 参加按钮: a thing that is called so. */
const named =
  /没(?:有)?(?:早退|迟到|先走)|(?:签到|点名|打卡|登录)不[了上成]|的(?:都|请|先)*举(?:个|一下)?手|(?:的人|(?<!工作)人员|人数|名单|有几个|有几人|几个人|多少人|按钮|选项|链接|[键钮])(?:呢|啊|呀|[点打按选]不.{0,3})?$|^(?:按|点|选)(?:一?下|了|到|着)?[^,]{1,8}(?:没|不|按钮|键)|^(?:回复?|发|说|写|填|打)[“"「『']?[^,]{1,8}[”"」』']?(?:就|即|便|也)(?:可以?|行|好)/

/** 请假不请假, 来还是不来, 参加或者请假: which of the two is open. */
const either =
  /(?<v>[^,不]{1,3})(?:还是|或者?是?)?不\k<v>|(?<done>[^,没]{1,3})了(?:还是|或者?是?)?没有?\k<done>|^(?!还是)[^,]{1,6}(?:(?<!我|想|(?:算|罢|想)了|(?:^|算了|好)吧|^那|这次|[今明后]天|周[一二三四五六日]|最后|结果|现在|[唉哎嗯哦])还是|或者?是?|要么)(?:我|说|是)*(?:请[^,]{0,2}假|不[来去参]|缺席|参加|[来去])|要么[^,]{1,8}要么|(?:与|或)否$/

/** 考虑请假, 打算来: not decided. */
const pondered = new RegExp(`(?:考虑|琢磨|盘算|犹豫)(?:着|要不要|是否|一下)*${small}(?:${answer})`)
const begins = new RegExp(`^${small}(?:${answer})`)
/** 上次老姜…, 昨天听说…: somebody else's, whatever it is. */
const ofPerson = new RegExp(
  `^(?:${titledName}|[他她](?:们|说|也|都)|大家|别人|人家|有人|你们|听说|据说|[一-龥]{2,3}说[他她])`,
)
/** 没说, 不是说: whatever follows. 别 and 不用 must stand beside what they forbid. */
const saysNot =
  /^(?:[我俺]们?|本人)?(?:可|并|又|还|从来?)*(?:没有?(?:说|讲|答应|回复?|确认|同意)|不是说|未说)/

/** 参加/请假, 参加、请假 are the two that may be chosen. 参加, 请假 with a comma corrects. */
export const bothNamed =
  /^[^,。]*(?:参加|出席|到会|参会|[来去]|报名)[、/ ](?:[^,。、]{1,6}[、/ ])*(?:请[^,]{0,2}假|不[来去参]|缺席)[^,。]{0,2}$|^[^,。]*(?:请[^,]{0,2}假|不[来去参][^,]?|缺席)[、/ ](?:参加|出席|到会|来)$/

/** 误点参加, 孙子点的请假, 我以为是请假, 领导不让请假: it stands there, and he does not say it. */
const notMeant =
  /^(?:谢谢|多谢|感谢)[^,]{1,8}[替帮代]我|懒得(?:请|去|来|参)|不小心|误[点报发填]|(?:不是|没)我?[点发报填]的|[^,]{1,4}[点按]的(?:请|参)|我?以为(?:是|要)?|不(?:让|准|许|允许|给|批)我?请[^,]{0,2}假|可以不(?:来|去|参加|用来)|(?:有人|谁|他|她|别人|老[婆公]|爱人|孩子)[^,]{0,4}[替帮代]我[^,]*了/
/** 每次都参加, 参加工作二十年: no meeting of now. */
const always =
  /^(?:[我俺]们?)?(?:每[次回]|一直|一向|从来|历来|总是|经常|常常)(?:都|会)*(?:参加|来|去|到)|参加(?:工作|革命|高考|比赛|抗洪|抗战|劳动)|^第[一二三0-9]+次(?:参加|来)/
/** 能参加最好, 九成参加 */
const partlySure =
  /最好$|能[^,]{0,4}(?:参加|来|去)[^,]{0,2}就好了?$|[0-9]{1,3}%|百分之[^,百]{1,4}(?:参加|来|去|到)/

export type Frame = 'not_said' | 'another_time' | 'open'

const notSaid = [notMeant, always, ofOthers, named, wishedComing]

/** @param text one folded clause that looks like an answer */
export function frameOf(text: string): Frame | null {
  if (notSaid.some(pattern => pattern.test(text))) return 'not_said'
  if (holds(denies, text) || holds(wishes, text)) return 'not_said'
  if ((holds(otherTime, text) || timeBehind.test(text)) && !thisTime.test(text)) return 'another_time'
  return either.test(text) || pondered.test(text) || partlySure.test(text) ? 'open' : null
}

/** In front of the answer, or of another frame around it: 上次没说参加. */
function holds(frame: RegExp, text: string): boolean {
  const front = frame.exec(text)?.[0]
  if (front === undefined) return false
  const rest = text.slice(front.length)
  if (saysNot.test(text) && new RegExp(answer).test(rest)) return true
  return begins.test(rest) || ofPerson.test(rest) || (rest !== text && frameOf(rest) !== null)
}

/** Behind an answer it takes it back into the open: 请假,看情况 · 来不了,不一定. */
export const leavesOpen =
  /^(?:到时候?|回头|以后)?(?:再说|再看|再定|看情况|不一定|还?没(?:有)?(?:定|想好|确定|最后定)|待定|不确定|说不(?:定|准|好)|再(?:想|考虑)(?:想|考虑|一下)?)(?:吧|呢|了|哈)*$/

const addressed = '(?:这样|这么|你们?|您|领导|主席|组长)?(?:说|算|回|填)?(?:的?话)?'
const orNot = '(?:的)?(?:不|吗|么|嘛|不对|不行|不好|不可以|否|不是|不成|不能)'
/** 请假，对吗: a clause that asks whether it is so. */
export const asksWhether = new RegExp(`^${addressed}(?:(?:对|是|没错)${orNot}|[对是]吧|吗|么)$`)
/** 参加，可以吗: whether it may be so. Leave is asked for with the same words. */
export const asksConsent = new RegExp(
  `^${addressed}(?:(?:可以|行|好|成|可|中|要得|ok|能行)${orNot}|可以吧|行吧)$`,
)

/** 转发:…, 老姜说:…: somebody else's words follow. */
export const passedOn =
  /^(?:转发?|转自|转述|摘录?|引用|截图|复制)(?:一下|[自了]|一条|消息|通知|群里|[^,:。]{0,6}的)*[: ]|^(?!代|帮|替|我)[^,:。]{1,8}(?:说|讲|问|回复?|发|写)(?:了|的|过|道)*:|(?:^|[,。;! ])[^,。:]{0,6}(?:转发?(?:消息|自)?|[上下那][次回]|上个?[月周]|昨天|去年|以前|改天|以后)[^,。:]{0,8}:/
