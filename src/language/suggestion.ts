/**
 * Reads what a deputy writes when he hands something in: free words, or filled in as a form. All words are kept as
 * they were written; only what a form names for a field of its own is taken out of them.
 */
import { splitClauses } from './clauses.ts'
import { type Normalised, normalise, originalSlice } from './normalise.ts'
import { findCosigners } from './suggestion-cosigners.ts'
import { type LabelledValue, labelledValues, type SuggestionField } from './suggestion-labels.ts'
import type { Raised, Source, SuggestionReading, SuggestionWorld } from './suggestion-reading.ts'
import { kindCalled, raisedCalled, raisedIn, sourceCalled, sourceIn } from './suggestion-source.ts'
import { type FoundTitle, findTitle, ownTitle, ownTitleChars } from './suggestion-title.ts'
import { categoryCalled, sortMatter } from './visit-category.ts'
import { keptOf } from './visit-matter.ts'
import { findVillage, villageCalled } from './visit-place.ts'
import type { Named, Span } from './visit-reading.ts'
import { suggestionTopics } from './words/suggestion-topics.ts'

/** More than this no reader looks at; it is kept all the same. */
const readLength = 4_000
/** Whence something comes, and who else signs, is said at its beginning or at its end. */
const endsLength = 400

const secret = '(?:请|申请|此件|本件|内容)?(?:予以)?保密(?:件|处理)?'
const secretInFront = new RegExp(`^\\s*${secret}(?:[\\s,:;。、!]+|$)`)
const secretAtEnd = new RegExp(`[\\s,;。、!]+${secret}[\\s。!]*$`)
const secretInBrackets = new RegExp(`[([【] ?${secret} ?[)\\]】]`)

export function readSuggestion(original: string, world: SuggestionWorld): SuggestionReading {
  const source = normalise(original)
  const text = source.text.slice(0, readLength)
  const form = new Form(text, source, world)
  const { confidential, spans: marks } = secretIn(form, text)
  const free = blanked(text, [...form.spans, ...marks])
  const written = cosignersAtEnds(free)
  const line = written?.isLine ? [written.span] : []
  const about = blanked(free, written === null ? [] : [written.span])

  const given = form.value('title')
  const found = findTitle(source, given === null ? about : (form.folded('title') ?? ''))
  const title = given === null ? (found?.title ?? '') : ownTitle(given)
  const kept = keptOf(source, [...form.spans, ...marks, ...line])
    .trim()
    .replace(/^[,，、;；。\s]+/u, '')
  const content = kept === '' && title !== '' ? title : kept
  // 提出人：张三、李四: the first leads, the others are to sign with him.
  const [signer = null, ...others] = form.value('signer')?.split(/[、,，]/u) ?? []
  const clauses = endsOf(about).flatMap(part => splitClauses(part).map(clause => clause.text))
  const said = title === '' ? about : `${foldedTitle(given, found, text)}\n${about}`
  return {
    title,
    text: title === '' ? '' : content,
    hasContent: given === null ? hasMore(about, found) : letters(kept) >= fewLetters,
    kind: kindIn(form, found, about),
    category: categoryIn(form, foldedTitle(given, found, text), about, world),
    village: villageIn(form, said, world),
    raised: form.named('raised', raisedCalled) ?? first(clauses, raisedIn),
    source: form.named('source', sourceCalled) ?? first(clauses, sourceIn),
    confidential,
    cosigners: [...others, ...(written?.names ?? [])],
    cosignerLine: line.map(({ from, to }) => originalSlice(source, from, to)).join(''),
    signer,
  }
}

/** The labels of a form, and what stands behind them. */
class Form {
  /** What is taken out of the words: what was understood, and of the text only its label. */
  readonly spans: readonly Span[]
  readonly #values: readonly LabelledValue[]
  readonly #text: string
  readonly #source: Normalised

