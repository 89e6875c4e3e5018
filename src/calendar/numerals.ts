/** Figures as they stand in dates: 18, 十八, 廿六, 卅一, 二〇二六, 零五, 两. */

const digits = '〇一二三四五六七八九'

/** Pattern sources for the grammar. Bounded, so that no input can make them slow. */
export const figure = '[0-9〇零○一二三四五六七八九十廿卅两]'
export const hanDigit = '[〇零○一二三四五六七八九]'
export const smallNumber = '(?:[0-9]{1,2}|[〇零○一二三四五六七八九十廿卅两]{1,4})'

/** What follows a number that is a whole word: in 1e9, 12abc and 1.5 none stands in front. Of patterns with `u`. */
export const numberEnds = '(?![.．]?(?!\\p{Script=Han})[\\p{L}\\p{N}_])'

/** @returns NaN when the figures make no number. */
export function readNumber(text: string): number {
  if (/^[0-9]+$/.test(text)) return Number(text)
  const figures = text.replace(/[零○0]/g, '〇').replace(/两/g, '二')
  if (/^[1-9〇一二三四五六七八九]+$/.test(figures)) {
    return Number([...figures].map(char => (digits.includes(char) ? digits.indexOf(char) : char)).join(''))
  }
  const match = /^(?:([一二三四五六七八九]?)(十)|(廿)十?|(卅)十?)([一二三四五六七八九]?)$/.exec(figures)
  if (!match) return Number.NaN
  const [, tensDigit, , twenty, thirty, one] = match
  const tens = twenty ? 2 : thirty ? 3 : tensDigit ? digits.indexOf(tensDigit) : 1
  return tens * 10 + (one ? digits.indexOf(one) : 0)
}

/** 十九, as official papers count; from 100 on in digits. @param number whole, from 1 */
export function hanNumber(number: number): string {
  if (number > 99) return String(number)
  const tens = Math.floor(number / 10)
  const one = number % 10 === 0 ? '' : digits.charAt(number % 10)
  return tens === 0 ? one : `${tens === 1 ? '' : digits.charAt(tens)}十${one}`
}
