/** Both calendars there are, subscribed to as everybody: who has one, and that it has not a word that is not his. */
import { describe, expect, it } from 'vitest'
import { answerCalendar, type CalendarAnswer } from '../../src/features/feeds/files/answer.ts'
import { calendarPath, makeFeed } from '../../src/features/feeds/store/feeds.ts'
import type { FeedScope } from '../../src/features/feeds/types.ts'
import { testDatabase } from '../support/database.ts'
import { expectNothingForeign, expectOnlyForReaders } from './expectations.ts'
import { clerks, ourPeople, type Role, standsFor } from './roles.ts'
import { now, settleTowns } from './town.ts'

const { db } = await testDatabase()
await settleTowns(db)

/** The address may be known to whoever was once a clerk: what he is when it is asked for counts. */
const table: Readonly<Record<FeedScope, readonly Role[]>> = { own: ourPeople, congress: clerks }
const asking = [...ourPeople, 'leaver', 'z-chair', 'z-owner'] as const
const undone = new Error('undone')

async function subscribe(role: Role, scope: FeedScope): Promise<CalendarAnswer> {
  const found: CalendarAnswer[] = []
  await db
    .transaction(async tx => {
      const [person] = await tx.sql<{ personId: number; userid: string }[]>`
        select id as "personId", userid from person where userid = ${role}`
      if (person === undefined) throw new Error(`nobody is ${role}`)
      const path = await makeFeed(tx, person, scope, now)
      const token = path.slice(calendarPath.length).replace('.ics', '')
      found.push(await answerCalendar(tx, { token, address: '192.0.2.1' }, now))
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return found[0] ?? { kind: 'none' }
}

describe.each(['own', 'congress'] as const)('the calendar «%s»', scope => {
  it.each(asking)('of %s', async role => {
    const answer = await subscribe(role, scope)
    expect(answer.kind).toBe(table[scope].includes(standsFor(role)) ? 'calendar' : 'none')
    if (answer.kind !== 'calendar') return
    if (clerks.includes(role)) expect(answer.text).toContain('BEGIN:VEVENT')
    const unfolded = answer.text.replaceAll('\r\n ', '')
    expectNothingForeign(role, unfolded, scope)
    expectOnlyForReaders(role, unfolded, scope)
    // Calendars lie on phones and with whoever keeps their copies: what is confidential has no title, nobody a reason.
    if (!role.startsWith('z-')) expect(unfolded).not.toMatch(/瓯|瘘|13877777777/u)
  })
})