  constructor(text: string, source: Normalised, world: SuggestionWorld) {
    this.#text = text
    this.#source = source
    this.#values = labelledValues(text).filter(
      ({ field, all, value }) =>
        !isHeading(text, all.from) && isUnderstood(field, trimmed(text.slice(value.from, value.to)), world),
    )
    this.spans = this.#values.map(({ field, all, value }) =>
      field === 'text' ? { from: all.from, to: value.from } : all,
    )
  }

  span(field: SuggestionField): Span | null {
    return this.#values.find(one => one.field === field)?.value ?? null
  }

  /** In the writer's characters; null when it was not filled in. */
  value(field: SuggestionField): string | null {
    const span = this.span(field)
    return span === null ? null : trimmed(originalSlice(this.#source, span.from, span.to)) || null
  }

  folded(field: SuggestionField): string | null {
    const span = this.span(field)
    return span === null ? null : trimmed(this.#text.slice(span.from, span.to)) || null
  }

  named<T>(field: SuggestionField, called: (said: string) => T | null): T | null {
    const said = this.folded(field)
    return said === null ? null : called(said)
  }
}

/** 一、案由：… is a part of a paper, not a form's field. */
const isHeading = (text: string, from: number): boolean =>
  /[、.)] ?$/.test(text.slice(Math.max(0, from - 2), from))

/** What makes no sense for its field stays among the words. @param said folded */
function isUnderstood(field: SuggestionField, said: string, { categories }: SuggestionWorld): boolean {
  if (said === '') return false
  switch (field) {
    case 'title':
      return said.length <= ownTitleChars
    case 'category':
      return categoryCalled(said, categories) !== null
    case 'kind':
      return kindCalled(said) !== null
    case 'source':
      return sourceCalled(said) !== null
    case 'raised':
      return raisedCalled(said) !== null
    case 'confidential':
      return saysWhether.test(said)
    case 'cosigners':
      return false
    case 'text':
    case 'district':
    case 'signer':
      return true
  }
}

const saysWhether = /^(?:是|否|不|需|要|公开)/

const trimmed = (text: string): string => text.replace(/^[\s,，、;；]+|[\s,，、;；]+$/gu, '')

interface Secret {
  readonly confidential: boolean
  readonly spans: readonly Span[]
}

/** 保密 in front, at the end or in brackets; 保密工作 is what a suggestion is about. */
function secretIn(form: Form, text: string): Secret {
  const filled = form.folded('confidential')
  if (filled !== null) return { confidential: /^[是需要]/.test(filled), spans: [] }
  const inFront = secretInFront.exec(text.slice(0, 40))
  const atEnd = secretAtEnd.exec(text)
  const bracket = secretInBrackets.exec(text)
  const spans = [
    ...(inFront === null ? [] : [{ from: 0, to: inFront[0].length }]),
    ...(atEnd === null || inFront?.[0].length === text.length
      ? []
      : [{ from: atEnd.index, to: text.length }]),
    ...(bracket === null || bracket.index < (inFront?.[0].length ?? 0)
      ? []
      : [{ from: bracket.index, to: bracket.index + bracket[0].length }]),
  ]
  return { confidential: spans.length > 0, spans }
}

const endsOf = (text: string): string[] =>
  text.length <= endsLength * 2 ? [text] : [text.slice(0, endsLength), text.slice(-endsLength)]

function cosignersAtEnds(text: string) {
  for (const [nth, part] of endsOf(text).entries()) {
    const found = findCosigners(part)
    if (found === null) continue
    const shift = nth === 0 ? 0 : text.length - endsLength
    return { ...found, span: { from: found.span.from + shift, to: found.span.to + shift } }
  }
  return null
}

const foldedTitle = (given: string | null, found: FoundTitle | null, text: string): string =>
  given ?? (found === null ? '' : text.slice(found.span.from, found.span.to))

function kindIn(form: Form, found: FoundTitle | null, about: string) {
  const inFront = /^\s*([一-龥]{2,6}) ?:/.exec(about)?.[1]
  return form.named('kind', kindCalled) ?? found?.kind ?? (inFront === undefined ? null : kindCalled(inFront))
}

/** The title tells what it is about; the argument may touch on everything. */
function categoryIn(
  form: Form,
  title: string,
  about: string,
  { categories }: SuggestionWorld,
): string | null {
  const said = form.named('category', word => categoryCalled(word, categories))
  if (said !== null) return said
  // What fits nowhere is asked for, not called 其他.
  const real = categories.filter(name => !/^其[他它]/.test(name))
  const sorted = sortMatter(title, real, suggestionTopics) ?? sortMatter(about, real, suggestionTopics)
  return sorted?.category ?? null
}

/** A village of the congress wherever it is named; another place only where the matter itself is said. */
function villageIn(form: Form, said: string, { villages }: SuggestionWorld): Named | null {
  const filled = form.value('district')
  if (filled !== null) return villageCalled(filled, villages)
  const anywhere = findVillage(said, villages)
  if (anywhere?.place.known) return anywhere.place
  const [line = ''] = said.split(/[。;\n]/)
  const named = findVillage(line, villages)?.place ?? null
  return named !== null && shortName.test(named.name) ? named : null
}

/** 杨树湾村; a longer one is half a sentence. */
const shortName =
  /^(?!.*[农乡]村)[一-龥]{1,3}(?:行政村|自然村|村|社区|小区|屯|寨|[湾庄坪岙坑坞垄塘岭畈冲岗圩堡])?$/

/** The text with these stretches made spaces. */
function blanked(text: string, spans: readonly Span[]): string {
  const units = text.split('')
  for (const { from, to } of spans) units.fill(' ', from, to)
  return units.join('')
}

const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length
/** 请解决 alone tells no office what to do. */
const fewLetters = 4

const hasMore = (about: string, found: FoundTitle | null): boolean =>
  found !== null && letters(about.slice(0, found.span.from) + about.slice(found.span.to)) >= fewLetters

function first<T extends Raised | Source>(clauses: readonly string[], read: (clause: string) => T | null) {
  for (const clause of clauses) {
    const found = read(clause)
    if (found !== null) return found
  }
  return null
}
