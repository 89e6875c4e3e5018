/**
 * What the service has to say by itself in the fourteen months, worked out from how the items stood: with the almanac's
 * arithmetic and the figures of the law and of 云溪镇, none of them the service's.
 */
import { almanac, daysFrom, notice2026, plus } from '../../../support/almanac.ts'
import { notice2027 } from './programme.ts'
import { chair, clerks, type Life, type Standing, viceChair } from './script.ts'

const { works } = almanac(notice2026, notice2027)

/** The first day from this one on, or the last until it, that is worked. */
const workedFrom = (day: string): string => (works(day) ? day : workedFrom(plus(day, 1)))
const workedUntil = (day: string): string => (works(day) ? day : workedUntil(plus(day, -1)))
const workedAfter = (day: string, count: number): string =>
  count === 0 ? day : workedAfter(workedFrom(plus(day, 1)), count - 1)

const assignWithin = 10
const soonBefore = 10
const ratingDays = 15
/** What is answered, or rated, and goes no further. */
const standsStill = 10
const every = { office: 7, viceChair: 15, chair: 30 } as const

interface Said {
  readonly day: string
  readonly to: readonly string[]
  readonly text: string
}

/** `2026-09-30 09:00 沈月英 督促答复 2026-008 已逾期30天` */
export const expectedReminders = (lives: readonly Life[], until: string): string[] =>
  lives
    .flatMap(life => spansOf(life, until).flatMap(span => saidIn(life, span)))
    .flatMap(({ day, to, text }) => to.map(name => `${day} 09:00 ${name} ${text}`))
    .toSorted()

/** So long the item stood so. */
interface Span {
  readonly from: string
  readonly until: string
  readonly now: Standing
}

function spansOf({ steps }: Life, until: string): Span[] {
  const turns = steps.flatMap(({ at, now }) => (now === undefined ? [] : [{ from: at, now }]))
  return turns.map((turn, i) => ({ ...turn, until: turns[i + 1]?.from ?? until }))
}

function saidIn(life: Life, { from, until, now }: Span): Said[] {
  const all = [
    ...ofClerks(life, from, now),
    ...ofOffices(life, now),
    ...ofSigners(life, now),
    ...ofStanding(life, from, now),
  ]
  // Reminders come at nine: those of the hours in which it stood so.
  return all.filter(({ day }) => `${day} 09:00` > from && `${day} 09:00` < until)
}

function ofClerks({ number, steps }: Life, from: string, { state }: Standing): Said[] {
  const waits = state === 'submitted' || state === 'admitted'
  if (!waits && state !== 'returned') return []
  const since = (waits ? (steps[0]?.at ?? '') : from).slice(0, 10)
  const last = workedAfter(since, assignWithin)
  return [last, ...rungs(last, every.office)].map(day => ({
    day,
    to: clerks,
    text: waits ? `交办 ${number} 已${daysFrom(since, day)}天` : `重新交办 ${number}`,
  }))
}

function ofOffices({ number }: Life, { due, promised, by = [], isKey }: Standing): Said[] {
  const marked = `${number}${isKey ? '（重点督办）' : ''}`
  return [
    ...(due === undefined
      ? []
      : pressed(due, by, { asked: `答复 ${marked}`, pressed: `督促答复 ${marked}` })),
    ...(promised === undefined
      ? []
      : pressed(promised, by, { asked: `承诺 ${marked}`, pressed: `督促承诺 ${marked}` })),
  ]
}

function pressed(
  due: string,
  by: readonly string[],
  words: { readonly asked: string; readonly pressed: string },
): Said[] {
  const say = (day: string, to: readonly string[], what: string) => ({
    day,
    to,
    text: `${what} ${left(day, due)}`,
  })
  return [
    ...[workedUntil(plus(due, -soonBefore)), workedUntil(due), ...rungs(due, every.office)].map(day =>
      say(day, by, words.asked),
    ),
    ...rungs(due, every.viceChair).map(day => say(day, [viceChair], words.pressed)),
    ...rungs(due, every.chair).map(day => say(day, [chair], words.pressed)),
  ]
}

/** So many days after it, twice as many, and so on for a year; each on the first day that is worked, and once. */
const rungs = (day: string, days: number): string[] => [
  ...new Set(Array.from({ length: Math.floor(365 / days) }, (_, n) => workedFrom(plus(day, (n + 1) * days)))),
]

function ofSigners({ number }: Life, { rateUntil, unrated = [] }: Standing): Said[] {
  if (rateUntil === undefined) return []
  const half = workedUntil(plus(rateUntil, -Math.ceil(ratingDays / 2)))
  const end = workedUntil(plus(rateUntil, -3))
  const rate = (day: string) => ({ day, to: unrated, text: `评价 ${number} ${left(day, rateUntil)}` })
  const over = workedFrom(plus(rateUntil, 1))
  return [
    ...(half < end ? [rate(half)] : []),
    rate(end),
    { day: over, to: clerks, text: `评价期已过 ${number}` },
  ]
}

function ofStanding({ number }: Life, from: string, { state, by = [], isKey }: Standing): Said[] {
  const since = from.slice(0, 10)
  const again = (to: readonly string[], what: string): Said[] =>
    rungs(since, standsStill).map(day => ({
      day,
      to,
      text: `${what} ${number}${isKey ? '（重点督办）' : ''} 已${daysFrom(since, day)}天`,
    }))
  if (state === 'answered') return again(by, '再次面商')
  return state === 'rated' ? again(clerks, '办结') : []
}

function left(day: string, due: string): string {
  const days = daysFrom(day, due)
  if (days === 0) return '今天是最后一天'
  return days > 0 ? `还有${days}天` : `已逾期${-days}天`
}
