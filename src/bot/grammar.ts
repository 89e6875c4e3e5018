/**
 * What precedes the words themselves: the mention and the slash (wecom-protocol 1.7). There is no structured
 * mention list; the display name stands in the text, anywhere, and names may contain spaces.
 */

/** Nothing a person means: zero-width and bidi marks, controls other than line breaks and tabs. */
const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/**
 * The text without its invisible characters and without any mention of the bot, whatever white space stands
 * beside it. Linear in the length of the text: the white space is trimmed from the pieces, not matched.
 */
export function withoutMention(text: string, botName: string): string {
  const clean = text.replace(invisible, '')
  const words = botName.replace(invisible, '').trim().split(/\s+/u).map(escapeForRegExp)
  if (words.join('') === '') return clean.trim()
  return clean
    .split(new RegExp(`[@＠]${words.join('\\s+')}`, 'giu'))
    .map(piece => piece.trim())
    .filter(piece => piece !== '')
    .join(' ')
}

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** `/`, its full-width form, and `、`, which the same key gives in a Chinese input method. */
const slash = /^[/／、]\s*/u

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
  names: ReadonlySet<string>,
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

/** A leading number, as in `/改 3 …`, `/名单 3号`, `/催3`; full-width digits too. */
export function takeNumber(words: string): { number: number | null; rest: string } {
  const match =
    /^[\s#＃]*(?:第)?([0-9０-９]{1,6})(?:号|个)?(?![0-9０-９年月日点时:：.．/-])[\s\p{Zs},，:：]*/u.exec(
      words,
    )
  if (match?.[1] === undefined) return { number: null, rest: words.trim() }
  const number = Number(match[1].normalize('NFKC'))
  return { number, rest: words.slice(match[0].length).trim() }
}
