/**
 * 发文字号: under which number an office issues its answer, 云农〔2026〕3号. It stands in front of the words of the answer,
 * or behind 字号. What is named there as a ground, 根据云政〔2025〕12号文件, is none.
 */
import { normalise } from '../../../language/normalise.ts'

export interface Issued {
  /** As papers print it; null: none was said. */
  readonly number: string | null
  /** The words without it, as they were written. */
  readonly rest: string
}

const number = '([一-龥]{1,12}) ?[〔[(【](\\d{4})(?:年)?[〕\\])】] ?(?:第)?(\\d{1,4}) ?号'
const labelled = new RegExp(`(?:^|[ ,;。\\n])(?:发文)?(?:字号|文号)[为是]?[: ]*${number}[ ,;:。]*`)
const inFront = new RegExp(`^${number}(?:[ ,;:。\\n]+|$)`)
const aGround = /^(?:根据|按照?|依据?|参照|遵照|落实|执行|见)/

export function takeIssuingNumber(words: string): Issued {
  const source = normalise(words)
  const found = labelled.exec(source.text) ?? inFront.exec(source.text)
  const [all = '', organ = '', year = '', nth = ''] = found ?? []
  if (found === null || aGround.test(organ)) return { number: null, rest: words }
  const at = (place: number) => source.at[place] ?? source.original.length
  const before = source.original.slice(0, at(found.index)).trim()
  const after = source.original.slice(at(found.index + all.length)).trim()
  const rest = before === '' || after === '' ? before + after : `${before}\n${after}`
  return { number: `${organ}〔${year}〕${Number(nth)}号`, rest }
}
