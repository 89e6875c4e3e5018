import type { VNode } from 'preact'
import { Facts, Section } from '../../../pages/parts.tsx'
import type { Where } from '../finding/named.ts'
import { type Delivery, worthShowing } from '../rules/delivery.ts'
import { standingOf } from '../rules/sheet.ts'
import type { MeetingOfCongress } from '../store/answers.ts'
import { ownAnswer } from '../texts/answers.ts'
import { sayDelivery } from '../texts/deliveries.ts'
import * as words from '../texts/pages.ts'
import type { SheetLine } from '../types.ts'
import { whenOf } from './deliveries.tsx'

interface OwnProps {
  readonly where: Where
  readonly meeting: MeetingOfCongress
  readonly line: SheetLine
  readonly deliveries: readonly Delivery[]
}

/** What somebody may know of himself. */
export function OwnAnswer({ where, meeting, line, deliveries }: OwnProps): VNode {
  return (
    <Section title={words.ownTitle}>
      <p>{ownAnswer(standingOf(meeting, line))}</p>
      {line.decisionNote === null ? null : <p>{line.decisionNote}</p>}
      {meeting.status === 'cancelled' ? null : <p class="note">{words.howToAnswer}</p>}
      {deliveries.length === 0 ? null : (
        <Facts
          facts={[
            [
              words.ownDeliveryTitle,
              worthShowing(deliveries)
                .map(one => sayDelivery(one, whenOf(where, one)))
                .join('\n'),
            ],
          ]}
        />
      )}
    </Section>
  )
}
