/** What is said of a decision's doing: 已完成 …, 延期到7月31日 …, 撤销 …, or how far it has come. */
import { normalise } from '../../../language/normalise.ts'
import { saysNotDone } from '../../../language/not-done.ts'

export type ReportReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'extend'; readonly words: string }
  | { readonly kind: 'drop'; readonly words: string }
  | { readonly kind: 'reopen'; readonly words: string }
  | { readonly kind: 'progress'; readonly words: string }

/** 已完成,… ends it; 已完成招标 and 已完成50% tell how far it has come. */
const done =
  /^(?:现)?已?(?:经|全部|全面|按期|如期|圆满)*(?:办结|完成|落实(?:到位)?|办完|完结|办理完毕|执行完毕)(?:了)?(?=$|[ ,;:。!、\n])[ ,;:。!、\n]*/
const extending = /^(?:申请|要求|请求)?延(?:期|长)/
/** 撤销 因…, 取消该事项: 取消违规摊位12个 tells how far it has come. */
const dropping =
  /^(?:撤销|作废|终止|取消|不再办理)(?:(?:本|该|此|这)?(?:项)?(?:决定|事项))?(?:$|[ ,;:。\n]+(?:理由|原因)?[:为是 ]*|(?=因)|(?:理由|原因)[:为是 ]*)/

/** 恢复 验收没有通过, 重新办理:… */
const reopening =
  /^(?:恢复|重新)(?:办理|落实|承办)?(?:(?:本|该|此|这)?(?:项)?(?:决定|事项))?(?:$|[ ,;:。\n]+(?:理由|原因)?[:为是 ]*|(?=因)|(?:理由|原因)[:为是 ]*)/

export function readReport(words: string): ReportReading {
  const source = normalise(words.trim())
  const { text } = source
  if (text === '') return { kind: 'none' }
  const after = (length: number) => source.original.slice(source.at[length] ?? source.original.length).trim()
  const ended = done.exec(text)
  // 已完成,还差验收 has not come to its end.
  if (ended !== null && !saysNotDone(text.slice(ended[0].length).replace(/^(?:但是?|不过|就|只)/, '')))
    return { kind: 'done', words: after(ended[0].length).replace(/^(?:结果|情况)[:：]\s*/u, '') }
  if (extending.test(text)) return { kind: 'extend', words: source.original }
  const dropped = dropping.exec(text)
  if (dropped !== null) return { kind: 'drop', words: after(dropped[0].length) }
  const reopened = reopening.exec(text)
  if (reopened !== null) return { kind: 'reopen', words: after(reopened[0].length) }
  return { kind: 'progress', words: source.original.replace(/^(?:落实|办理|进展)?情况[:：]\s*/u, '') }
}
