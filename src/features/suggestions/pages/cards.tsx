import type { VNode } from 'preact'
import type { Day } from '../../../calendar/day.ts'
import { congressPath } from '../../../pages/page.ts'
import type { BoardCard } from '../rules/board.ts'
import * as words from '../texts/board.ts'
import { chores } from '../texts/todo.ts'
import type { Suggestion } from '../types.ts'

export interface CardFacts {
  readonly congressId: number
  readonly today: Day
  readonly officeName: (id: number) => string
  readonly personName: (id: number) => string
}

/** The address of an item; numbers begin anew with each series. */
export const itemHref = (congressId: number, { series, number }: Pick<Suggestion, 'series' | 'number'>) =>
  `${congressPath(congressId, `suggestions/${number}`)}?series=${series}`

interface BoardCardsProps {
  readonly cards: readonly BoardCard[]
  readonly facts: CardFacts
}

export function BoardCards({ cards, facts }: BoardCardsProps): VNode {
  return (
    <ul class="board">
      {cards.map(card => (
        <Card key={card.item.id} card={card} facts={facts} />
      ))}
    </ul>
  )
}

function Card({ card, facts }: { readonly card: BoardCard; readonly facts: CardFacts }): VNode {
  const { item, turn, officeIds, isOverdue, isAssignedLate, chore } = card
  const isLate = isOverdue || isAssignedLate
  const [lead] = item.signers
  const offices = item.parties.map(({ officeId }) => facts.officeName(officeId))
  const whose = words.turn(turn, officeIds.map(facts.officeName))
  return (
    <li class={isLate ? 'overdue' : ''}>
      <a href={itemHref(facts.congressId, item)}>{words.itemTitle(item)}</a>
      <Marks marks={[...(isAssignedLate ? [words.marks.assign] : []), ...marksOf(item, isOverdue)]} />
      <p>
        {words.signers(lead === undefined ? '' : facts.personName(lead.personId), item.signers.length)}
        {offices.length === 0 ? null : <span class="offices">{words.offices(offices)}</span>}
      </p>
      {words.clock(card, facts.today).map(line => (
        <p key={line} class={isLate ? 'bad' : ''}>
          {line}
        </p>
      ))}
      {whose === '' ? null : <p>{whose}</p>}
      {chore === null ? null : <p class="mine">{words.waits(chores[chore])}</p>}
    </li>
  )
}

export const marksOf = (item: Suggestion, isOverdue: boolean): string[] => [
  ...(isOverdue ? [words.marks.overdue] : []),
  ...(item.waiting === null ? [] : [words.marks.paused]),
  ...(item.isKey ? [words.marks.key] : []),
  ...(item.confidential ? [words.marks.confidential] : []),
]

function Marks({ marks }: { readonly marks: readonly string[] }): VNode | null {
  if (marks.length === 0) return null
  return (
    <p class="marks">
      {marks.map(mark => (
        <strong key={mark}>{mark}</strong>
      ))}
    </p>
  )
}
