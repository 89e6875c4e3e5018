/** What of the files is for others than clerks and the deputy himself: nothing that is confidential. Pure. */
import type { DutyFile, Entry } from '../types.ts'
import { figuresOf } from './figures.ts'

const isOpen = (entry: Entry): boolean => !(entry.kind === 'suggestion' && entry.item.confidential)

/** The same file of what everybody may know, with its figures counted anew. */
export function openFile(file: DutyFile): DutyFile {
  const entries = file.entries.filter(isOpen)
  return entries.length === file.entries.length ? file : { ...file, entries, book: figuresOf(entries) }
}

/** `公布 开`, `开启`, `公布 关`; null: neither. */
export function readSwitch(words: string): boolean | null {
  const text = words.replace(/[\s:：,，]/gu, '').replace(/^(?:履职)?(?:次数)?公布/u, '')
  if (/^(?:开|开启|打开|启用|是|需要)$/u.test(text)) return true
  return /^(?:关|关闭|停止|停用|否|不公布|不需要)$/u.test(text) ? false : null
}
