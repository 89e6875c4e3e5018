/** Why somebody asks for leave: sick, personal, official, other (corpus rule R9). */
import {
  duty,
  elsewhere,
  errands,
  family,
  familyEvents,
  farAway,
  hardDuty,
  illness,
  ownWork,
} from './words/excuse.ts'
import { leaveBare, leaveTelling } from './words/refusal.ts'
import { withoutSmall } from './words/small.ts'

export type LeaveKind = 'sick' | 'personal' | 'official' | 'other'

const statedKinds: readonly (readonly [RegExp, LeaveKind])[] = [
  [/病假/, 'sick'],
  [/事假|丧假|婚假|产假|陪护假|陪产假|探亲假|年假/, 'personal'],
  [/公假|公差|因公/, 'official'],
]

/** The absent person's own body is meant although a family word stands there: 陪爱人 is the family's, 家里休养 is not. */
const atHomeIll = /家[属人里]*(?=[代替帮])|(?:在家|家里|家中)(?:休养|养病|养伤|躺|隔|卧床|休息)/
const noIllness =
  /(?:媒体|电视台|记者|宣传部)[^,]*拍|体检[队车]|义诊|病虫|病害|病死|疾病|疫病|毛病|防疫|疫情防控|(?:乡村|家庭|签约|全科)医生|(?:[县市省镇乡][一-龥]{0,2})?(?:医院|卫生院)(?=[^,我]{0,4}(?:组织|召集|专家|下[村乡]|职代会|开[^,]{0,4}会|招聘|培训|轮训|考核|来人))/g
/** 忙得脚不沾地: feet, heads and hands of which nothing is the matter. */
const figureOfSpeech =
  /脚不[沾点着]地|脚打后脑勺|[四]脚朝天|焦头烂额|头都?大了?|手忙脚乱|(?<=[忙多烦愁弄搞闹]得?[^,]{0,2})(?:晕头转向|[头脑]昏[脑眼][胀花])|屁股不[沾着][^,]|(?:[腾抽放]不[出开]|缠住了?|绊住了?|捆住了?)(?:手)?脚|(?:忙|多|烦|累|愁|弄|搞|闹)[得到](?:我|人|让人|[^,]{0,1})头[疼痛晕]|忙[得到][^,]{0,3}(?:眼花|吐血|腰[^,]{0,5}|腿[^,]{0,5})|伤脑筋|头[疼痛](?=的?事)/g
/** 法院 of one's own, and not as a juror. */
const ownLawsuit = /打官司|原告|被告|起诉|离婚|我的案子/
/** 新兵体检我带队: whatever it is that others have done to them. */
const leadsIt =
  /被抽|抽[去到调]|带(?:着)?(?:学生|新兵|民兵)|带队|领队|我(?:是)?(?:负责|主持|组织|裁判|评委|监考)|处理[^,]{0,8}(?:纠纷|事故|矛盾|案|信访|投诉)|招商/
/** 大巴坏在高速上,动不了 */
const brokenDown = /(?:车|大巴|中巴|摩托)[^,]{0,6}(?:坏|抛锚|爆胎|没油|没电|熄火|打不着|发动不)/
/** 羊群染了病: not the speaker. */
const livestock =
  /(?:猪|牛|羊|鸡|鸭|鹅|鱼|虾|蚕|蜂|兔|鳝|鳅|龟|鳖|蛙|鹿|驴|果树|(?<!疫)苗|稻|秧)[^,]{0,6}(?:病|瘟|疫|打针|打疫苗|感染|拉稀|发烧|中毒)/
/** 在浙江厂里上班: far away, whatever is done there. */
const worksAway = new RegExp(
  `(?:${farAway})[^,]{0,8}(?:打工|务工|上班|做工|做事|干活|厂|工地|跑车|送货|带货|拉货|货车|生意)`,
)
/** 在高铁上会议赶不上了: the meeting that is missed is not what keeps from it. */
const thisMeeting =
  /(?<!开|大|例|有|个|全)会议?(?=(?:我|就|都|也|是)*(?:不|请假|[来去赶到开参][^,]{0,2}不|参加不))|(?<=[来去上了成到])开会$/g
/** 参加宅基地培训会: what it is about does not matter. */
const takesPart =
  /随[^,我]{1,6}[局组团队办会委]|参观|观摩|考察|交流学习|(?:参加|列席)[^,]{0,14}(?:会议?|班|培训|座谈|学习|考察|比赛|赛)/
