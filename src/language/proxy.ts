/** For whom an answer is given when it is not the writer's own: 王主席参加, 代吴小梅请个假 (corpus rule R10). */
import type { Clause } from './clauses.ts'
import { isExcuse } from './leave-kind.ts'
import { fullName, shortName, titledName } from './people.ts'
import { noNames } from './words/no-name.ts'
import { withoutSmall } from './words/small.ts'

export interface Proxy {
  readonly name: string
  /** Place of the name, and of the words that belong to it, in the folded text. */
  readonly from: number
  readonly to: number
}

const person = `(?:${titledName}|${fullName})`
const onBehalf = new RegExp(
  `(?:代|帮|替|给|为)(?:我们(?:村|组|片区?|小组)?的?(?:组长|村长|支书|书记|主任|会计|代表)?(?=[老小]))?(${person}?)(?:代表|同志)?(?:也|代|先|再|来)*(?=请|报|回|说|参|答|告|登|接|签|个|一|捎|转|带|应|吱|喊|出席|到[会场岗]|能?来(?=$|[的了吧,不开参])|会来|[去来]不|不[来去参]|[缺无没][席法空时]|走不开|赶不|有[空事])`,
)
/** 参加(替老姜), 请假 代姜国强, 参加,这是老姜的回复: said behind the answer for whom it is. */
const onBehalfBehind = new RegExp(
  `(?:代|帮|替)(?:一?下)?(${person})(?:代表|同志)?(?:的|说的?|回的?|报的?|填的?|发的?|回复的?|报名的?|登记的?|请的?)?(?=[ ~☺\n]*(?:$|[,。;!)]))|(?:^|[,。;!( ])(?:这是|是|系)?(${person})(?:代表|同志)?的(?:回复|答复|意思|回执|话)?(?=[ ~☺\n]*(?:$|[,。;!)]))`,
)
/** 老姜:参加 tells it of him; 王主席:… speaks to him, and a full name may be the writer's own. */
const nicknamed = /(?:^|[,。;! ])(?:转|代|替)?([老小阿][一-龥])(?=:)/
const ownVillage =
  '(?:而?是|就是|其实是)?(?:我们?(?:这边|这里)?(?:村|组|镇|小组|社区|单位|片区)?的?)?(?:代表|同志|(?:副|妇女|村)?(?:支书|书记|主任|会计|村长|组长)(?=[老小]))?'
const atStart = new RegExp(`^${ownVillage}(${person})`)
const atStartTitled = new RegExp(`^${titledName}`)
/** A name goes on with what the person does or has; 王主席好 and 王主席您 speak to him instead. */
const goesOn =
  /^(?:代表|同志)?(?!好|您|你|,|辛苦|我)(?:跟[他她家]|报(?:个)?名|[算加]一个|[缺无][席法]|签到|手机|电话|微信|[参出请来去到不没还昨前夜感能可会要也说讲今明后那因有在准是身家生感住确膝肩背耳嘴喉腮脖胳臂指肺肝肾胆糖痛食被让托叫委打刚临正已最这下上晚早中外发病腿脚腰嗓头肚她他本开值接都牙胃高陪带必一按随孩老儿女爱妻母父岳婆公孙摔扭阳走忙脱抽赶回迟被去年周星礼血眼心胸颈肩])/
/** 老雷电话打不通, and not 王主席,…, 王主席您…, 小周我…. */
const spokenOf = /^(?:代表|同志)?(?!好|您|你|,|辛苦|我)./
/** The third character of 陈涛参加 and 李明来不了 is a verb, not a name. */
const verbs = /^[的家参请来去到不没能会也说让托在被还刚要]$/

/** 牛还没回: no name goes on so. */
const smallSecond = /^.[还没也都要在不会又已才就被把了的]/

