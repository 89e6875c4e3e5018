/**
 * 上月建议办理: one word a month to chair and vice-chair of what others have done with suggestions, and of what is overdue.
 * It calls nobody: they read it when they next speak to the bot. Single steps they are not told of.
 */

import type { Tick } from '../../../bot/job.ts'
import { dayOfIso } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { tellAllPrivately } from '../../notes/outreach.ts'
import { asClerk } from '../../notes/rules.ts'
import { groupedBy } from '../../reception/rules/grouped.ts'
import { isOverdue } from '../rules/outcome.ts'
import { isOpen } from '../rules/own.ts'
import { settleCalls } from '../store/calls.ts'
import { openItems } from '../store/lists.ts'
import { type DueMonth, stepsIn, takeDueMonths } from '../store/months.ts'
import { readPosts } from '../store/posts.ts'
import { sayMonth } from '../texts/months.ts'

const batch = 50

/** @returns how many months were settled */
export async function reportMonths(tick: Tick): Promise<number> {
  const { tx, now } = tick
  const due = await takeDueMonths(tx, now, batch)
  const late = due.filter(({ notAfter }) => notAfter <= now)
  for (const months of groupedBy(
    due.filter(one => !late.includes(one)),
    ({ slot }) => slot,
  ).values())
    await say(tick, months)
  await settleCalls(
    tx,
    late.map(one => ({ ...one, outcome: 'left_out' })),
    now,
  )
  return due.length
}

/** @param due of one month */
async function say({ tx, clock, now, botName }: Tick, due: readonly DueMonth[]): Promise<void> {
  const month = dayOfIso(due[0]?.slot ?? '')
  if (month === null) return
  const ids = due.map(({ congressId }) => congressId)
  const steps = groupedBy(await stepsIn(tx, ids, month), ({ congressId }) => congressId)
  const items = groupedBy(await openItems(tx, ids), ({ congressId }) => congressId)
  const posts = await readPosts(tx, ids)
  const said = due.map(one => {
    const { congressId, congress } = one
    const { zone } = congress
    const today = dayOf(now, zone)
    const open = (items.get(congressId) ?? []).filter(isOpen)
    const text = sayMonth(month, steps.get(congressId) ?? [], {
      open: open.length,
      overdue: open.filter(item => isOverdue(item, today)).length,
    })
    const { chairIds = [], viceChairIds = [] } = posts.get(congressId) ?? {}
    const personIds = [...new Set([...chairIds, ...viceChairIds])]
    const { quietHours } = settingsOf(congress)
    const habits = { zone, quietHours, botName, quiet: true, subject: 'suggestions' }
    return { one, word: text === null ? null : { congressId, personIds, text, rights: asClerk, ...habits } }
  })
  await tellAllPrivately(
    tx,
    clock,
    now,
    said.flatMap(({ word }) => word ?? []),
  )
  await settleCalls(
    tx,
    said.map(({ one, word }) => ({ ...one, outcome: word === null ? 'nobody' : 'sent' })),
    now,
  )
}
