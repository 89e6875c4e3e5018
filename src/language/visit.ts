/**
 * Reads what a deputy or the liaison writes about a visit, a letter or a contact: free words, or filled in as a
 * form. Nothing is guessed that is not shown for correction, and nothing is lost: `words` has everything but who
 * came, which `visitor` has.
 */
import type { Day } from '../calendar/day.ts'
import { type Normalised, normalise, originalSlice } from './normalise.ts'
import { sortMatter } from './visit-category.ts'
import { findDue } from './visit-due.ts'
import { findHandling, handlingCalled } from './visit-handling.ts'
import { type LabelledValue, labelledValues, type VisitField } from './visit-labels.ts'
import { keptOf, startOfMatter, tidy } from './visit-matter.ts'
import { officeCalled } from './visit-office.ts'
import { findPeople } from './visit-people.ts'
import { findPhones, withItsWord } from './visit-phone.ts'
import { findVillage, villageCalled } from './visit-place.ts'
import type { HandlingReading, Span, VisitReading, VisitWorld } from './visit-reading.ts'
import { findDeputy, findReceivedOn, receivedOnCalled } from './visit-reception.ts'
import { findVisitors, saidNext } from './visit-visitor.ts'

/** More than this no reader looks at; it is kept all the same. */
const readLength = 4_000
const wanted = /(?<![无未]|没有)(?:反映|要求|希望|投诉|诉求|请求|呼吁|求助|盼|咨询)/
/** (男,56岁,石桥村人): stays in the words, and is not what it is about. */
const ofTheVisitor = /^ ?\((?:[男女]|\d{1,3}岁)[^()]{0,30}\)(?:反映|说)?/
/** A handling that tells more than that there was one. */
const someContent = 6

/** @param today the congress's day, which 昨天 and 一周内 are reckoned from */
export function readVisit(original: string, today: Day, world: VisitWorld): VisitReading {
  const source = normalise(original)
  const text = source.text.slice(0, readLength)
  const form = new Form(text, source)
  const phones = findPhones(text)
  const visitor = visitorIn(form, text, phones)
  const who = [...visitor.spans, ...phones.map(phone => withWhatFollows(text, phone))]
  // What is left when who came is taken out, at the same places.
  const free = blanked(text, [...form.spans, ...who])

  const people = form.value('people') === null ? findPeople(free) : findPeople(`等${form.folded('people')}人`)
  const deputy = findDeputy(free)
  const received = findReceivedOn(blanked(free, deputy === null ? [] : [deputy.span]), today)
  const asked = form.folded('date')
  const on = asked === null ? received : receivedOnCalled(asked, today)
  const done = handlingIn(form, free, on?.day ?? today, world)
  const village = villageIn(form, blanked(free, done.spans), world)
  const about = blanked(free, [...(village === null ? [] : [village.span]), ...done.spans])
  const sorted = sortMatter(form.folded('category') ?? about, world.categories)

  const beside = [
    ...form.spans,
    ...who,
    ...visitor.spans.map(({ to }) => ({
      from: to,
      to: to + (ofTheVisitor.exec(text.slice(to, to + 40))?.[0].length ?? 0),
    })),
    ...done.spans,
    ...(deputy === null ? [] : [deputy.span]),
    ...(received === null || asked !== null ? [] : [received.span]),
    ...(people !== null && /^(?:等|一行)/.test(text.slice(people.span.from)) ? [people.span] : []),
  ]
  const words = tidy(keptOf(source, who))
  const matter = startOfMatter(tidy(keptOf(source, beside)))
  return {
    matter: hasContent(matter) ? matter : (done.answer?.length ?? 0) >= someContent ? words : '',
    words,
    visitor: { name: visitor.name, phone: phonesOf(source, phones) },
    village: village?.place ?? null,
    people: people?.people ?? null,
    isApproximate: people !== null && people.people === null,
    category: sorted?.category ?? null,
    topic: sorted?.topic ?? null,
    handling: done.handling,
    office: done.office,
    due: done.due,
    answer: done.answer,
    deputy: form.value('deputy') ?? (deputy === null ? null : text.slice(deputy.name.from, deputy.name.to)),
    receivedOn: on?.day ?? null,
    isNotTaken: on?.isNotTaken ?? false,
    asks: wanted.test(text),
  }
}

