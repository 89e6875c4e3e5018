import type { Tx } from '../db/tx.ts'
import { daysOf } from '../features/activities/rules/year.ts'
import { readHeld } from '../features/activities/store/held.ts'
import { settingsOf } from '../features/congress/settings.ts'
import type { Congress } from '../features/congress/types.ts'
import { readAllRecorded } from '../features/minutes/store/paper.ts'
import { figuresOf } from '../features/minutes/texts/recorded.ts'
import * as words from '../features/minutes/texts/register.ts'
import { registerTitle } from '../features/registers/texts/names.ts'
import type { RegisterPeriod } from '../features/registers/types.ts'
import { defineRegister, type Made, yearOf } from './register.ts'
import { signLine, unitLine } from './texts.ts'

/** Register ①: the presidium's meetings that were held, with who was there, what was voted and decided. */
export const presidiumRegister = defineRegister({
  key: 'presidium',
  who: 'clerks',
  takes: 'year',
  read: (tx, congress, period, _whose, now) => presidium(tx, congress, period, now),
})

async function presidium(tx: Tx, congress: Congress, period: RegisterPeriod, now: Date): Promise<Made> {
  const year = yearOf(period)
  const held = await readHeld(tx, congress, daysOf(year), now)
  const meetings = held.filter(({ kind }) => kind === 'presidium').map(({ meeting }) => meeting)
  const recorded = await readAllRecorded(tx, congress, meetings)
  const days = recorded.filter(({ isChecked }) => isChecked).map(one => figuresOf(one))
  const sum = (count: (day: (typeof days)[number]) => number | null) =>
    days.reduce((all, day) => all + (count(day) ?? 0), 0)
  const figures = {
    meetings: recorded.length,
    unchecked: recorded.filter(({ isChecked }) => !isChecked).length,
    should: sum(({ should }) => should),
    present: sum(({ present }) => present),
    onLeave: sum(({ onLeave }) => onLeave),
    absent: sum(({ absent }) => absent),
    guests: sum(({ guests }) => guests),
    items: recorded.reduce((all, { items }) => all + items.length, 0),
    votes: recorded.reduce((all, { items }) => all + items.filter(({ vote }) => vote !== null).length, 0),
    decisions: recorded.reduce((all, { decisions }) => all + decisions.length, 0),
  }
  const table = {
    title: registerTitle('presidium', period, settingsOf(congress).labels),
    lines: [unitLine(congress), words.totalsLine(figures)],
    columns: words.registerColumns,
    rows: [...recorded.map((one, i) => words.registerRow(i + 1, one)), words.totalsRow(figures)],
    lastLine: signLine(now, congress.zone),
  }
  return { figures, table }
}
