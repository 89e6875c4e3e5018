/**
 * Every figure of a year's papers with the records that it counts. Made here and nowhere else: the document, the chat and
 * the list of sources take them from here. What other features count themselves (visits, suggestions) is their figure, and
 * the records beside it are what a test counts it by.
 */
import { activitiesAmong } from '../../activities/rules/by-group.ts'
import { type StudyOf, studyFigures } from '../../activities/rules/study.ts'
import type { HeldMeeting } from '../../activities/types.ts'
import type { Decision } from '../../decisions/types.ts'
import type { Held, State } from '../../plan/rules/standing.ts'
import { isAssigned, isOver, isRejected, isWithdrawn, verdictOf } from '../../suggestions/rules/outcome.ts'
import type { Suggestion } from '../../suggestions/types.ts'
import type { Visit } from '../../visits/types.ts'
import { nameOf, refs, unitOf } from '../texts/names.ts'
import type { Figure, FigureKey, SourceRecord, YearFacts } from '../types.ts'
import { recount } from './recount.ts'

export type FigureBook = ReadonlyMap<FigureKey, Figure>

const activityKinds = ['inspection', 'survey', 'law_check', 'review', 'visit', 'other'] as const

export function figuresOf(facts: YearFacts): FigureBook {
  const book = new Map<FigureKey, Figure>()
  const names = nameOf(facts)
  const put = (
    key: FigureKey,
    records: readonly SourceRecord[],
    { how = 'sum', value }: { readonly how?: Figure['how']; readonly value?: number } = {},
  ) => {
    const said = { how, records }
    book.set(key, { key, name: names(key), unit: unitOf(key), value: value ?? recount(said), ...said })
  }
  meetings(facts, put)
  voters(facts, put)
  suggestions(facts, put)
  activities(facts, put)
  study(facts, put)
  plan(facts, put)
  return book
}

type Put = (
  key: FigureKey,
  records: readonly SourceRecord[],
  more?: { readonly how?: Figure['how']; readonly value?: number },
) => void

const one = (held: HeldMeeting): SourceRecord => amountOf(held, 1)
/** Where nobody was checked in, nobody looked: that is not a meeting to which nobody came. */
const counted = (held: readonly HeldMeeting[]) => held.filter(({ isChecked }) => isChecked)
const amountOf = ({ meeting, on }: HeldMeeting, amount: number): SourceRecord => ({
  ref: refs.notice(meeting.number),
  on,
  amount,
})

function meetings({ held, decisions }: YearFacts, put: Put): void {
  const made = decisions.filter(({ state }) => state !== 'dropped')
  const asRecord = (decision: Decision): SourceRecord => ({
    ref: refs.decision(decision),
    on: null,
    amount: 1,
  })
  put('decisions', made.map(asRecord))
  put('decisionsDone', made.filter(({ state }) => state === 'done').map(asRecord))
  const of = (kind: HeldMeeting['kind']) => held.filter(each => each.kind === kind)
  const [sessions, presidium] = [of('session'), of('presidium')]
  put('sessions', sessions.map(one))
  put('sessionsCounted', counted(sessions).map(one))
  put(
    'sessionPresent',
    counted(sessions).map(each => amountOf(each, each.attendance.present)),
  )
  put('presidium', presidium.map(one))
  put('presidiumCounted', counted(presidium).map(one))
  put(
    'presidiumShould',
    counted(presidium).map(each => amountOf(each, each.attendance.should)),
  )
  put(
    'presidiumPresent',
    counted(presidium).map(each => amountOf(each, each.attendance.present)),
  )
}

function voters({ receptions, held, visits, visitCounts }: YearFacts, put: Put): void {
  const withNotice = held.filter(({ kind }) => kind === 'reception')
  put('receptionDays', [
    ...receptions.map(({ day }) => ({ ref: refs.receptionDay, on: day, amount: 1 })),
    ...withNotice.map(one),
  ])
  const of = (which: (visit: Visit) => boolean, amount: (visit: Visit) => number = () => 1) =>
    visits
      .filter(visit => visit.status !== 'void' && which(visit))
      .map(visit => ({ ref: refs.visit(visit), on: null, amount: amount(visit) }))
  put(
    'visits',
    of(({ kind }) => kind === 'visit'),
    { value: visitCounts.visits },
  )
  put(
    'letters',
    of(({ kind }) => kind === 'letter'),
    { value: visitCounts.letters },
  )
  put(
    'visitors',
    of(
      ({ kind }) => kind !== 'contact',
      ({ people }) => people,
    ),
    {
      value: visitCounts.people - visitCounts.voters,
    },
  )
  // Contacts are closed as they are entered, and are no matters that anybody handles.
  put(
    'visitsClosed',
    of(({ kind, status }) => kind !== 'contact' && status === 'closed'),
  )
  put(
    'contacts',
    of(({ kind }) => kind === 'contact'),
    { value: visitCounts.contacts },
  )
  put(
    'contactVoters',
    of(
      ({ kind }) => kind === 'contact',
      ({ people }) => people,
    ),
    {
      value: visitCounts.voters,
    },
  )
}

