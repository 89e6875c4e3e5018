/** A town without a group that can be told, and with the app: what is for all deputies goes to each alone. */

import { expect, it } from 'vitest'
import { setOpenWays } from '../../../src/features/reach/store.ts'
import { queued } from '../../support/opened.ts'
import { addTown, day, openStage, planAll, staff } from './stage.ts'

const stage = await openStage('2026-03-02T10:00')
const { db } = stage
const start = stage.clock.now()
await setOpenWays(db.sql, ['app'], start)
const town = await addTown(db, 'yunxi', { now: start, webhook: false })
await planAll(db, start)
await staff(db, town.congressId, town.deputies.slice(0, 2), [day('2026-03-01'), day('2026-03-31')], start)

/** Beginning and receivers of what was said, in order. */
async function said(): Promise<Record<string, number>> {
  const people = new Map<string, Set<string>>()
  for (const { channel, target, payload } of await queued(db)) {
    const begins = payload.text?.slice(0, 8) ?? ''
    if (channel === 'app') people.set(begins, (people.get(begins) ?? new Set()).add(target))
  }
  return Object.fromEntries([...people].map(([begins, targets]) => [begins, targets.size]))
}

it('the month’s plan and the notice reach every deputy who has an account; the clerks hear that they went out', async () => {
  await stage.moveTo('2026-03-13T10:00')
  const [people] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from person
    where congress_id = ${town.congressId} and userid is not null and cardinality(levels) > 0`
  expect(people?.n).toBeGreaterThan(2)
  expect(await said()).toMatchObject({
    '【接待安排】3月': people?.n,
    '【值班通知】3月': 2,
    云溪镇人大代表接: people?.n,
  })
  const notes = await stage.notes()
  expect(notes.filter(note => note.to === 'yunxi-liaison').map(note => note.text)).toContain(
    '3月16日（星期一）上午8:30至11:30的接待公告已逐一发给代表，请转各村张贴。要张贴的文档，发送“公告”领取。',
  )
  expect(notes.some(note => note.text.includes('请您转发到群里'))).toBe(false)
})
