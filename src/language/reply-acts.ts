/** What one clause of a message does. */
import type { Clause } from './clauses.ts'
import { isExcuse } from './leave-kind.ts'
import { doublyNegated } from './polarity.ts'
import {
  agreementAlone,
  attend,
  doubleNegation,
  missesTheStart,
  partly as partlyComes,
  plainAgreement,
  seenAround,
  setPhrase,
} from './words/agreement.ts'
import { condition, deliberation, hesitation, mayChange, perhaps, unsure } from './words/doubt.ts'
import { kin } from './words/excuse.ts'
import { nominal, past, question, toOthers } from './words/others.ts'
import { instead, leaveBare, leaveTelling } from './words/refusal.ts'
import { acknowledges, maxAcknowledgement } from './words/seen.ts'
import { withoutSmall } from './words/small.ts'
import { frameOf } from './words/withheld.ts'

export type Act =
  | 'attend'
  | 'leave'
  | 'unsure'
  | 'acknowledge'
  | 'question'
  | 'to_others'
  | 'past'
  | 'said_before'
  | 'nothing'

export interface ActedClause extends Clause {
  readonly act: Act
  /** Comes late or leaves early. */
  readonly partly: boolean
  /** The words of the answer are an excuse themselves: 走不开. */
  readonly telling: boolean
  /** Agreement said in so many words, strong enough to take back a refusal before it. */
  readonly strong: boolean
  /** 如果天晴, 除非: the clause after it holds only then. */
  readonly conditional: boolean
}

/** 去县里参加培训: another meeting, told as a reason. */
const elsewhere = /(?:因|要?去|在|得去|赶去|派去|外出|回)[^,]{0,10}(?:参加|出席)[一-龥]{2,}/
const wish = /(?:本来?|原本|很|也|挺|非常|真|是|倒是?)?想(?:要?参加|来|去|到会|出席)/
/** 材料我先看看, 议程再翻翻: not whether he comes. */
const looksThrough =
  /^(?:请|麻烦|烦请|劳烦)?帮(?:我们?|忙)(?:查|看|问|找|核)|^[^,不没]{0,6}(?:材料|资料|文件|内容|通知|议程|议题|报告|稿子?|链接|清单|表格?)[^,不没]{0,4}(?:看|翻|学|读|研究|琢磨|熟悉|核对|查|想)|(?:看|翻|学|读|研究|琢磨|熟悉|核对|查)[^,不没]{0,3}(?:材料|资料|文件|内容|通知|议程|议题|报告|稿子?|链接|清单|表格?)$/
/** 需要投影仪的话说一声: a condition of something else. */
const tellMe =
  /(?:说|讲|告诉|通知|联系|叫|喊|招呼|提醒|吱|发|打)(?:我|一?声|一下|电话|信息|微信|给)*(?:吧|啊|哈|就行|即可|就好)?$/
/** 来不了会提前说: a refusal only thought of. */
const onlyIf =
  /(?:不了|不成|不能来|不来|请假)(?:的话|会(?:提前|再|跟|给)|再(?:说|跟|给|告)|就(?:提前|跟|给|再)|提前(?:说|告|请))/
const turned =
  /(?:改为|改成|改(?=参|出席|到会|[来去能])|现在|又|还是|更正为?|更改为)[^,不没]{0,5}(?:(?:参加|出席|到会|能来|可以来|能去|可以去)(?!得?不|[也都]来)|(?:参加|来|去)得(?!不))|还是(?:来|去|到)(?:一趟|一下)?(?:的|吧|了|哈)?$/
/** 不是我请假: somebody else does. */
const denies = /^(?:不是|并非)我(?!要|想|不|能)/
/** 就算扣钱也来, 不管多远都来: whatever stands before 也 does not count. */
const concession =
  /^(?:别人|谁(?![说讲叫告]|[也都]不[能该会][少缺落漏])|你们|大家|他们|人家|其他人)[^,我]{1,6}(?=我(?!们?的))|(?:就算|就是|哪怕|即使|即便|纵然|纵使|不管|无论|不论|甭管|任凭|宁可|宁愿)[^,]{1,14}?(?=[也都])|^(?:就算|哪怕|即使|即便|纵然|纵使|不管|无论|不论|甭管|任凭|宁可|宁愿)[^,也都]*$/
