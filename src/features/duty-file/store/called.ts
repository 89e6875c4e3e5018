/** Somebody's entries by what he calls them: read where the records' own keys lead, never through all the years. */
import { type Day, dayOfIso } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { type Called, entriesCalled } from '../rules/keys.ts'
import { yearPeriod } from '../rules/period.ts'
import type { Entry, What } from '../types.ts'
import { type Of, readEntries } from './files.ts'

/** Where several fit, all of them; a number that names no record in full is looked for in this year and the last. */
export async function ownEntriesCalled(
  tx: Tx,
  congress: Of,
  personId: number,
  called: Called,
  now: Date,
): Promise<readonly Entry[]> {
  const on = called.what === null ? null : await dayOfRecord(tx, congress, called.what, called.number)
  if (on === 'none') return []
  const { year } = dayOf(now, congress.zone)
  const stretches = on === null ? [yearPeriod(year), yearPeriod(year - 1)] : [{ from: on, until: on }]
  for (const stretch of stretches) {
    const entries = await readEntries(tx, congress, stretch, now, personId)
    const found = entriesCalled(entries.get(personId) ?? [], called)
    if (found.length > 0) return found
  }
  return []
}

/** The day under which a record stands in the files; null when the number may be the end of a longer one. */
async function dayOfRecord(
  tx: Tx,
  { id, zone }: Pick<Of, 'id' | 'zone'>,
  what: What,
  said: string,
): Promise<Day | 'none' | null> {
  const [series, number] = /^(?:(.+)-)?(\d+)$/.exec(said)?.slice(1) ?? []
  if (number === undefined) return 'none'
  const year = /^\d{1,4}$/.test(series ?? '') ? Number(series) : null
  const last = Number(number)
  switch (what) {
    case 'notice':
    case 'report': {
      const rows = await tx.sql<{ at: Date | null }[]>`
        select starts_at as at from meeting where congress_id = ${id} and number = ${last}`
      return dayAt(rows[0]?.at, zone)
    }
    case 'decision': {
      if (year === null) return null
      const rows = await tx.sql<{ at: Date | null }[]>`
        select m.starts_at as at from decision d join meeting m on m.id = d.meeting_id
        where d.congress_id = ${id} and d.year = ${year} and d.number = ${last}`
      return dayAt(rows[0]?.at, zone)
    }
    case 'visit': {
      if (year === null) return null
      const rows = await tx.sql<{ on: string }[]>`
        select received_on as "on" from visit where congress_id = ${id} and year = ${year} and number = ${last}`
      return dayOfIso(rows[0]?.on ?? '') ?? 'none'
    }
    case 'suggestion': {
      const rows = await tx.sql<{ on: string }[]>`
        select submitted_on as "on" from suggestion
        where congress_id = ${id} and series = ${series ?? ''} and number = ${last}`
      return dayOfIso(rows[0]?.on ?? '')
    }
    case 'day': {
      const [, y = '', m = '', d = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said) ?? []
      const nominal = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
      if (dayOfIso(nominal) === null) return null
      const rows = await tx.sql<{ on: string }[]>`
        select day as "on" from reception_day where congress_id = ${id} and nominal = ${nominal}::date`
      return dayOfIso(rows[0]?.on ?? '') ?? 'none'
    }
  }
}

const dayAt = (at: Date | null | undefined, zone: string): Day | 'none' =>
  at === null || at === undefined ? 'none' : dayOf(at, zone)
