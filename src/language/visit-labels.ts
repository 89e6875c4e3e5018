/** Words filled in as in a form: 姓名:李四 电话:138… 事项:路灯坏了. */
import type { Span } from './visit-reading.ts'

export type VisitField =
  | 'visitor'
  | 'phone'
  | 'people'
  | 'village'
  | 'matter'
  | 'category'
  | 'handling'
  | 'office'
  | 'due'
  | 'deputy'
  | 'date'
  | 'outcome'
  | 'status'

/** Also what a field is called when it is corrected. A longer word stands before the word it ends with or begins with. */
const fieldNames: readonly (readonly [VisitField, string])[] = [
  ['people', '来访人数|来访人次|人数|人次'],
  ['visitor', '来访人姓名|来访人员?|来访者|来信人|反映人|联系人|群众姓名|选民姓名|姓名|名字'],
  ['phone', '联系电话|电话号码|联系方式|手机号码?|手机|电话'],
  ['village', '村\\(社区\\)|村社区|所在村|村居|村|社区|地址|住址'],
  [
    'matter',
    '反映事项|反映问题|反映内容|反映情况|主要诉求|主要问题|主要内容|具体事项|事项|诉求|内容|问题|情况',
  ],
  ['category', '类别|类型|分类'],
  ['outcome', '办理结果|处理结果|结果'],
  ['due', '办理期限|办结期限|办理时限|期限|时限|限期'],
  ['handling', '处理方式|处理情况|处理意见|办理方式|处理'],
  ['office', '承办单位|承办部门|责任单位|办理单位|承办|单位'],
  ['deputy', '接待代表|接待人员?|走访代表|联系代表|接待|代表'],
  ['date', '来访日期|接待日期|来信日期|走访日期|联系日期|来访时间|接待时间|走访时间|日期|时间'],
  ['status', '状态'],
]

const anyName = fieldNames.map(([, names]) => `(${names})`).join('|')
const label = new RegExp(`(?<![一-龥])(?:${anyName}) ?: ?`, 'g')
const nameInFront = new RegExp(`^(?:${anyName})(?=[ :,为是改]|$)[ :,]*(?:改?为|改成|是)?[ :,]*`)
const nameGluedInFront = new RegExp(`^(?:${anyName})`)

const fieldOf = (groups: readonly (string | undefined)[]): VisitField | null =>
  fieldNames[groups.findIndex(group => group !== undefined)]?.[0] ?? null

export interface LabelledValue {
  readonly field: VisitField
  /** The label with its value. */
  readonly all: Span
  readonly value: Span
}

/** A matter goes on to the next label, a phone to its last figure; everything else ends with its word. */
const valueEnd = /[ ,;。\n]/g
const phoneEnd = /(?![\d +-])/g

const endOf = (field: VisitField, text: string, from: number, next: number): number => {
  if (field === 'matter' || field === 'handling' || field === 'outcome') return next
  const end = field === 'phone' ? phoneEnd : valueEnd
  end.lastIndex = from
  return Math.min(next, end.exec(text)?.index ?? text.length)
}

/** @param text folded */
export function labelledValues(text: string): LabelledValue[] {
  const labels = [...text.matchAll(label)]
  return labels.flatMap((match, index) => {
    const field = fieldOf(match.slice(1))
    if (field === null) return []
    const start = match.index + match[0].length
    const next = labels[index + 1]?.index ?? text.length
    const end = endOf(field, text, start, next)
    return [{ field, all: { from: match.index, to: end }, value: { from: start, to: end } }]
  })
}

/**
 * `村 杨树湾`, `类别改为农业农村`: the field that words begin with.
 * @param text folded
 * @param glued also `村杨树湾`: only where nothing else can be meant
 */
export function fieldInFront(
  text: string,
  glued = false,
): { readonly field: VisitField; readonly length: number } | null {
  const match = (glued ? nameGluedInFront : nameInFront).exec(text)
  const field = match === null ? null : fieldOf(match.slice(1))
  return match === null || field === null ? null : { field, length: match[0].length }
}
