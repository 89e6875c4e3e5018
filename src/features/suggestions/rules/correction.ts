/** What a correction in words changes: `类别 城乡建设`, `标题改为…`, `内容 …`, `保密`, `转为议案`. */
import { fold, normalise } from '../../../language/normalise.ts'
import { fieldInFront, type SuggestionField } from '../../../language/suggestion-labels.ts'
import type { SuggestionWorld } from '../../../language/suggestion-reading.ts'
import { kindCalled, raisedCalled, sourceCalled } from '../../../language/suggestion-source.ts'
import { ownTitle, ownTitleChars } from '../../../language/suggestion-title.ts'
import { categoryCalled } from '../../../language/visit-category.ts'
import { villageCalled } from '../../../language/visit-place.ts'
import type { Contents } from './acts.ts'

/** Whose value makes no sense for it; `nothing`: no field was named. */
export type CorrectionProblem = Exclude<SuggestionField, 'cosigners' | 'signer'> | 'nothing'

const none = /^(?:无|没有|不详|删除?|去掉|清空|取消|空)$/

/** @param words what follows the number; a line or a semicolon divides several, but a text goes on to its end */
export function readCorrection(
  words: string,
  world: SuggestionWorld,
): Partial<Contents> | { readonly problem: CorrectionProblem } {
  let fields: Partial<Contents> = {}
  let rest = words.trim()
  while (rest !== '') {
    const [, piece = rest, later = ''] = isText(rest)
      ? [rest, rest]
      : (/^([^;；\n]*)[;；\n]?(.*)$/su.exec(rest) ?? [])
    const read = piece.trim() === '' ? {} : readOne(piece.trim(), world)
    if ('problem' in read) return read
    fields = { ...fields, ...read }
    rest = later.trim()
  }
  return Object.keys(fields).length === 0 ? { problem: 'nothing' } : fields
}

const isText = (words: string): boolean => frontOf(normalise(words).text)?.field === 'text'
const frontOf = (text: string) => fieldInFront(text) ?? fieldInFront(text, true)

function readOne(
  words: string,
  world: SuggestionWorld,
): Partial<Contents> | { readonly problem: CorrectionProblem } {
  const free = inFreeWords(fold(words), world)
  if (free !== null) return free
  const { text, at } = normalise(words)
  const front = frontOf(text)
  if (front === null || front.field === 'cosigners' || front.field === 'signer') return { problem: 'nothing' }
  const value = words.slice(at[front.length] ?? words.length).trim()
  return readValue(front.field, value, world) ?? { problem: front.field }
}

function readValue(
  field: Exclude<SuggestionField, 'cosigners' | 'signer'>,
  value: string,
  { villages, categories }: SuggestionWorld,
): Partial<Contents> | null {
  const said = fold(value)
  const isNone = none.test(said)
  switch (field) {
    case 'title':
      return /\p{L}.*\p{L}/su.test(value) && Array.from(value).length <= ownTitleChars
        ? { title: ownTitle(value) }
        : null
    case 'text':
      return /\p{L}.*\p{L}/su.test(value) ? { text: value } : null
    case 'district':
      if (isNone) return { district: null }
      return /\p{L}/u.test(value) ? { district: villageCalled(value, villages).name } : null
    case 'category': {
      const category = categoryCalled(said, categories)
      return category === null ? null : { category }
    }
    case 'kind': {
      const kind = kindCalled(said)
      return kind === null ? null : { kind }
    }
    case 'source': {
      const source = sourceCalled(said)
      return source === null ? null : { source }
    }
    case 'raised': {
      const raised = raisedCalled(said)
      return raised === null ? null : { raised }
    }
    case 'confidential':
      if (said === '' || /^(?:是|要|需要?)$/.test(said)) return { confidential: true }
      return isNone || /^(?:否|不|不是|不要|公开)$/.test(said) ? { confidential: false } : null
  }
}

/** Without a field's name: 议案, 转为议案, 保密, 不保密, 大会期间, 城乡建设, 石桥村. @param said folded */
function inFreeWords(said: string, { villages, categories }: SuggestionWorld): Partial<Contents> | null {
  if (/^(?:改为|设为|要|请)?保密$/.test(said)) return { confidential: true }
  if (/^(?:改为)?(?:不保密|公开|取消保密|不再保密)$/.test(said)) return { confidential: false }
  const word = said.replace(/^(?:改为|改成|转为|转成)/, '')
  const kind = kindCalled(word)
  if (kind !== null) return { kind }
  if (/^(?:大会期间|闭会期间)$/.test(word)) return { raised: word.startsWith('闭') ? 'between' : 'session' }
  const category = categories.find(name => name === word)
  if (category !== undefined) return { category }
  const village = villages.find(name => fold(name) === word)
  return village === undefined ? null : { district: village }
}
