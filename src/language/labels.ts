/** Words filled in as in a form, 姓名:李四 电话:138…, and fields named when something is corrected: 村 杨树湾. */
import type { Span } from './visit-reading.ts'

export interface LabelledValue<Field extends string> {
  readonly field: Field
  /** The label with its value. */
  readonly all: Span
  readonly value: Span
}

export interface Labels<Field extends string> {
  /** @param text folded */
  values(text: string): LabelledValue<Field>[]
  /**
   * `村 杨树湾`, `类别改为农业农村`: the field that words begin with.
   * @param text folded
   * @param glued also `村杨树湾`: only where nothing else can be meant
   */
  inFront(text: string, glued?: boolean): { readonly field: Field; readonly length: number } | null
}

/**
 * @param fieldNames a longer name stands before the name it ends with or begins with
 * @param endOf what ends a field's value before the next label; null: only that
 */
export function labelsOf<Field extends string>(
  fieldNames: readonly (readonly [Field, string])[],
  endOf: (field: Field) => RegExp | null,
): Labels<Field> {
  const anyName = fieldNames.map(([, names]) => `(${names})`).join('|')
  const label = new RegExp(`(?<![一-龥])(?:${anyName}) ?: ?`, 'g')
  const nameInFront = new RegExp(`^(?:${anyName})(?=[ :,为是改]|$)[ :,]*(?:改?为|改成|是)?[ :,]*`)
  const nameGluedInFront = new RegExp(`^(?:${anyName})`)
  const fieldOf = (groups: readonly (string | undefined)[]): Field | null =>
    fieldNames[groups.findIndex(group => group !== undefined)]?.[0] ?? null
  const valueEnd = (field: Field, text: string, from: number, next: number): number => {
    const end = endOf(field)
    if (end === null) return next
    const at = text.slice(from, next).search(end)
    return at < 0 ? next : from + at
  }
  return {
    values(text) {
      const found = [...text.matchAll(label)]
      return found.flatMap((match, index) => {
        const field = fieldOf(match.slice(1))
        if (field === null) return []
        const start = match.index + match[0].length
        const next = found[index + 1]?.index ?? text.length
        const end = valueEnd(field, text, start, next)
        return [{ field, all: { from: match.index, to: end }, value: { from: start, to: end } }]
      })
    },
    inFront(text, glued = false) {
      const match = (glued ? nameGluedInFront : nameInFront).exec(text)
      const field = match === null ? null : fieldOf(match.slice(1))
      return match === null || field === null ? null : { field, length: match[0].length }
    },
  }
}
