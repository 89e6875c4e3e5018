import type { VNode } from 'preact'
import { sayInstant } from '../../../calendar/say.ts'
import type { PageContext } from '../../../pages/page.ts'
import { Section, Table } from '../../../pages/parts.tsx'
import { standingOf } from '../rules/sheet.ts'
import type { MeetingOfCongress } from '../store/answers.ts'
import { leaveKindNames, ownStanding } from '../texts/answers.ts'
import * as words from '../texts/pages.ts'
import type { SheetLine } from '../types.ts'

interface SheetProps {
  readonly context: PageContext
  readonly meeting: MeetingOfCongress
  readonly sheet: readonly SheetLine[]
}

/** Names and reasons: for clerks alone, as in the chat. */
export function Sheet({ context, meeting, sheet }: SheetProps): VNode | null {
  if (sheet.length === 0) return null
  const { now, tenant } = context
  const rows = sheet.map(line => {
    const kind = line.leaveKind === null ? null : leaveKindNames[line.leaveKind]
    const by = line.enteredByName === null ? null : words.printed(line.enteredByName)
    const standing = standingOf(meeting, line)
    const hasAnswered = standing !== 'silent'
    return {
      key: line.personId,
      cells: [
        line.name,
        line.groupName ?? '',
        ownStanding(standing),
        hasAnswered
          ? [kind, line.reason, line.decisionNote, by].filter(part => part !== null).join('；')
          : '',
        hasAnswered && line.answeredAt !== null ? sayInstant(line.answeredAt, now, tenant.zone) : '',
      ],
    }
  })
  return (
    <Section title={words.sheetTitle}>
      <Table caption={words.sheetTitle} columns={Object.values(words.sheetColumns)} rows={rows} />
    </Section>
  )
}
