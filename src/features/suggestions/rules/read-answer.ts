/** 答复 in words: the class, by its code or its name, and what is answered: `A 已修复` · `B类：…` · `正在解决，…`. */
import { normalise } from '../../../language/normalise.ts'
import { onlyNotDone } from '../../../language/not-done.ts'
import type { ResultClass } from '../settings.ts'

export interface AnswerReading {
  /** Null: no class of the congress is named in front. */
  readonly resultClass: ResultClass | null
  readonly text: string
}

const label = /^(?:办理)?(?:结果|类别|分类|答复类别)[为是]?[:为]? ?/
const behindCode = /^(?:[)】] ?类?|类|级|件)?(?:$|[ ,:;。、)】\n]|(?=[一-龥]))[ ,:;。、)】\n]*/
const behindName = /^类?(?:$|[ ,:;。、)】\n])[ ,:;。、)】\n]*/
const textLabel = /^(?:答复内容|办理情况|内容|答复|情况):? ?/

/** Whatever follows the class, as it was written. */
export function readAnswer(words: string, classes: readonly ResultClass[]): AnswerReading {
  const source = normalise(words.trim())
  const { text } = source
  const from = (label.exec(text)?.[0].length ?? 0) + (/^[(【]/.exec(text.replace(label, ''))?.[0].length ?? 0)
  const found = byCode(text, from, classes) ?? byName(text, from, classes)
  if (found === null) return { resultClass: null, text: source.original }
  let end = found.end
  // A B类 正在解决或列入计划：…
  const again = found.isCode ? byName(text, end, [found.resultClass]) : null
  if (again !== null && again.end < text.length) end = again.end
  end += textLabel.exec(text.slice(end))?.[0].length ?? 0
  return {
    resultClass: found.resultClass,
    text: source.original.slice(source.at[end] ?? source.original.length).trim(),
  }
}

interface Found {
  readonly resultClass: ResultClass
  readonly end: number
  readonly isCode: boolean
}

function byCode(text: string, from: number, classes: readonly ResultClass[]): Found | null {
  for (const resultClass of classes) {
    const code = normalise(resultClass.code).text
    if (!text.startsWith(code, from)) continue
    const mark = behindCode.exec(text.slice(from + code.length))?.[0]
    // 甲方 is not class 甲; A类 and A已修复 are A.
    const isWord = /^[一-龥]/.test(code) && mark === ''
    if (mark !== undefined && !isWord)
      return { resultClass, end: from + code.length + mark.length, isCode: true }
  }
  return null
}

/** 已解决 of 已解决或基本解决; words that go on without a mark belong to what is answered: 已解决路灯问题. */
function byName(text: string, from: number, classes: readonly ResultClass[]): Found | null {
  const names = classes.flatMap(resultClass =>
    [resultClass.name, ...resultClass.name.split(/[或、]/)]
      .map(name => normalise(name).text)
      .filter(name => name.length >= 3)
      .map(name => ({ resultClass, name })),
  )
  const fitting = names.filter(({ name }) => text.startsWith(name, from))
  const [best] = fitting.toSorted((a, b) => b.name.length - a.name.length)
  if (best === undefined) return null
  const mark = behindName.exec(text.slice(from + best.name.length))?.[0]
  const end = mark === undefined ? from : from + best.name.length + mark.length
  return { resultClass: best.resultClass, end, isCode: false }
}

/** A 还没有解决: what is answered is not of the class 已解决. */
export const contradicts = ({ name }: ResultClass, text: string): boolean =>
  name.startsWith('已') && onlyNotDone(text)
