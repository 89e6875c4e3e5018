/** What came of an activity, pasted or dictated: 主题：… 走访点：… 发现问题：… Without a label it is what was found. */
import { labelsOf } from './labels.ts'
import { normalise, originalSlice } from './normalise.ts'

export type RecordField = 'theme' | 'places' | 'people' | 'findings' | 'advice' | 'result'

/** A longer word stands before the word it ends with or begins with. */
const fieldNames: readonly (readonly [RecordField, string])[] = [
  ['theme', '活动主题|活动内容|主题|内容'],
  ['places', '活动地点|走访点位?|视察点位?|调研点位?|地点'],
  ['people', '参加人员|参与人员|参加人|参加代表|参加|出席'],
  ['findings', '发现的?问题|存在的?问题|主要问题|活动情况|问题|情况'],
  ['advice', '意见和?建议|意见、建议|建议和?意见|工作建议|建议|意见'],
  ['result', '活动成效|活动结果|整改情况|办理结果|结果|成效'],
]

const labels = labelsOf(fieldNames, () => null)

export interface RecordPart {
  readonly field: RecordField
  /** As it was written. */
  readonly text: string
}

/** In their order; a label with nothing behind it is none. */
export function readRecord(words: string): RecordPart[] {
  const source = normalise(words)
  const values = labels.values(source.text)
  const cut = (from: number, to: number) => tidy(originalSlice(source, from, to))
  const before = cut(0, values[0]?.all.from ?? source.text.length)
  return [
    ...(before === '' ? [] : [{ field: 'findings' as const, text: before }]),
    ...values.map(({ field, value }) => ({ field, text: cut(value.from, value.to) })),
  ].filter(({ text }) => text !== '')
}

/** 更正 地点 石桥村, 更正 地点：石桥村 主题：…: what takes the place of what stood there. Null: nothing is corrected. */
export function readCorrection(words: string): RecordPart[] | null {
  const source = normalise(words.trim())
  const verb = /^(?:更正|改为|修改|改)[ :,]*/.exec(source.text)
  if (verb === null) return null
  const rest = originalSlice(source, verb[0].length, source.text.length)
  const { text } = normalise(rest)
  const named = labels.inFront(text)
  if (named !== null && labels.values(text)[0]?.all.from !== 0) {
    const value = tidy(originalSlice(normalise(rest), named.length, text.length))
    return value === '' ? [] : [{ field: named.field, text: value }]
  }
  // Without a label nobody can tell what is to be replaced.
  return labels.values(text).length === 0 ? [] : readRecord(rest)
}

const tidy = (text: string): string => text.replace(/^[\s,，;；、]+|[\s,，;；、]+$/gu, '')