/** The labels of a form, and what stands behind them. */
class Form {
  /** Labels with their values; of the matter only the label, for its words are read like free ones. */
  readonly spans: readonly Span[]
  readonly #values: readonly LabelledValue[]
  readonly #text: string
  readonly #source: Normalised

  constructor(text: string, source: Normalised) {
    this.#values = labelledValues(text).filter(({ field }) => field !== 'status' && field !== 'outcome')
    this.#text = text
    this.#source = source
    this.spans = this.#values.map(({ field, all, value }) =>
      field === 'matter' ? { from: all.from, to: value.from } : all,
    )
  }

  span(field: VisitField): Span | null {
    const found = this.#values.find(one => one.field === field && one.value.to > one.value.from)
    return found?.value ?? null
  }

  /** In the writer's characters; null when it was not filled in. */
  value(field: VisitField): string | null {
    const span = this.span(field)
    return span === null ? null : this.original(span)
  }

  original({ from, to }: Span): string | null {
    return originalSlice(this.#source, from, to) || null
  }

  folded(field: VisitField): string | null {
    const span = this.span(field)
    return span === null ? null : this.#text.slice(span.from, span.to).trim() || null
  }
}

function visitorIn(
  form: Form,
  text: string,
  phones: readonly Span[],
): { name: string | null; spans: Span[] } {
  const given = form.span('visitor')
  if (given !== null) {
    const phone = phones.find(({ from }) => from >= given.from && from < given.to)
    const end = phone === undefined ? given.to : withItsWord(text, phone).from
    return { name: form.original({ from: given.from, to: end }), spans: [given] }
  }
  const free = blanked(text, form.spans)
  const found = findVisitors(
    free,
    phones.filter(({ from }) => free.charAt(from) !== ' '),
  )
  const names = found.map(({ name }) => form.original(name)).filter(name => name !== null)
  return {
    name: names.length === 0 ? null : [...new Set(names)].join('、'),
    spans: found.map(({ all }) => all),
  }
}

function withWhatFollows(text: string, phone: Span): Span {
  const { from, to } = withItsWord(text, phone)
  return { from, to: to + (saidNext.exec(text.slice(to, to + 16))?.[0].length ?? 0) }
}

const phonesOf = (source: Normalised, phones: readonly Span[]): string | null =>
  phones.length === 0 ? null : phones.map(({ from, to }) => originalSlice(source, from, to)).join('、')

function villageIn(form: Form, free: string, world: VisitWorld) {
  const said = form.value('village')
  const found = findVillage(said === null ? free : (form.folded('village') ?? ''), world.villages)
  if (said === null) return found
  // An address has the village in it; the form's own words are no part of the matter.
  return {
    place: found?.place.known ? found.place : villageCalled(said, world.villages),
    span: { from: 0, to: 0 },
  }
}

function handlingIn(
  form: Form,
  free: string,
  today: Day,
  world: VisitWorld,
): HandlingReading & { readonly spans: readonly Span[] } {
  const found = findHandling(free, today, world.offices)
  const said = form.folded('handling')
  const inForm = said === null ? null : findHandling(said, today, world.offices)
  const office = form.folded('office')
  const due = form.folded('due')
  const dueInForm =
    due === null ? null : (findDue(due, today, true)?.due ?? { kind: 'unclear' as const, said: due })
  const whole = {
    ...found,
    office: office === null ? (inForm?.office ?? found.office) : officeCalled(office, world.offices),
    due: dueInForm ?? inForm?.due ?? found.due,
    answer: inForm?.answer ?? found.answer,
  }
  const handling = inForm?.handling ?? (said === null ? null : handlingCalled(said)) ?? found.handling
  if (handling !== null && handling !== 'referred') return { ...whole, handling }
  const isDated = whole.due !== null && whole.due.kind !== 'unclear'
  return { ...whole, handling: isDated ? 'timed' : (handling ?? (whole.office === null ? null : 'referred')) }
}

/** The text with these stretches made spaces. */
function blanked(text: string, spans: readonly Span[]): string {
  const units = text.split('')
  for (const { from, to } of spans) units.fill(' ', from, to)
  return units.join('')
}

/** Two letters at least: marks and figures alone are no matter. */
const hasContent = (text: string): boolean => /\p{L}.*\p{L}/su.test(text)