/** 王主席叫我去县里开会: who sends the writer away is not answered for; who has him answer is. */
const sendsMe =
  /^[^,]{0,4}?(?:叫|让|派|喊|要|安排|通知|约|请|找|留|拉)(?:了)?我(?!们?(?:再)?(?:代|替|帮|给|跟|向|转|带|捎|回|说|报|请|告))/
/** 手机欠费,托我报一声,他参加: somebody else is spoken of, whatever is said of him first. */
const speaksForAnother =
  /(?:托|叫|让|喊|要|请|委托)我(?:代|替|帮|给|跟|向|转|带|捎|回|说|报|请|告)|(?:^|[,。:;! ])[他她]/

/** Names without a surname we know, where the words leave no doubt that a person is meant: 次仁卓玛让我代她请假. */
const nobody =
  '(?![^,]{0,5}(?:有|县|镇|村|局|站|校|厂|委|会|的|在|是|单位))(?![^,]{0,3}(?:我|他|她|你|大家|别人|家里|老[婆公]|领导|单位|学校|村[里上]|镇[里上]|县[里上]|表|办|理|课|孩子|班主任|医生|大夫|护士|老板)|[^,]{1,6}(?:站|局|办|所|校|厂|院|委|部|公司|政府|村)[里上]?(?:托|叫|让|喊|要|请|委托)我)'
const unusual = [
  new RegExp(
    `(?:代|帮|替)${nobody}([一-龥·]{2,6}?)(?:代表|同志)?(?=请(?:个|一|病|事|公)?[天次]?假|报(?:个)?名|回复|告假|接龙|参加)`,
  ),
  new RegExp(
    `^${nobody}([一-龥·]{2,6}?)(?=(?:代表|同志)?(?:托|叫|让|喊|要|请|委托)我(?:代|替|帮|说|报|回|转|捎|带(?!路|队|人|班|头)|请|告))`,
  ),
]
/** 阿普拉请假,他放马没回来: what stands before the answer, where somebody else is spoken of. */
const rareName =
  /^(?![我他她你咱俺]|大家|别人|家里|老[婆公]|领导|单位|学校|孩子|班主任|医生|[全各都这那哪谁])([一-龥·]{2,4}?)(?<![天年月日周事病急车船路村镇家会班])(?=(?:代表|同志)?(?:请[^,]{0,2}假|参加|出席|到会|[来去]不[了成]|不[来去参]|会来|能来))/
const unusualTitled =
  /^(?!我|本|村|副|妇女|人大|党|县|镇|乡|办公室|小组|代表|各|全|老|这|那|昨|今|明|刚)[一-龥·]{2,4}?(?:副?主席|书记|副?主任|副?镇长|副?乡长|支书|会计|代表|委员|站长|老师|村长|校长)/

/** As short as what follows allows: 邹平都参加 is 邹平. */
const oneOfThem = `(?:${titledName}|${shortName})(?:代表|同志)?`
const together = `${oneOfThem}(?:(?:[、和跟与及]|以及)(?:${oneOfThem}|[一-龥]{1,4}(?:站长|所长|校长|院长|主任|支书|书记|会计|老师|组长|村长|医生)))+`
/** Both of them: what stands between the names and what is said of them. */
const both = '(?:(?:他|她)们?|都|全|均|也|一起|一块儿?|一同|[两二三四五0-9][个位名]?人?|俩)*'
const jointly = [
  new RegExp(
    `(?:代|帮|替|给|为)(${together})${both}(?:先|再|来)?(?=请|报|回|说|参|答|告|登|接|签|捎|转|带|应|吱|喊)`,
  ),
  new RegExp(
    `(?:^|[,。;!?\\n ])${ownVillage}(${together})${both}(?=参加|出席|到会|参会|请|[来去]|不|没|说|讲|托|叫|让|委托|要|会|能|可以|在|被|因|有事|今[天早晚]|明[天早晚]|后天|那天|刚|生?病|住院|走不|赶|回不)`,
  ),
]

