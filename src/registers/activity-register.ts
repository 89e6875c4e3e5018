import type { Tx } from '../db/tx.ts'
import { activitiesAmong, countByGroup } from '../features/activities/rules/by-group.ts'
import { emptyRecord } from '../features/activities/rules/fold.ts'
import { daysOf } from '../features/activities/rules/year.ts'
import { readRecords } from '../features/activities/store/entries.ts'
import { groupsAmong } from '../features/activities/store/groups.ts'
import { readHeld } from '../features/activities/store/held.ts'
import { whoseName } from '../features/activities/texts/lists.ts'
import * as words from '../features/activities/texts/register.ts'
import { attachmentCounts } from '../features/attachments/store.ts'
import { settingsOf } from '../features/congress/settings.ts'
import type { Congress } from '../features/congress/types.ts'
import { registerTitle } from '../features/registers/texts/names.ts'
import type { RegisterPeriod } from '../features/registers/types.ts'
import { selectSuggestions } from '../features/suggestions/store/suggestions.ts'
import { numberOf } from '../features/suggestions/texts/words.ts'
import { defineRegister, type Made, yearOf } from './register.ts'
import { signLine, unitLine } from './texts.ts'

/** Register ⑤: what deputies did, by group, with what came of it. */
export const activityRegister = defineRegister({
  key: 'activities',
  who: 'clerks',
  takes: 'year',
  read: (tx, congress, period, _whose, now) => activities(tx, congress, period, now),
})

async function activities(tx: Tx, congress: Congress, period: RegisterPeriod, now: Date): Promise<Made> {
  const held = activitiesAmong(await readHeld(tx, congress, daysOf(yearOf(period)), now))
  const ids = held.map(({ meeting }) => meeting.id)
  const groups = await groupsAmong(tx, congress, held)
  const records = await readRecords(tx, ids)
  const photos = await attachmentCounts(tx, 'meeting', ids)
  const linked = [...records.values()].flatMap(({ suggestionIds }) => suggestionIds)
  const suggestions = await selectSuggestions(
    tx,
    tx.sql.part`where s.id = any(${linked}::int[]) order by s.id`,
  )
  const numbers = new Map(suggestions.map(item => [item.id, numberOf(item)]))
  const lines = held.map(each => {
    const record = records.get(each.meeting.id) ?? emptyRecord
    return {
      held: each,
      record,
      whose: whoseName(each.whose, groups),
      suggestions: record.suggestionIds.flatMap(id => numbers.get(id) ?? []),
      photos: photos.get(each.meeting.id) ?? 0,
    }
  })
  const sum = (count: (line: (typeof lines)[number]) => number) =>
    lines.reduce((all, line) => all + count(line), 0)
  const kinds = [...new Set(held.map(({ kind }) => kind))]
  const figures = {
    activities: held.length,
    unchecked: sum(line => (line.held.isChecked ? 0 : 1)),
    should: sum(({ held: { isChecked, attendance } }) => (isChecked ? attendance.should : 0)),
    present: sum(line => line.held.attendance.present),
    suggestions: sum(line => line.suggestions.length),
    photos: sum(line => line.photos),
    kinds: kinds.map(kind => ({ kind, count: held.filter(each => each.kind === kind).length })),
    groups: countByGroup(groups, held),
  }
  const table = {
    title: registerTitle('activities', period, settingsOf(congress).labels),
    lines: [
      unitLine(congress),
      ...words.totalsLines(figures, settingsOf(congress).year.groupActivitiesPerYear),
    ],
    columns: words.registerColumns,
    rows: [...lines.map((line, i) => words.registerRow(i + 1, line)), words.totalsRow(figures)],
    lastLine: signLine(now, congress.zone),
  }
  return { figures, table }
}
