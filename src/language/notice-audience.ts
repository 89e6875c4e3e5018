/** Who is called: stated participants before the salutation, a list of names before both (corpus rule N8). */
import type { Audience, NoticeKind } from './notice-reading.ts'
import type { NoticeText } from './notice-text.ts'
import { fullName, leadingNames, readNames } from './people.ts'

/** `unknown`: people were stated, and they are none of the kinds we can call. */
export type Stated = Audience | 'unknown' | null

const numeral = '[一二三四五六七八九十0-9]{1,3}'
const groupWord = '(?:代表小组|代表活动小组|代表组|活动小组|小组)'
/** 第二代表小组 before 宝山镇第二代表小组 before 城东片区代表小组. */
const groups = [
  new RegExp(`(第?${numeral}(?:片区)?${groupWord}|第${numeral}组)`),
  new RegExp(`((?:[东西南北中城片区]{1,3}|[一-龥]{2,4}?)(?:片区)?${groupWord})`),
]
/** 第一、第二代表小组: more than one cannot be said as one group, and half of them must not be called alone. */
const severalGroups = new RegExp(`第?${numeral}(?:(?:代表)?小组)?[、和及与]第?${numeral}(?:代表)?小组`)
const presidium = /主席团(?:全体)?(?:成员|各位成员|的各位|全体|组成人员|同志)|(?:各位|全体)主席团/
const deputies =
  /(?:全体|各位|所有|镇|乡|街道|市|县|各级|县乡|两级|我镇|本镇|辖区)*(?:人大)?代表(?:们|同志)?(?!小组|团|组|之家|联络|大会|法|建议|议案|履职|工作|活动|接待|培训|述职|视察|名额|资格|向|进|选|辞|票|发言|作|填|对|提|意见|补选|提名|候选|身份|证|团长|风采|中心组|工委|室|人士|性|表)/
/** 组织代表视察…: here the deputies are called, though an activity follows the word. */
const sentOut =
  /(?:组织|请|邀请|安排)(?:全体|全镇|各位|镇|乡|本镇|我镇|县乡|各级|市|县|人大|部分(?!代表))*代表(?:们)?(?=视察|调研|走访|检查|参观|开展|赴|到|对|进行|学习|观摩|慰问|察看|评议)/
const leaders =
  /组长|负责人|联络员|联系人|检查组|视察组|调研组|工作人员|村支书|书记|村主任|站长|团长|选民|群众|各村|办公室主任|班子|单位/
const list = `${fullName}(?:代表|同志)?(?:[、, ](?:${fullName})(?:代表|同志)?){0,15}(?:(?:和|及|与)${fullName})?`
const onDuty = new RegExp(
  `(?:由|请|安排)?(${list})(?:等)?(?:[0-9一二三四五六七八九十两]{1,3}[名位人]?(?:同志|代表)?)?(?:同志|代表)? ?(?:负责)?(?:值班|值守|接待|进站|驻站|坐班|轮值|参加|到会|出席|参会|到场)`,
)
const following = /(?:以下|下列|如下)(?:人员|代表|同志|人)?[^:\n]{0,10}:? ?\n?([^\n。;]{2,120})/

/** 调研组成员:李建国、孙丽华 */
const membersListed = /^ ?[一-龥]{0,8}(?:组|团)(?:全体|各位)?成员: ?([^\n]{2,100})$/m

export function audienceIn(text: string): Stated {
  const stated = text
    .replace(/[^,。;、\n]*列席[^,。;\n]*/g, '')
    .replace(/请[^,。;]*(?:领导|负责同志)[^,。;]*列席/g, '')
  const names = readNames(
    stated
      .replace(/[。;].*$/s, '')
      .replace(/^[ \n:]+/, '')
      .replace(/(?:等)?[0-9一二三四五六七八九十]*[名位人](?:同志|代表)?$/, '')
      .trim(),
  )
  if (names.length > 0) return { to: 'named', names }
  const named = onDuty.exec(stated)?.[1]
  const inSentence = named === undefined ? [] : readNames(named)
  if (inSentence.length > 0) return { to: 'named', names: inSentence }
  if (presidium.test(stated)) return { to: 'presidium' }
  if (severalGroups.test(stated)) return 'unknown'
  const groupName = groups.map(pattern => pattern.exec(stated)?.[1]).find(name => name !== undefined)
  if (groupName !== undefined && !/^(?:各|全体|代表|每|本|以|按)/.test(groupName) && !/组长/.test(stated))
    return { to: 'group', name: groupName }
  if (sentOut.test(stated) || deputies.test(withoutLeaders(stated))) return { to: 'deputies' }
  return leaders.test(stated) || /小组|代表团/.test(stated) ? 'unknown' : null
}

/** 各代表小组组长 holds the word 代表 and calls no deputies. */
const withoutLeaders = (text: string) =>
  text.replace(
    /(?:选民|村民|群众|企业|居民|党员|职工|家长|学生|妇女|青年|商户|行业|党)代表|(?:各)?(?:人大)?代表(?:小组|团|组)[^、,]*|(?:人大)?代表(?:联络站|之家)[^、,]*|[县市省]人大代表/g,
    '',
  )