/** 邓家富和蒲老师都请假, 帮老沈、老邢报名: several people, as they are written. */
function several(text: string): Proxy | null {
  for (const pattern of jointly) {
    const match = pattern.exec(text)
    const names = match?.[1]?.split(/[、和跟与及]|以及/) ?? []
    if (!match || names.some(name => noNames.test(name) || /.[谁哪都也全均]$/.test(name))) continue
    const joint = match[1] ?? ''
    const behind = text.slice(match.index + match[0].length)
    if (!sendsMe.test(behind)) return { name: joint, from: match.index, to: match.index + match[0].length }
  }
  return null
}

/**
 * The first person that a clause makes its subject, or on whose behalf it speaks.
 * @param text the folded text that the clauses are of
 */
export function findProxy(text: string, clauses: readonly Clause[]): Proxy | null {
  const joint = several(text)
  if (joint) return joint
  const behind = behindAnswer(text)
  if (behind) return behind
  const forAnother = speaksForAnother.test(clauses.map(({ text }) => text).join(','))
  for (const clause of clauses) {
    const found = behalf(clause) ?? subject(clause, forAnother) ?? withoutSurname(clause, forAnother)
    if (found) return found
  }
  return null
}

function behindAnswer(text: string): Proxy | null {
  const front = nicknamed.exec(text)
  if (front?.[1] !== undefined && isTitled.test(front[1]))
    return { name: front[1], from: front.index, to: front.index + front[0].length + 1 }
  const match = onBehalfBehind.exec(text)
  const name = match?.[1] ?? match?.[2]
  if (!match || !name || match.index === 0 || noNames.test(name)) return null
  return { name, from: match.index, to: match.index + match[0].length }
}
const isTitled = new RegExp(`^${titledName}$`)

function behalf({ text, from }: Clause): Proxy | null {
  const match = onBehalf.exec(text)
  const name = match?.[1]
  if (!match || !name || noNames.test(name)) return null
  return { name, from: from + match.index, to: from + match.index + match[0].length }
}

function withoutSurname({ text, from }: Clause, forAnother: boolean): Proxy | null {
  for (const pattern of unusual) {
    const match = pattern.exec(text)
    const name = match?.[1]
    if (match && name) return { name, from: from + match.index, to: from + match.index + match[0].length }
  }
  const rare = forAnother ? rareName.exec(text)?.[1] : undefined
  if (rare !== undefined && withoutSmall(rare) === rare && !isExcuse(rare))
    return { name: rare, from, to: from + rare.length }
  const [name] = (forAnother && unusualTitled.exec(text)) || []
  return name === undefined || sendsMe.test(text.slice(name.length))
    ? null
    : { name, from, to: from + name.length }
}

function subject({ text, from }: Clause, forAnother: boolean): Proxy | null {
  const match = atStart.exec(text)
  let name = match?.[1]
  if (!match || !name || noNames.test(name) || (smallSecond.test(name) && !atStartTitled.test(name)))
    return null
  const start = match[0].length - name.length
  // 我查一下, 我老王参加: the writer himself
  if (match[0].startsWith('我') && start === 1) return null
  const titled = atStartTitled.exec(text.slice(start))
  if (titled) name = titled[0]
  else if (name.length === 3 && verbs.test(name.charAt(2))) name = name.slice(0, 2)
  else if (
    name.length === 3 &&
    text.length > start + 3 &&
    text.charAt(start + 3) !== '(' &&
    !goesOn.test(text.slice(start + 3)) &&
    goesOn.test(text.slice(start + 2))
  )
    name = name.slice(0, 2)
  const rest = text.slice(start + name.length)
  if (sendsMe.test(rest) || !(goesOn.test(rest) || (forAnother && spokenOf.test(rest)))) return null
  const title = /^(?:代表|同志)/.exec(rest)?.[0] ?? ''
  return { name, from, to: from + start + name.length + title.length }
}