/** 听说老林不来了 */
export const hearsay = /^(?:听说|听讲|听人说|据说|据讲|传说)/
/** 之前说参加: what follows is the answer. */
const saidBefore =
  /(?:[本原](?:打算|想|要|准备|计划)|本来|原来|原本|差点|差一点)(?:就|是|都|打算|想|要|准备|计划)*[^,]{0,4}(?:请假|来不了|去不了|走不开|不想?[来去参])(?![^,]*(?:还是|现在))|(?:之前|刚才|先前|[上下]午|昨天|[上那]次|上回|去年|前天|早上|原来|前面|开始|起初)(?:我)?(?:说|讲|回|答应)(?!错|漏|忘|反|成)(?:过|了)?(?:的是|的|要|会|可以)?(?:参加|出席|到会|参会|报名|有空|一定|准时|按时|[算加]我|我|能?来|能?去|请[^,]{0,4}假|不[来去参能]|没[空时]|走不|无法|缺席|有事)/
/** 我孙子参加夏令营去了, 好多人去了: not the writer. */
const others = new RegExp(
  `^(?:昨[天晚]|今[天早]|明[天早]|后天|那天|下午|上午|[我俺]们?|我家)?(?:(?:${kin})(?!的?(?:事|病|婚|丧)|[^,]*(?:我|送|陪|让|拦|也要|也得|也会))|(?:好多|很多|许多|不少|有些|有的|有|没|一些)人|大家|各家|家家|户户|各[村组户]|群众|村民|乡亲|学生|同学们?|别人|人家|[他她你]们|各位|诸位)`,
)
/** 我爱人去不了: whoever is named stays away, and the writer may come. 孩子走不开 keeps him. */
const kinStaysAway = new RegExp(
  `^[我俺]?家?的?(?:${kin}|儿媳)妇?(?:[他她今明当那]天?|说|讲|也|都|就|实在|估计|是)*(?:(?:来|去|参加|到)不(?:了|成|得|起)|不(?:能|想|会)?(?:来|去|参加))[了的咯哈啊嘛哦]*$`,
)
/** 那天的酒席我不去了, 县里的会推了: something else gives way. */
const declinesOther =
  /^我?(?:已经?|都)?(?:推|辞|退)掉?了$|(?:酒席|喜酒|婚宴|饭局|聚会|聚餐|培训|[县市州省]里|那边|那头|别的会?|另外(?:一个)?会?|另一个会?|局里|单位|厂里|公司)[^,]{0,6}(?:我|就)?(?:不去|不参加|推[了掉]|请了假|请好假|请过假|辞了|退了|让[^,]{1,6}去|[叫派]人去|取消|改期|延期|推迟)(?:了|过|的)*$/
/** 本来要参加: said before, and not any more. */
const retracted = /本来|原来(?!的)|原本|原先|原计划|原打算/
/** 老周家的喜酒我去不了, 同学会我就不去了: somebody else's feast. One's own children's keeps from the meeting. */
const feast =
  '喜酒|婚礼|婚宴|[酒宴]席|[一-龥]{1,2}宴|(?:满月|百日|乔迁|周岁|生日|升学|进屋|[一-龥])酒|同学会|战友会|老乡会|聚会|聚餐|饭局|酒局|牌局|麻将|打牌|唱歌|k歌|烧烤|火锅|夜宵|宵夜|杀猪饭|年夜饭|团圆饭|[白红]喜?事|丧事|葬礼|追悼会|喜事|生日会|广场舞(?:比赛)?|球赛|钓鱼|爬山|自驾游|[看唱]戏|坝坝舞|演出|晚会|灯会|庙会|电影'
