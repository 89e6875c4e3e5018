/**
 * What precedes the words themselves: the mention and the slash (wecom-protocol 1.7). There is no structured
 * mention list; the display name stands in the text, anywhere, and names may contain spaces.
 */
import { numberEnds, readNumber } from '../calendar/numerals.ts'

/** One emoji made of several: 👨‍👩‍👧, ❤️‍🔥. What joins them has no width, and is no trick there. */
const part = '\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier})?'
const joined = `${part}(?:\\u200d${part})+`
/** Elsewhere nothing a person means: zero-width and bidi marks, controls other than line breaks and tabs. */
const invisible = '(?![\\t\\n\\r])[\\p{Cc}\\p{Cf}]|(?<!\\p{Emoji})[\\ufe0e\\ufe0f]'
const emojiOrInvisible = new RegExp(`(${joined})|${invisible}`, 'gu')

const withoutInvisible = (text: string): string =>
  text.replace(emojiOrInvisible, (_all, emoji: string | undefined) => emoji ?? '')

/**
 * The text without its invisible characters (those inside an emoji stay) and without any mention of the bot, whatever white space stands
 * beside it. Linear in the length of the text: the white space is trimmed from the pieces, not matched.
 */
export function withoutMention(text: string, botName: string): string {
  const clean = withoutInvisible(text)
  const words = withoutInvisible(botName).trim().split(/\s+/u).map(escapeForRegExp)
  if (words.join('') === '') return clean.trim()
  return clean
    .split(new RegExp(`[@＠]${words.join('\\s+')}`, 'giu'))
    .map(piece => piece.trim())
    .filter(piece => piece !== '')
    .join(' ')
}

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** `/`, its full-width form, and `、`, which the same key gives in a Chinese input method; once or more. */
const slash = /^[/／、][/／、\s]*/u

/** The lines of a message that say anything, without mentions. */
export const linesOf = (text: string, botName: string): string[] =>
  text
    .split(/[\n\r\v\f\u0085\u2028\u2029]/u)
    .map(line => withoutMention(line, botName))
    .filter(line => line !== '')

/** What follows a slash that a line begins with, the next sign being no space: so it is typed. */
export const behindLeadingSlash = (line: string): string | null => /^[/／]+(\S.*)$/su.exec(line)?.[1] ?? null

/** Of somebody who is told what to send, 发送 /参加, or 参加 或 /请假. */
const toldToSend = /(?:发送?|回复?|输入|[写用打按说是即或和如见叫]|命令|比如|例如)[:：]?\s*$/u
/** More than anybody types into one message; a text of nothing else costs no more. */
const mostSlashes = 200

/** What follows a slash behind a space within a line, where it is not spoken of what to send. */
export const behindInnerSlashes = (line: string): string[] =>
  [...line.matchAll(/(?<=\s)[/／]+(?=\S)/gu)]
    .slice(0, mostSlashes)
    .filter(({ index }) => !toldToSend.test(line.slice(Math.max(0, index - 8), index)))
    .map(({ 0: slashes, index }) => line.slice(index + slashes.length))

/** What follows a leading slash, or null when the text is no command. */
export function afterSlash(text: string): string | null {
  return slash.test(text) ? text.replace(slash, '') : null
}

/**
 * The longest of `names` that `body` begins with. Chinese is written without spaces, so `/会议3月18日` is the
 * command 会议; a Latin name must end where the word ends.
 *
 * @param names already folded with `fold`
 * @returns the folded name and the rest of the body, with leading separators removed
 */
export function takeName(
  body: string,
  names: { has(name: string): boolean },
  fold: (text: string) => string,
): { name: string; rest: string } | null {
  const characters = [...body.slice(0, longestName * 2)]
  for (let length = Math.min(longestName, characters.length); length > 0; length--) {
    const head = characters.slice(0, length).join('')
    const name = fold(head)
    if (!names.has(name)) continue
    const next = characters[length]
    if (
      /[a-z]$/u.test(name) &&
      next !== undefined &&
      /[\p{L}\p{N}]/u.test(next) &&
      !/\p{Script=Han}/u.test(next)
    )
      continue
    return {
      name,
      rest: body
        .slice(head.length)
        .replace(/^[\s\p{Zs}:：,，]+/u, '')
        .trimEnd(),
    }
  }
  return null
}

const longestName = 12

const digits = '[0-9０-９]{1,6}'
/** `15号下午3点`, `15号(周三)`: a day. `3号楼`: a house. */
const dayOrPlace =
  '(?![\\s(（]*(?:[0-9０-９]|[上中下]午|早|晚|凌晨|傍晚|全天|周[一二三四五六日天末]|星期|礼拜|[至到前后之以-])|[楼院厅馆室门路线]|会议?室)'
/** `3月20日`, `3点`, `3.20`, `3人`, `3组`, `3楼`: figures that count or name something else. */
const otherUnit = `${numberEnds}(?![％%]|[:：/-][0-9０-９]|[年月日点号分秒天人名位个条件项次届组村镇楼层级岁元万千百亿两多余]|时(?!间)|周[内后前]|小[时组]|代表)`
const leadingNumber = new RegExp(
  `^[#＃]?\\s*(?:第(${digits})(?:[号个项]|(?=[\\s,，:：。]|$))|第([一二三四五六七八九十]{1,3})[号个项]|` +
    `(${digits})号${dayOrPlace}|(${digits})${otherUnit})[\\s,，:：]*`,
  'u',
)

/** Whether words begin with a notice's number in so many words: 第3号 参加. 第3号会议室 is a room. */
export const namesNumber = (words: string): boolean =>
  /^第\d{1,4}号(?!(?:会议?)?[楼院厅馆室门路线])/u.test(words.normalize('NFKC').trim())

const figures = '#?\\s*第?\\d{1,6}'
/** In this order: -1; too many figures; 1e9, where a number does not end; several, 1、2. */
const noNumber = new RegExp(
  `^(?:[-−+]\\s*\\d|#?\\s*第?\\d{7}|${figures}(?!\\d)(?!${numberEnds})|` +
    `${figures}\\s*号?\\s*[-~至到,、和及]\\s*第?${digits}(?:号${dayOrPlace}|${otherUnit}))`,
  'u',
)

/**
 * Words begin with figures that are not the number of one notice: `-1`, `1e9`, `1.5`, more of them than any number has,
 * and several at once.
 */
export const beginsWithNoNumber = (words: string): boolean => noNumber.test(words.normalize('NFKC').trim())

/** 4, 第4号, 2026-003 in front of words, as it was written. */
export const numberSaid = (words: string): string | null =>
  /^第?\d{1,6}(?:-\d{1,6})?[号项]?(?![\p{L}\d])/u.exec(words)?.[0] ?? null

/**
 * A leading number, as in `/改 3 …`, `/名单 第3号`, `/催3`; full-width digits too. What can be a day, an hour, a
 * count or a place is none: a command must not fall on a notice that nobody named.
 */
export function takeNumber(words: string): { number: number | null; rest: string } {
  const text = words.trim()
  const match = leadingNumber.exec(text)
  if (match === null) return { number: null, rest: text }
  const [whole, ...figures] = match
  const number = readNumber((figures.find(figure => figure !== undefined) ?? '').normalize('NFKC'))
  return Number.isNaN(number) ? { number: null, rest: text } : { number, rest: text.slice(whole.length) }
}
