import { fold } from '../../../language/normalise.ts'
import type { FeedScope } from '../types.ts'

const congressWords = /全镇|全乡|全街道|全单位|本单位|单位|人大|镇|乡|街道/u
const newWords = /更换|换新|重置|重新生成|换/u

/** What is wanted of the calendars; null: other words than those. */
export function readFeedWords(words: string): { readonly scope: FeedScope; readonly renews: boolean } | null {
  const text = fold(words).replace(/[\s,，、:：。]/gu, '')
  const scope = congressWords.test(text) ? 'congress' : 'own'
  const renews = newWords.test(text)
  const rest = text
    .replace(congressWords, '')
    .replace(newWords, '')
    .replace(/本人|我的|地址|日历|订阅|一个|的/gu, '')
  return rest === '' ? { scope, renews } : null
}