export const declinesFeast = new RegExp(
  `^(?![^,]*(?:女儿|儿子|闺女|孙[子女]|老[婆公]|爱人|[我俺]?[爸妈爹娘]))[^,去参吃喝带有办要陪赶搞值因]{0,10}(?:${feast})(?:那[天边]|上|的事)?(?:[我俺]|(?=[^,]*去))(?:就|也|都|是|怕|实在|真的?|还是|只好|只能)*(?:(?:不|没法|没空|没时间|不能)(?:去|来|参加|到|过去|过来)|(?:去|来|参加|到|过去|过来)不(?:了|成|得|上|到))了*(?:吃|喝|看|跳|坐席|凑热闹|玩)?(?:饭|席|酒)?[了哈啦哦啊吧呀]*$`,
)
/** 晚上聚餐算我一个, 同学会我去: and joining it is no joining of the meeting. */
const joinsFeast = new RegExp(
  `^[^,去参吃喝带有办要陪赶搞值因推]{0,8}(?:${feast})[我俺]?(?:也|都|肯定|一定|就)*(?:[算加]我[^,]{0,3}|去|来|参加|报名)[了哈的啊吧]*$`,
)
/** 上午那条请假当我没说, 前面发错了: what was said before does not count. */
const unsaid =
  /^(?:我|刚才|刚刚|上面|前面|之前|手滑|手快|不小心|误|把?(?:参加|请假))*[点按选发报填回说写]成了?(?:请[^,]{0,2}假|参加|出席|不?[来去参]加?|来不了|去不了)了?$|当我?(?:没|冇|未)(?:说|发|讲|报|回|看[见到]|提)过?[了哈吧]?$|^(?:我|刚才|刚刚|上面|前面|前头|之前|先前|[早上]上|昨[天晚]|那条|[上前]一?条|手滑|手快|的|那|一|条|是|打|不小心)*(?:发|点|报|填|选|打|回|按)错了?$/
const leading =
  /^(?!等我(?:$|把[^,]*就))(?:我|那)?(?:如果|要是|假如|假若|倘若|若是?|只要|除非|万一|等)[^,]*(?<!就[来去]|参加|能来|能到)$/
const delegated = /(?:让|由|派|安排|委托|叫(?!上)|请)(?!我|假|个|去|来)[^,]{1,8}(?:代|替|参加|去|来|出席)/
const turnedLeave = /(?:改为|改成|变成|改(?=请|不)|更正为?)[^,]{0,3}(?:请假|不参加|不来|不去)/

/** 是不是没说参加 has two negations and affirms nothing. */
const openlyAsks = /(?<asked>[是要能会该])不\k<asked>/

export function actOf(clause: Clause): ActedClause {
  const text = clause.text.replace(setPhrase, '').replace(deliberation, '').replace(concession, '')
  const plain = { ...clause, partly: false, telling: false, strong: false, conditional: false }
  const said = (act: Act, more: Partial<ActedClause> = {}): ActedClause => ({ ...plain, ...more, act })

  if (/\S/.test(text) === false && (clause.asks || question.test(clause.text) || frameOf(clause.text)))
    return said('question')
  if (/\S/.test(text) === false)
    return said(clause.text === text || deliberation.test(clause.text) ? 'nothing' : 'attend')
  if (declinesFeast.test(clause.text) || joinsFeast.test(clause.text)) return said('nothing')
  if (unsaid.test(text)) return said('said_before')
  if (toOthers.test(text) || nominal.test(text)) return said('to_others')
  const negated = openlyAsks.test(text) ? null : doublyNegated(text)
  if (negated?.said === 'stays_away' && !clause.asks) return said('leave', { strong: true })
  const agreed = negated !== null || doubleNegation.test(text)
  const rest = (negated === null ? text : text.slice(0, negated.from) + text.slice(negated.to)).replace(
    doubleNegation,
    '',
  )
  if (agreed && !clause.asks && !refuses(rest))
    return perhaps.test(rest) || unsure.test(rest)
      ? said('unsure', { strong: true })
      : said('attend', { strong: true, partly: partlyComes.test(rest) })
  if (past.test(text)) return said('past')
  const short = text.length <= maxAcknowledgement
  if (!clause.asks && short && acknowledges(withoutSignature(text)) && !agrees(text))
    return said('acknowledge')
  if (looksThrough.test(text)) return said('nothing')
  if (clause.asks || (question.test(rest) && (!unsure.test(rest) || /[吗么]$/.test(rest))))
    return said('question')
  const stated = statement(text, said)
  return stated.act === 'attend' || stated.act === 'leave' ? withoutFrame(text, stated) : stated
}

