/** Who is told what of a call that is due: facts, from which one word for each person is made. */
import type { Day } from '../../../calendar/day.ts'
import type { Reminded, Suggestion } from '../types.ts'
import type { CallKind } from './calls.ts'

/** The parts of a person's word, in the order in which they are said. */
export const sections = [
  'answer',
  'talk_again',
  'promise',
  'assign',
  'reassign',
  'lapsed',
  'conclude',
  'rate',
  'press',
  'press_promise',
  'unreachable',
] as const
export type Section = (typeof sections)[number]
type About = 'assigning' | 'answer' | 'consulting' | 'rating' | 'concluding' | 'promise'

/** Who there is to be told, of one congress. */
export interface Posts {
  readonly chairIds: readonly number[]
  readonly viceChairIds: readonly number[]
  /** Chair, vice-chair, liaison. */
  readonly clerkIds: readonly number[]
}

/** The people of each office who are in office. */
export type Contacts = ReadonlyMap<number, readonly number[]>

export interface Reminder {
  readonly item: Suggestion
  readonly to: Reminded
  readonly about: About
  readonly section: Section
  /** The day that it is about. */
  readonly day: Day
  /** The offices that it is about. */
  readonly officeIds: readonly number[]
  readonly personIds: readonly number[]
}

/** @returns nobody to be told: an empty list, or a reminder without people */
export function remindersOf(
  { kind, day }: { readonly kind: CallKind; readonly day: Day },
  item: Suggestion,
  posts: Posts,
  contacts: Contacts,
): Reminder[] {
  const one = (
    to: Reminded,
    about: About,
    section: Section,
    personIds: readonly number[],
    officeIds: readonly number[] = [],
  ): Reminder[] => [{ item, to, about, section, day, officeIds, personIds }]
  switch (kind) {
    case 'assign':
    case 'reassign':
      return one('clerks', 'assigning', kind, posts.clerkIds)
    case 'soon':
    case 'due':
    case 'overdue_office':
      return ofOffices(item, day, 'answer', answering(item), posts, contacts)
    case 'talk_again':
      return ofOffices(item, day, 'consulting', leading(item), posts, contacts)
    case 'promise_soon':
    case 'promise_due':
    case 'promise_office':
      return ofOffices(item, day, 'promise', promising(item), posts, contacts)
    case 'overdue_vice_chair':
      return one('vice_chair', 'answer', 'press', posts.viceChairIds, answering(item))
    case 'overdue_chair':
      return one('chair', 'answer', 'press', posts.chairIds, answering(item))
    case 'promise_vice_chair':
      return one('vice_chair', 'promise', 'press_promise', posts.viceChairIds, promising(item))
    case 'promise_chair':
      return one('chair', 'promise', 'press_promise', posts.chairIds, promising(item))
    case 'rating_half':
    case 'rating_end':
      return one('signers', 'rating', 'rate', unrated(item))
    case 'rating_over':
      return one('clerks', 'rating', 'lapsed', posts.clerkIds)
    case 'conclude':
      return one('clerks', 'concluding', 'conclude', posts.clerkIds)
  }
}

/** What an office without people in office would be told, the clerks are told, so that somebody tells it. */
function ofOffices(
  item: Suggestion,
  day: Day,
  about: 'answer' | 'consulting' | 'promise',
  officeIds: readonly number[],
  { clerkIds }: Posts,
  contacts: Contacts,
): Reminder[] {
  const peopleOf = (officeId: number) => contacts.get(officeId) ?? []
  const reached = officeIds.filter(id => peopleOf(id).length > 0)
  const unreached = officeIds.filter(id => peopleOf(id).length === 0)
  const base = { item, about, day }
  return [
    ...(reached.length === 0
      ? []
      : [
          {
            ...base,
            to: 'office' as const,
            section: about === 'consulting' ? ('talk_again' as const) : about,
            officeIds: reached,
            personIds: [...new Set(reached.flatMap(peopleOf))],
          },
        ]),
    ...(unreached.length === 0
      ? []
      : [
          {
            ...base,
            to: 'clerks' as const,
            section: 'unreachable' as const,
            officeIds: unreached,
            personIds: clerkIds,
          },
        ]),
  ]
}

/** The leading offices that have not answered in this round. */
export function answering({ parties, answers, round }: Suggestion): number[] {
  const answered = answers.filter(one => one.round === round && one.resultClass !== null)
  return parties
    .filter(({ role, officeId }) => role === 'lead' && !answered.some(one => one.officeId === officeId))
    .map(({ officeId }) => officeId)
}

const leading = ({ parties }: Suggestion): number[] =>
  parties.filter(({ role }) => role === 'lead').map(({ officeId }) => officeId)

/** The offices that have promised something in this round. */
export const promising = ({ answers, round }: Suggestion): number[] => [
  ...new Set(answers.filter(one => one.round === round && one.promisedOn !== null).map(one => one.officeId)),
]

/** The signers who have not rated in this round. */
export const unrated = ({ signers, ratings, round }: Suggestion): number[] =>
  signers
    .map(({ personId }) => personId)
    .filter(id => !ratings.some(rating => rating.round === round && rating.personId === id))

/** What each person is told, part by part; one item stands once in a part. */
export function byPerson(reminders: readonly Reminder[]): ReadonlyMap<number, readonly Reminder[]> {
  const found = new Map<number, Reminder[]>()
  for (const reminder of reminders) {
    for (const personId of reminder.personIds) {
      const told = found.get(personId) ?? []
      const again = told.some(one => one.item.id === reminder.item.id && one.section === reminder.section)
      if (!again) found.set(personId, [...told, reminder])
    }
  }
  return found
}
