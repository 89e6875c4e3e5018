/** Which of several open items is meant: 第二个, 2参加, ②, 3号 (corpus rule R11). */
import { readNumber } from '../calendar/numerals.ts'

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** A congress's notices are numbered on and on: the hundredth comes. */
const number = '([0-9]{1,4}|[一二三四五六七八九十]{1,2})'
const patterns = [
  /[([]([0-9]{1,2})[)\]]/g,
  // the 2 of 1、2都参加 and of 1参加2请假
  /(?<=^[ ]*[0-9]{1,2}(?:[、,和及与跟 ]|参加|请假|来|去)[ ]?)([0-9]{1,2})(?=[ ]?(?:都|全|参|请|来|去|不|能|到|也|均|$))/g,
  new RegExp(`([${circled}])`, 'g'),
  new RegExp(`第${number}(?:个|项|场|次|条|件|号)?(?:会议?(?=[^来去参到])|活动|通知)?`, 'g'),
  /(?<![0-9:.月])([0-9]{1,4}|[一二三四五六七八九十])号(?:会议|通知|活动|会(?=请|不|[来去]不|还|$))?/g,
  /(?:会议|通知|活动|编号|序号|no\.?|#) ?([0-9]{1,4})(?![0-9月日点:.号])/g,
  /(?:会议|通知|活动)([一二三四五六七八九十])(?=[ ]?(?:参加|请假|不|能|可以|[来去到,:]|$))/g,
  // the 2 of 1参加,2请假
  /(?<=[,。;、])[ ]?([0-9]{1,2})(?=[ ]?(?:参加|请假|出席|来|去|不[来去参能]|能|可以|到会|没|ok|行|再说|看|待定))/g,
  /^[ ]*([一二三四五六七八九十])(?=[、,:.] ?[一-龥])/g,
  /^[ ]*([0-9]{1,2})(?![0-9月日点时年天个人分半+]|:[0-9]|\.[0-9]| ?号)[ 、.,:。)]*/g,
]

export interface ItemNumbers {
  readonly numbers: readonly number[]
  /** The folded text with the numbers blanked out, of the same length. */
  readonly rest: string
}

/** Reads and takes out the numbers of items; `numbers` is without repetitions. */
export function takeItemNumbers(text: string): ItemNumbers {
  const numbers = new Set<number>()
  let rest = text
  for (const pattern of patterns) {
    rest = rest.replace(pattern, (matched: string, figure: string) => {
      const index = circled.indexOf(figure)
      numbers.add(index >= 0 ? index + 1 : readNumber(figure))
      return ' '.repeat(matched.length)
    })
  }
  return { numbers: [...numbers].filter(found => found > 0), rest }
}
