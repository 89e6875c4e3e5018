import type { Tx } from '../db/tx.ts'
import { settingsOf } from '../features/congress/settings.ts'
import type { Congress } from '../features/congress/types.ts'
import { count, standingOf } from '../features/meetings/rules/sheet.ts'
import { readBody } from '../features/meetings/store/body.ts'
import { seeNotice } from '../features/meetings/store/looked-at.ts'
import { readSheet } from '../features/meetings/store/sheet.ts'
import { meetingStatusNames } from '../features/meetings/texts/answers.ts'
import { titleOf } from '../features/meetings/texts/notice.ts'
import { sayQuorum, sheetCounts } from '../features/meetings/texts/sheet.ts'
import type { Counts } from '../features/meetings/types.ts'
import { wholeRoster } from '../features/roster/store/people.ts'
import type { PaperTable } from './paper-table.ts'
import { meetingLines, numberLine, sheetColumns, sheetRow, sheetTitle, signLine, unitLine } from './texts.ts'

export interface MeetingSheet {
  readonly title: string
  readonly counts: Counts
  readonly table: PaperTable
}

/**
 * The sheet of one notice as it is filed: everybody who is addressed, by group, with the answer that counts; figures
 * and order are those of 名单 in the chat.
 * @param now the moment to write on it
 * @returns why there is none: no notice of this number, or one that has not been announced
 */
export async function meetingSheet(
  tx: Tx,
  congress: Congress,
  number: number,
  now: Date,
): Promise<MeetingSheet | 'unknown' | 'draft'> {
  // Only looked at: it is read where nothing can be locked, and nobody who answers waits for it.
  const meeting = await seeNotice(tx, congress.id, number)
  if (meeting === null) return 'unknown'
  if (meeting.status === 'draft') return 'draft'
  const { notice, status, cancelReason } = meeting
  const settings = settingsOf(congress)
  const lines = await readSheet(tx, meeting.id)
  const people = await wholeRoster(tx, congress.id)
  const districts = new Map(people.map(person => [person.id, person.district]))
  const counts = count(meeting, lines)
  const body = await readBody(tx, meeting, lines)
  const title = titleOf(notice, settings.labels)
  const { zone } = congress
  const table = {
    title: sheetTitle(title),
    lines: [
      unitLine(congress),
      numberLine(number, meetingStatusNames[status], status === 'cancelled' ? cancelReason : null),
      ...meetingLines(notice, zone),
      sheetCounts(counts, sayQuorum(notice.kind, body, settings)),
    ],
    columns: sheetColumns,
    rows: lines.map((line, i) =>
      sheetRow(i + 1, line, standingOf(meeting, line), districts.get(line.personId) ?? null, zone),
    ),
    lastLine: signLine(now, zone),
  }
  return { title, counts, table }
}
