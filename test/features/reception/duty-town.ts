import { expect } from 'vitest'
import { places } from '../../../src/db/sealed-columns.ts'
import { type Heard, startTown, type TestTown } from '../../support/town.ts'

/** The sample town with its reception on the 15th; the next days are 16 November (the 15th is a Sunday) and 15 December 2026. */
export async function receivingTown(): Promise<TestTown> {
  const town = await startTown(new Date('2026-11-11T10:00:00+08:00'))
  const set = await town.say('周晓敏', '/接待设置 每月15日上午8:30至11:30，地点：代表联络站')
  expect(set.text).toContain('已设置')
  return town
}

/** Who is on duty on each planned day: `2026-11-16: 杨国梁* 沈月英`, with * who leads. */
export async function rotaOf(town: TestTown): Promise<string[]> {
  const rows = await town.database.db.sql<{ line: string }[]>`
    select d.day || ': ' || coalesce(string_agg(p.name || case when u.leads then '*' else '' end, ' '
      order by u.leads desc, u.person_id), '') as line
    from reception_day d
    left join reception_duty u on u.day_id = d.id
    left join person p on p.id = u.person_id
    where d.status = 'planned' group by d.id, d.day order by d.day`
  return rows.map(row => row.line)
}

/** `王秀兰 confirm`, `郑永福 leave 住院`: the log of answers of a day, oldest first. */
export async function entriesOf(town: TestTown, day: string): Promise<string[]> {
  const { sql } = town.database.db
  const rows = await sql<{ line: string; dayId: number; reason: string | null }[]>`
    select concat_ws(' ', p.name, e.answer) as line, e.day_id as "dayId", e.reason
    from duty_entry e join person p on p.id = e.person_id join reception_day d on d.id = e.day_id
    where d.day = ${day}::date order by e.id`
  return rows.map(({ line, dayId, reason }) =>
    reason === null ? line : `${line} ${sql.vault.open(places.duty(dayId), reason)}`,
  )
}

export async function deedsOf(town: TestTown): Promise<string[]> {
  const rows = await town.database.db.sql<{ line: string }[]>`
    select concat_ws(' ', userid, action, outcome, detail::text) as line from deed
    where action not like 'sandbox.%' order by id`
  return rows.map(row => row.line)
}

/** The keys of a card's buttons. */
export function keysOf({ card }: Heard): string[] {
  const list: unknown = card?.button_list
  return Array.isArray(list) ? list.map(each => String(each.key)) : []
}

/** The options of a card's drop-down: id and text. */
export function optionsOf({ card }: Heard): { id: string; text: string }[] {
  const select: unknown = card?.button_selection
  if (typeof select !== 'object' || select === null || !('option_list' in select)) return []
  const list: unknown = select.option_list
  return Array.isArray(list) ? list.map(each => ({ id: String(each.id), text: String(each.text) })) : []
}