function suggestions({ suggestions: { items, figures } }: YearFacts, put: Put): void {
  const of = (which: (item: Suggestion) => boolean): SourceRecord[] =>
    items.filter(which).map(item => ({ ref: refs.suggestion(item), on: null, amount: 1 }))
  const isAnswered = (item: Suggestion) => isAssigned(item) && item.reply !== null
  put(
    'suggestions',
    of(() => true),
    { value: figures.total },
  )
  put(
    'motions',
    of(({ kind }) => kind === 'motion'),
    { value: figures.kinds.motion },
  )
  put(
    'admitted',
    of(item => item.state !== 'submitted' && !isRejected(item) && !isWithdrawn(item)),
    { value: figures.admitted },
  )
  put('assigned', of(isAssigned), { value: figures.assigned })
  put('answered', of(isAnswered), { value: figures.answered })
  put(
    'closed',
    of(item => isAssigned(item) && isOver(item)),
    { value: figures.closed },
  )
  put(
    'rated',
    of(item => isAnswered(item) && item.ratings.length > 0),
    { value: figures.rated },
  )
  put(
    'satisfied',
    of(item => isAnswered(item) && verdictOf(item, 'result') === 'satisfied'),
    {
      value: figures.result.satisfied,
    },
  )
}

function activities({ held, groups, records, suggestions: { items } }: YearFacts, put: Put): void {
  const all = activitiesAmong(held)
  put('activities', all.map(one))
  for (const kind of activityKinds) put(`activities.${kind}`, all.filter(each => each.kind === kind).map(one))
  for (const { id } of groups) put(`group.${id}`, all.filter(({ whose }) => whose === `group:${id}`).map(one))
  put('activitiesCounted', counted(all).map(one))
  put(
    'activityPresent',
    counted(all).map(each => amountOf(each, each.attendance.present)),
  )
  // A suggestion that came of two activities is one.
  const cameOf = all.flatMap(each =>
    (records.get(each.meeting.id)?.suggestionIds ?? []).map(id => {
      const item = items.find(one => one.id === id)
      const notice = refs.notice(each.meeting.number)
      return { ...one(each), ref: item === undefined ? notice : refs.of(item, notice), person: String(id) }
    }),
  )
  put('activitySuggestions', cameOf, { how: 'persons' })
}

function study({ studies, reports }: YearFacts, put: Put): void {
  const of = (which: StudyOf, keys: readonly [FigureKey, FigureKey, FigureKey]) => {
    const own = studies.filter(each => each.of === which)
    const { attendances, persons } = studyFigures(own)
    const [times, all, each] = keys
    put(
      times,
      own.map(({ held }) => one(held)),
    )
    put(
      all,
      own.map(({ held, personIds }) => amountOf(held, new Set(personIds).size)),
      { value: attendances },
    )
    const present = own.flatMap(({ held, personIds }) =>
      held.present
        .filter(({ personId }) => personIds.includes(personId))
        .map(({ personId, name }) => ({ ref: name, on: held.on, amount: 1, person: String(personId) })),
    )
    put(each, present, { how: 'persons', value: persons })
  }
  of('presidium', ['presidiumStudies', 'presidiumStudyAttendances', 'presidiumStudyPersons'])
  of('deputies', ['deputyStudies', 'deputyStudyAttendances', 'deputyStudyPersons'])
  const said = reports.map(({ held, report }) => ({
    record: { ref: report.name, on: held.on, amount: 1, person: String(report.personId) },
    way: report.way,
  }))
  put(
    'dutyReports',
    said.map(({ record }) => record),
    { how: 'persons' },
  )
  put(
    'dutyReportsWritten',
    said.filter(({ way }) => way === 'written').map(({ record }) => record),
    { how: 'persons' },
  )
}

function plan({ plan: standing }: YearFacts, put: Put): void {
  const of = (...states: readonly State[]): SourceRecord[] =>
    (standing?.items ?? [])
      .filter(({ state }) => states.includes(state))
      .map(({ item }: Held) => ({ ref: refs.planItem(item.number), on: null, amount: 1 }))
  put('planned', of('done', 'explained', 'missed', 'due', 'coming'))
  put('planDone', of('done'))
  put('planExplained', of('explained'))
  put('planMissed', of('missed'))
  put('planAhead', of('due', 'coming'))
  put(
    'unplanned',
    (standing?.unplanned ?? []).map(({ label, on }) => ({ ref: label, on, amount: 1 })),
  )
}
