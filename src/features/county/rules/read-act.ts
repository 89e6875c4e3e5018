import { withheld } from '../../../language/order.ts'

/** What a county's clerk wants of a notice: 发布, 改 …, 改期到…, 取消 …, 不发了. */
export type NoticeAct =
  | { readonly kind: 'publish' | 'drop' }
  | { readonly kind: 'change' | 'reschedule' | 'cancel'; readonly words: string }

/** 改期到4月1日, 截止时间改为4月1日, 延期到4月1日: the deadline and nothing else. */
const deadlineFirst =
  /^(?:把|将)?(?:回复|上报|报送)?(?:的)?(?:截止)?(?:时间|日期|期限)?(?:改期|延期|延长|延|推迟|顺延|提前|改)(?:到|至|为|成)([\s\S]+)$/u
const deadlineLabel = /^(?:回复|上报|报送)?(?:的)?截止(?:时间|日期|期限)?(?:到|至|为)?[\s:：,，]*([\s\S]+)$/u
/** Longer words are a notice of their own. */
const mostDeadlineChars = 40

/** @param words what follows the notice's number; @returns null when it is none of these */
export function readAct(words: string): NoticeAct | null {
  const text = words.trim()
  const [, changed] = /^(?:修改为?|变更为?|改为?)[\s:：,，]+([\s\S]+)$/u.exec(text) ?? []
  const deadline = deadlineIn(changed ?? text, changed !== undefined)
  if (deadline !== null) return { kind: 'reschedule', words: deadline }
  if (changed !== undefined) return { kind: 'change', words: changed }
  const [, reason] = /^取消[\s:：,，]*([\s\S]*)$/u.exec(text) ?? []
  if (reason !== undefined) return { kind: 'cancel', words: reason.trim() }
  if (/^(?:确认|确定)?(?:发布|发送|发出|发)[吧了]?[。!！]?$/u.test(text)) return { kind: 'publish' }
  return /^(?:不发了?|不改了?|放弃|删除)[。!！]?$/u.test(text) ? { kind: 'drop' } : null
}

/** 改为 before a date alone is a deadline too, before a sentence it is none: 改为电话上报. */
function deadlineIn(text: string, isChange: boolean): string | null {
  if (Array.from(text).length > mostDeadlineChars || /[\n。；;]\s*\S/u.test(text)) return null
  const [, first] = deadlineFirst.exec(text) ?? []
  if (first !== undefined && /^\D{0,3}\d|^[一二三四五六七八九十明后下本]/u.test(first)) return first
  const [, labelled] = deadlineLabel.exec(text) ?? []
  return isChange ? (labelled ?? null) : null
}

/** 取消吗, 取消不取消, 取消 等一等: all towns would be told. 取消 不用了 gives a reason. */
export const isOnlyThought = (said: string): boolean =>
  withheld(said, ['县通知'], { words: ['取消'] }) !== null &&
  !/^取消[\s:：,，]*(?:不用|不必|无需|不需要?|不再)(?!取消)/u.test(said)