/** The stated audience of a whole notice. */
export function audienceOf(notice: NoticeText): Stated {
  const { text } = notice
  const below = following.exec(text)?.[1]
  const names = below === undefined ? [] : leadingNames(below)
  if (names.length > 0) return { to: 'named', names }
  const members = readNames(membersListed.exec(text)?.[1] ?? '')
  if (members.length > 0) return { to: 'named', names: members }
  const labelled = notice.sections.find(({ label }) => label === 'audience')
  if (labelled) {
    const content = /^[ \n]*[^\n]*/.exec(text.slice(labelled.from, labelled.to))?.[0] ?? ''
    const stated = audienceIn(content)
    if (stated) return stated
  }
  return (
    calledByName(notice) ??
    inProse(notice) ??
    salutation(text) ??
    (anywhere.test(text) ? { to: 'deputies' } : null)
  )
}

/** 请张火木、柳文娟到人大办来一下; without 请 only where there are several. */
const byName = new RegExp(
  `^(请|通知|叫|喊|让|麻烦|邀请|安排)?(${list})(?:等?[0-9一二三四五六七八九十两]*[位名人]?(?:同志|代表)?)?(?=$|[到去来在于赴往]|参加|出席|准时|按时|务必|都)`,
)

function calledByName(notice: NoticeText): Stated {
  const { text } = notice
  for (const { from, to, text: words } of notice.chunks()) {
    const [, bidden, listed = ''] = byName.exec(words) ?? []
    const names = readNames(listed)
    if (names.length > (bidden === undefined ? 1 : 0) && !isRole(text, from)) return { to: 'named', names }
    // 张火木 柳文娟 3月18日…: names divided by spaces at the head of a line
    const line = notice.lineAround(from)
    if (text.slice(line.from, from).trim() !== '' && !notice.isUsed(from - 1)) continue
    let end = to
    while (end < line.to && !notice.isUsed(end)) end += 1
    const head = readNames(
      text
        .slice(from, end)
        .replace(/^(?:请|通知|叫)/, '')
        .trim(),
    )
    if (head.length > 1 && end < line.to) return { to: 'named', names: head }
  }
  return null
}

/** 主讲 罗斌、田勇: what they do is said before, and it is not coming as the others do. */
const isRole = (text: string, position: number) =>
  /(?:主讲|主持|授课|联系人?|述职代表|列席|领导|带队|抄送|对象)(?:人|老师)?[: ]{0,2}$/.test(
    text.slice(Math.max(0, position - 12), position),
  )

const calls =
  /^(?:请|由|组织|邀请|通知|安排)?[^,。;]{0,30}?(?:参加|出席|到会|参会|进站|轮值|值班|值守|都来|都到|[到在去][^,。;]{1,16}(?:集合|集中)|接待)|^第[一二三四五六七八九十0-9]{1,3}(?:代表)?小组(?:全体)?(?:代表|成员)?(?:到|去|赴|走访|调研|视察)|^全体[^,。;]{1,10}$|^(?:请)?主席团(?:的各位|成员|全体成员)|^第[一二三四五六七八九十0-9]{1,3}(?:代表)?小组$|小组(?:全体)?(?:代表|成员|组员)?$|小组第[一二三四五六七八九十0-9]{1,3}组$|组织(?:全体|全镇|镇|乡|人大|各位)*代表|^主席团成员|^各位代表|^请各位/

/** 请各位代表于16日前报名: said only with the deadline. */
const anywhere = /(?:各位|全体)(?:镇|乡|街道|县|市|人大)*代表(?!小组|团|组|联络|之家|大会)/

function inProse(notice: NoticeText): Stated {
  const title = notice.text.indexOf('通知\n')
  let fallback: Stated = null
  for (const chunk of notice.chunks()) {
    const { text } = chunk
    if (chunk.from < title || /列席/.test(text) || /[:]$/.test(text) || !calls.test(text)) continue
    if (/不能|因故|未能|无法|如|述职代表|请假/.test(text)) continue
    const stated = audienceIn(text)
    if (stated === null) continue
    if (stated !== 'unknown') return stated
    fallback ??= stated
  }
  const duty = new RegExp(onDuty, 'g')
  for (const match of notice.text.matchAll(duty)) {
    const names = readNames(match[1] ?? '')
    if (names.length > 1) return { to: 'named', names }
  }
  return fallback
}

/** 代表初任培训 is no salutation. */
const calledOnes =
  /^第[一二三四五六七八九十0-9]{1,3}(?:片区)?(?:代表)?(?:活动)?小?组|(?:代表|成员|小组|组|团|同志|全体|组长|委员|干部|领导)(?:们|同志|好|你们好|您好)?$/

/** 各位代表: on a line of its own, or at the head of a chat line. */
function salutation(text: string): Stated {
  for (const line of text.split('\n')) {
    const head =
      /^[ ]*((?:尊敬的|各|全体|第|主席团|镇|乡|县|人大|代表|请|所有)[^。;:\n]{1,40}?)(?::|,|!| |$)/.exec(
        line,
      )?.[1]
    if (
      head !== undefined &&
      !/通知|公告|会议[^成]|关于/.test(head) &&
      (line.includes(`${head}:`) || calledOnes.test(head))
    ) {
      const stated = audienceIn(line.includes(':') ? line.slice(0, line.indexOf(':')) : head)
      if (stated) return stated
    }
  }
  return null
}

/** Without a statement a presidium meets as the presidium, a session calls all deputies; else nobody is assumed. */
export function audienceFor(stated: Stated, kind: NoticeKind): Audience | null {
  if (stated !== null && stated !== 'unknown') return stated
  if (kind === 'presidium') return { to: 'presidium' }
  return kind === 'session' && stated === null ? { to: 'deputies' } : null
}