const privateEvents = /婚|[酒喜]|聚|同学|葬|丧|追悼|告别|毕业|开学|亲子|庙会/
/** 在上海儿子家,回不来: away, whoever is there; 在上海照顾孙子 is the family's. */
const away = new RegExp(`${farAway}|在老家`)
const cannotReturn = /[回赶]不[来上及]|赶不[回过]|没回来?|未归/
const looksAfter = /照顾|照看|陪|带(?:孙|娃|孩|小)|住院|生病|手术|病|婚|丧|满月|生日/
const workplaceOfHealth =
  /医院(?:值班|上班|门诊|有手术要做|开会|坐诊)|坐诊|门诊值|(?:医院|卫生院)(?:进修|实习|挂职|轮训|培训)|卫生院(?:值班|上班|开会)|(?:院里|科里|病房|门诊|急诊|手术室)[^,]{0,8}(?:值班|安排|离不|走不|排了?我|有台|抢救)|离不[开得]医生|义诊|防疫[站员办]|禽流感|口蹄疫|布病|动物防疫/
/** 消防队来复查, 复查危房: not of the body. */
const officialCheck =
  /(?:消防|环保|安监|住建|卫健|市监|应急|质检|执法|[一-龥]{2}[局委办]|(?:工作|检查|核查|督查|督导|专家)组|上级|巡[察视]|整改|检查|回头看)(?!医院)[^,院]{0,6}复查|复查(?=[^,]{0,4}(?:户|房|厂|企业|整改|项目|问题|点位))/

/** 村里的桥冲了: where it is does not make it an office. */
const roadClosed =
  /(?:路|桥|渡口|渡船|班车|轮渡)[^,]{0,4}(?:断|冲|垮|塌|淹|封|停|堵|被水|不通|过不)|封路|封山|塌方|滑坡|泥石流|抛锚|爆胎/

/** Tied up, whatever it is by. */
const tiedUp = new RegExp(`${leaveTelling.source}|离不[得开]?了?人?|误不得|等不得|耽误不得|忙不过来`, 'g')
/** The road, the weather, want of time: 没得车, 手头事多. */
const roadOrTime =
  /手头|事|约|安排|时间|空|忙|身|冲突|撞|原因|情况|任务|远|困|滞留|行程|日程|排满|信号|停电|来回|往返|路程|绕道|[没误搭赶等堵坐错][^,]{0,4}车|车[^,]{0,6}[坏断停没堵误绕抛修不晚爆扎陷翻]|胎|船|路|桥|票|站|雨|冰|冻|风|雾|潮|江|河|渡|岛|赶不|追不|不在/

/** What keeps a person and is neither the road nor the weather nor want of time: 苹果要疏花, 骆驼跑丢了. */
function isOwnBusiness(own: string): boolean {
  if (errands.test(own)) return true
  const left = own.replace(tiedUp, '')
  const said = withoutSmall(left.replace(/想|参加|来|去|到|开会|会议?|但|不|了/g, '')).match(/[一-龥]/g) ?? []
  return said.length > 1 && !elsewhere.test(left) && !roadOrTime.test(left) && !leaveBare.test(left)
}

/** @returns whether the words tell something that keeps a person from coming */
export function isExcuse(words: string): boolean {
  return [family, familyEvents, ownWork, illness, duty, elsewhere].some(pattern => pattern.test(words))
}

/**
 * @param reason the words of the excuse, folded; `whole` the whole message, where 病假 and 事假 stand
 * @returns null when nothing was said
 */
export function leaveKindOf(reason: string | null, whole: string): LeaveKind | null {
  for (const [pattern, kind] of statedKinds) if (pattern.test(whole)) return kind
  if (reason === null) return null
  const own = reason
    .replace(atHomeIll, '')
    .replace(noIllness, '')
    .replace(figureOfSpeech, '忙')
    .replace(thisMeeting, '')
  if (workplaceOfHealth.test(own) || officialCheck.test(own)) return 'official'
  if (cannotReturn.test(whole) && away.test(own) && !looksAfter.test(own) && !duty.test(own)) return 'other'
  if (family.test(own) || ownLawsuit.test(own)) return 'personal'
  if (leadsIt.test(own) && !privateEvents.test(own)) return 'official'
  if (takesPart.test(own) && !privateEvents.test(own)) return 'official'
  if (familyEvents.test(own)) return 'personal'
  if (brokenDown.test(own)) return 'other'
  if (livestock.test(own)) return 'personal'
  if (illness.test(own)) return 'sick'
  if (hardDuty.test(own)) return 'official'
  if (worksAway.test(own)) return 'other'
  if (ownWork.test(own)) return 'personal'
  if (/打工|旅游|旅行/.test(own)) return 'other'
  if (roadClosed.test(own)) return 'other'
  if (duty.test(own)) return 'official'
  return isOwnBusiness(own) ? 'personal' : 'other'
}
