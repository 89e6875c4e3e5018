import type { VNode } from 'preact'
import { sayInstant } from '../../../calendar/say.ts'
import type { LivePart } from '../../../pages/live.tsx'
import { Cells, Section, Table } from '../../../pages/parts.tsx'
import type { Where } from '../finding/named.ts'
import { standingOf } from '../rules/sheet.ts'
import type { MeetingOfCongress } from '../store/answers.ts'
import { leaveKindNames, ownStanding } from '../texts/answers.ts'
import * as words from '../texts/pages.ts'
import type { SheetLine } from '../types.ts'

const columns = Object.values(words.sheetColumns)

/** Names and reasons: for clerks alone, as in the chat. Each line changes by itself. */
export function sheetPart(where: Where, meeting: MeetingOfCongress, sheet: readonly SheetLine[]): LivePart {
  const rows = sheet.map(line => rowOf(where, meeting, line))
  const pieces = new Map<string, VNode>(
    rows.map(({ id, cells }) => [id, <Cells key={id} columns={columns} cells={cells} />]),
  )
  const node =
    sheet.length === 0 ? null : (
      <Section title={words.sheetTitle}>
        <Table caption={words.sheetTitle} columns={columns} rows={rows} />
      </Section>
    )
  return { id: 'live-sheet', node, pieces }
}

function rowOf({ now, tenant }: Where, meeting: MeetingOfCongress, line: SheetLine) {
  const kind = line.leaveKind === null ? null : leaveKindNames[line.leaveKind]
  const by = line.enteredByName === null ? null : words.printed(line.enteredByName)
  const standing = standingOf(meeting, line)
  const hasAnswered = standing !== 'silent'
  return {
    key: line.personId,
    id: `line-${line.personId}`,
    cells: [
      line.name,
      line.groupName ?? '',
      ownStanding(standing),
      hasAnswered ? [kind, line.reason, line.decisionNote, by].filter(part => part !== null).join('；') : '',
      hasAnswered && line.answeredAt !== null ? sayInstant(line.answeredAt, now, tenant.zone) : '',
    ],
  }
}
