/**
 * Every count of a duty file, each with the entries that it counts: chat, page, paper and what is published take them from
 * here. What nobody has recorded (`unrecorded`) counts for nothing.
 */
import { recount } from '../../reports/rules/recount.ts'
import { isWithdrawn, verdictOf } from '../../suggestions/rules/outcome.ts'
import { figureNames, sourceOf, unitOf } from '../texts/figures.ts'
import type { DutyBook, DutyFigure, Entry, EntryOf, FigureKey, MeetingKind, Presence } from '../types.ts'
import { figureKeys } from '../types.ts'

type Amount = (entry: Entry) => number

const is = <K extends Entry['kind']>(
  kind: K,
  which: (entry: EntryOf<K>) => boolean,
  amount: (entry: EntryOf<K>) => number = () => 1,
): Amount => {
  const isOne = (entry: Entry): entry is EntryOf<K> => entry.kind === kind
  return entry => (isOne(entry) && which(entry) ? amount(entry) : 0)
}

const ofBody = (of: MeetingKind, ...standings: readonly Presence[]): Amount =>
  is('meeting', one => one.of === of && one.isMember && standings.includes(one.presence))

const known: readonly Presence[] = ['present', 'leave', 'absent']
const isOfBody = ({ of, isMember }: EntryOf<'meeting'>) =>
  isMember && (of === 'session' || of === 'presidium')
const isBrought = ({ visit: { kind } }: EntryOf<'visit'>) => kind !== 'contact'
const people = ({ visit }: EntryOf<'visit'>) => visit.people

const amounts: Readonly<Record<FigureKey, Amount>> = {
  sessionShould: ofBody('session', ...known),
  sessionPresent: ofBody('session', 'present'),
  sessionLeave: ofBody('session', 'leave'),
  sessionAbsent: ofBody('session', 'absent'),
  presidiumShould: ofBody('presidium', ...known),
  presidiumPresent: ofBody('presidium', 'present'),
  presidiumLeave: ofBody('presidium', 'leave'),
  presidiumAbsent: ofBody('presidium', 'absent'),
  late: is('meeting', one => isOfBody(one) && one.presence === 'present' && one.isLate),
  leftEarly: is('meeting', one => isOfBody(one) && one.presence === 'present' && one.leftEarly),
  activities: is('meeting', one => one.of === 'activity' && one.presence === 'present'),
  studies: ofBody('study', 'present'),
  receptions: entry =>
    is('duty', one => one.standing !== 'leave')(entry) ||
    is('meeting', one => one.of === 'reception' && one.presence === 'present')(entry),
  receptionLeave: entry =>
    is('duty', one => one.standing === 'leave')(entry) || ofBody('reception', 'leave')(entry),
  visits: is('visit', isBrought),
  visitors: is('visit', isBrought, people),
  contacts: is('visit', one => !isBrought(one)),
  voters: is('visit', one => !isBrought(one), people),
  led: is('suggestion', one => one.leads),
  motions: is('suggestion', one => one.leads && one.item.kind === 'motion'),
  withdrawn: is('suggestion', one => one.leads && isWithdrawn(one.item)),
  answered: is('suggestion', one => one.leads && one.item.reply !== null),
  satisfied: is('suggestion', one => one.leads && verdictOf(one.item, 'result') === 'satisfied'),
  cosigned: is('suggestion', one => !one.leads),
  reports: is('report', () => true),
  decisions: is('decision', () => true),
  decisionsDone: is('decision', one => one.decision.state === 'done'),
}

/** @param entries of one deputy */
export function figuresOf(entries: readonly Entry[]): DutyBook {
  return new Map(figureKeys.map(key => [key, figureOf(key, entries)]))
}

function figureOf(key: FigureKey, entries: readonly Entry[]): DutyFigure {
  const counted = entries
    .map(entry => ({ entry, amount: amounts[key](entry) }))
    .filter(({ amount }) => amount > 0)
  const records = counted.map(({ entry, amount }) => ({ ref: sourceOf(entry), on: entry.on, amount }))
  const value = recount({ how: 'sum', records })
  return {
    key,
    name: figureNames[key],
    unit: unitOf(key),
    value,
    how: 'sum',
    records,
    entries: counted.map(({ entry }) => entry.key),
  }
}