/** What is denied, told of others or of another time, wished for or named is answered by nobody. */
function withoutFrame(text: string, stated: ActedClause): ActedClause {
  switch (frameOf(text)) {
    case null:
      return stated
    case 'not_said':
    case 'another_time':
      return { ...stated, act: 'past' }
    case 'open':
      return { ...stated, act: 'unsure', strong: true }
  }
}

/** 大塘村王国庆收到 */
const withoutSignature = (text: string) =>
  text.replace(/^[一-龥]{1,6}(?:村|社区|小组|选区)(?:代表)?[一-龥]{2,3}(?=收|知|已|好|明|谢)/, '')

function agrees(text: string): boolean {
  // 来的来的, 可以可以: said twice
  const once = text.replace(/^(.{1,4}?)\1+$/, '$1')
  const said = once.replace(seenAround, '')
  return agreementAlone.test(once) || agreementAlone.test(said) || plainAgreement.test(withoutSmall(said))
}

function refuses(text: string): boolean {
  return (leaveBare.test(text) && !speaksAboutLeave(text)) || leaveTelling.test(text)
}

/** 请假审批要几天, 今天三个人请假: about leave, and nobody asks for it. */
function speaksAboutLeave(text: string): boolean {
  const [, before = '', behind = ''] = /^(.*?)请[个]?(?:[事病公]?)假(.*)$/.exec(text) ?? []
  if (behind === '' && before === '') return false
  if (/(?:[0-9一二两三四五六七八九十几]|有)(?:[位名]|[个位名]?(?:人|代表|同志))都?$/.test(before)) return true
  return leaveAsTopic.test(behind) && !isExcuse(behind)
}
/** 请假太多, 请假是谁批, 请假得找主席 */
const leaveAsTopic =
  /^(?:了?的|审批|批准权|(?:原因|理由)(?!$|[是为](?!什么|啥|谁))|次数|记录|太|过多|超过|扣|算|是|由|找|需|须|应|必须|可以|能(?!批)|得?(?:提前|写|经|先|找|交|填)|怎|如何|有)/

function statement(text: string, said: (act: Act, more?: Partial<ActedClause>) => ActedClause): ActedClause {
  const partly = partlyComes.test(text)
  const refusal = refuses(text)
  if (missesTheStart.test(text)) return said('attend', { partly: true })
  if (turned.test(text)) return said('attend', { strong: true })
  if (turnedLeave.test(text)) return said('leave')
  if (mayChange.test(text)) return said('unsure')
  if (hearsay.test(text)) return said('past')
  if (saidBefore.test(text)) return said('said_before')
  if (denies.test(text) || declinesOther.test(text) || kinStaysAway.test(text)) return said('nothing')
  if (leading.test(text)) return said('unsure', { conditional: true })
  if (unsure.test(text) && !(partly && !refusal)) return said('unsure', { strong: true })
  const comes = attend.test(text.replace(wish, '')) || agrees(text.replace(perhaps, ''))
  if (perhaps.test(text) && (refusal || comes || partly || /[来去到](?:的|了|吧|哈)?$/.test(text)))
    return partly && !refusal ? said('attend', { partly }) : said('unsure', { strong: true })
  if (partly && !refusal && !/如果|要是|只要|除非/.test(text)) return said('attend', { partly })
  if (condition.test(text) && tellMe.test(text) && !refusal && !attend.test(text)) return said('nothing')
  if (condition.test(text) || onlyIf.test(text)) return said('unsure', { strong: true })
  if (refusal) {
    const strong = leaveBare.test(text.replace(instead, ''))
    return said('leave', { telling: leaveTelling.test(text), strong })
  }
  if (hesitation.test(text)) return said('unsure')
  if (!comes || others.test(text) || elsewhere.test(text) || delegated.test(text) || retracted.test(text))
    return said('nothing')
  return said('attend', {
    strong: /(?:参加|出席|到会|参会|能来|会来|来得成)(?:的|了|吧|哈|啊|会议|会|活动)?$/.test(text),
  })
}
