/** Who is called by name in a notice: in a list, on duty, with 请 (corpus rule N8). */
import type { NoticeText } from './notice-text.ts'
import { fullName, leadingNames, readNames } from './people.ts'

const list = `${fullName}(?:代表|同志)?(?:[、, ](?:${fullName})(?:代表|同志)?){0,15}(?:(?:和|及|与)${fullName})?`
const onDuty = new RegExp(
  `(?:由|请|安排)?(${list})(?:等)?(?:[0-9一二三四五六七八九十两]{1,3}[名位人]?(?:同志|代表)?)?(?:同志|代表)? ?(?:负责)?(?:值班|值守|接待|进站|驻站|坐班|轮值|参加|到会|出席|参会|到场)`,
  'g',
)
const following = /(?:以下|下列|如下)(?:人员|代表|同志|人)?[^:\n]{0,10}:? ?\n?([^\n。;]{2,120})/

/** 调研组成员:李建国、孙丽华 */
const membersListed = /^ ?[一-龥]{0,8}(?:组|团)(?:全体|各位)?成员: ?([^\n]{2,100})$/m

/** 以下代表参加:…, 调研组成员:… */
export function namesListed(text: string): string[] {
  const below = leadingNames(following.exec(text)?.[1] ?? '')
  return below.length > 0 ? below : readNames(membersListed.exec(text)?.[1] ?? '')
}

/** 罗志强、赵刚值班: the first list of at least so many names. */
export function namesOnDuty(text: string, atLeast = 1): string[] {
  for (const match of text.matchAll(onDuty)) {
    const names = readNames(match[1] ?? '')
    if (names.length >= atLeast) return names
  }
  return []
}

/** 请张火木、柳文娟到人大办来一下; without 请 only where there are several. */
const byName = new RegExp(
  `^(请|通知|叫|喊|让|麻烦|邀请|安排)?(${list})(?:等?[0-9一二三四五六七八九十两]*[位名人]?(?:同志|代表)?)?(?=$|[到去来在于赴往]|参加|出席|准时|按时|务必|都)`,
)

/** @returns the names of those called in the run of the text; empty when nobody is called by name */
export function calledByName(notice: NoticeText): string[] {
  const { text } = notice
  for (const { from, to, text: words } of notice.chunks()) {
    const [, bidden, listed = ''] = byName.exec(words) ?? []
    const names = readNames(listed)
    if (names.length > (bidden === undefined ? 1 : 0) && !isRole(text, from)) return names
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
    if (head.length > 1 && end < line.to) return head
  }
  return []
}

/** 主讲 罗斌、田勇: what they do is said before, and it is not coming as the others do. */
const isRole = (text: string, position: number) =>
  /(?:主讲|主持|授课|联系人?|述职代表|列席|领导|带队|抄送|对象)(?:人|老师)?[: ]{0,2}$/.test(
    text.slice(Math.max(0, position - 12), position),
  )
