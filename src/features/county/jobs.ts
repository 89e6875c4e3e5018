/**
 * What a county's notice says by itself: silent towns are reminded the day before and on the morning, the county hears when
 * the time is over. Each once, at nobody's night, and by a service that was down as soon as it is up, while it is of use.
 */
import type { Tick } from '../../bot/job.ts'
import type { DueCall } from '../calls/types.ts'
import { congressesById } from '../congress/store.ts'
import type { Congress } from '../congress/types.ts'
import { tellCounty, tellTowns } from './outreach.ts'
import type { CountyCall } from './rules/calls.ts'
import { countyCalls, takeDueNotices } from './store/calls.ts'
import { linesOf } from './store/replies.ts'
import * as words from './texts/notices.ts'
import type { CountyNotice, TownLine } from './types.ts'

const batch = 50

/** @returns how many calls were settled */
export async function followUpNotices(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const notices = await takeDueNotices(tx, now, batch)
  if (notices.length === 0) return 0
  const ids = notices.map(({ id }) => id)
  const calls = await countyCalls.due(tx, ids, now)
  const lines = await linesOf(tx, ids)
  const counties = await congressesById(tx, [...new Set(notices.map(({ congressId }) => congressId))])
  const settled = []
  for (const notice of notices) {
    const county = counties.find(({ id }) => id === notice.congressId)
    const own = calls.filter(({ subjectId }) => subjectId === notice.id)
    // Of several that a downtime has gathered the last one says it.
    const last = own.findLast(call => isOfUse(call, notice, now))
    for (const call of own) {
      const told =
        call === last && county !== undefined
          ? await sayCall(tick, county, notice, call, lines.get(notice.id) ?? [])
          : null
      const outcome = told === null ? 'left_out' : told > 0 ? 'sent' : 'nobody'
      settled.push({ ...call, outcome } as const)
    }
  }
  await countyCalls.settle(tx, settled, now)
  return settled.length
}

type Due = DueCall<CountyCall['kind']>

const isOfUse = ({ notAfter, slot }: Due, { state, dueAt, completedAt }: CountyNotice, now: Date): boolean =>
  notAfter > now && state === 'open' && completedAt === null && dueAt?.toISOString() === slot

async function sayCall(
  tick: Tick,
  county: Congress,
  notice: CountyNotice,
  { kind }: Due,
  lines: readonly TownLine[],
): Promise<number> {
  if (kind === 'over') return tellCounty(tick, county, notice, words.over(notice, lines))
  const silent = lines.filter(({ reply }) => reply === null).map(({ townId }) => townId)
  const towns = await congressesById(tick.tx, silent)
  const { people } = await tellTowns(
    tick,
    notice,
    towns,
    ({ zone }, sent) => words.reminder(county.name, sent, kind, { now: tick.now, zone }),
    ({ id: town }) => {
      const on = notice.dueAt?.toISOString()
      return [{ of: 'notice', id: notice.id, town, answer: true, call: true, on }]
    },
  )
  return people
}
