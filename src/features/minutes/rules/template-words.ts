import { fold } from '../../../language/normalise.ts'
import type { PaperKind } from '../types.ts'

/** 会议纪要 恢复 */
export function readTemplateWords(words: string): {
  readonly kind: PaperKind | null
  readonly restores: boolean
} {
  const text = fold(words)
  const kind = /纪要/.test(text) ? 'minutes' : /记录/.test(text) ? 'record' : null
  return { kind, restores: /恢复|还原|取消|默认|自带/.test(text) }
}
