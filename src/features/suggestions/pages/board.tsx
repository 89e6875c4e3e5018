import type { VNode } from 'preact'
import { dayOf } from '../../../calendar/zone.ts'
import { congressPath, definePage, type PageContext } from '../../../pages/page.ts'
import { Figures, Section } from '../../../pages/parts.tsx'
import { settingsOf } from '../../congress/settings.ts'
import { listOffices } from '../../roster/store/offices.ts'
import { namesOf } from '../../roster/store/people.ts'
import { type Board, type BoardColumn, type BoardWish, readWish, wishQuery } from '../rules/board.ts'
import { readBoard, yearsOfSuggestions } from '../store/board.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import * as words from '../texts/board.ts'
import { BoardCards, type CardFacts } from './cards.tsx'
import { Filters } from './filters.tsx'

const boardPath = 'suggestions'

/** So many cards stand under each heading of the whole board, and on a page of one heading. */
const perColumn = 12
const perPage = 60

/** Every item that somebody may know of, by what is to be done with it next. */
export const boardPage = definePage({
  path: boardPath,
  who: 'members',
  inMenu: words.boardTitle,
  async show(context, _numbers, query) {
    const { tx, tenant, actor, now } = context
    const who = await readSuggestionStanding(tx, actor)
    const wish = readWish(query)
    const board = await readBoard(tx, tenant, who, wish, now)
    const shown = board.columns
      .filter(({ cards, key }) => cards.length > 0 && (wish.column === null || wish.column === key))
      .map(column => portionOf(column, wish))
    const offices = await listOffices(tx, tenant.id)
    const people = await namesOf(
      tx,
      shown.flatMap(({ cards }) => cards.flatMap(({ item }) => item.signers[0]?.personId ?? [])),
    )
    const facts: CardFacts = {
      congressId: tenant.id,
      today: dayOf(now, tenant.zone),
      officeName: id => offices.find(office => office.id === id)?.name ?? '',
      personName: id => people.get(id) ?? '',
    }
    return {
      title: words.boardTitle,
      body: (
        <>
          <Filters
            action={congressPath(tenant.id, boardPath)}
            wish={wish}
            offices={offices}
            classes={settingsOf(tenant).suggestions.classes}
            years={await yearsOfSuggestions(tx, tenant.id, who)}
          />
          <Totals board={board} />
          {shown.length === 0 ? <p class="card">{words.nothing}</p> : null}
          {shown.map(column => (
            <Column key={column.key} column={column} wish={wish} context={context} facts={facts} />
          ))}
        </>
      ),
    }
  },
})

interface Portion extends BoardColumn {
  /** How many there are in all. */
  readonly count: number
  readonly page: number
  readonly pages: number
}

function portionOf({ key, cards }: BoardColumn, wish: BoardWish): Portion {
  const count = cards.length
  if (wish.column === null) return { key, cards: cards.slice(0, perColumn), count, page: 1, pages: 1 }
  const pages = Math.ceil(count / perPage)
  const page = Math.min(wish.page, pages)
  return { key, cards: cards.slice((page - 1) * perPage, page * perPage), count, page, pages }
}

function Totals({
  board: { total, waiting, overdue, soon, assignedLate },
}: {
  readonly board: Board
}): VNode {
  return (
    <div class="card">
      <Figures
        figures={[
          { name: words.figures.total, value: total },
          { name: words.figures.waiting, value: waiting },
          { name: words.figures.overdue, value: overdue, tone: 'alert' },
          { name: words.figures.soon, value: soon },
          ...(assignedLate === 0
            ? []
            : [{ name: words.figures.assign, value: assignedLate, tone: 'alert' as const }]),
        ]}
      />
    </div>
  )
}

interface ColumnProps {
  readonly column: Portion
  readonly wish: BoardWish
  readonly context: PageContext
  readonly facts: CardFacts
}

function Column({ column: { key, cards, count, page, pages }, wish, context, facts }: ColumnProps): VNode {
  const to = (changed: Partial<BoardWish>) =>
    congressPath(context.tenant.id, boardPath) + wishQuery({ ...wish, ...changed })
  const left = count - cards.length
  return (
    <Section title={words.columnTitle(key, count)}>
      <BoardCards cards={cards} facts={facts} />
      {wish.column === null ? (
        left === 0 ? null : (
          <p class="screen-only">
            <a href={to({ column: key, page: 1 })}>{words.more(left)}</a>
          </p>
        )
      ) : (
        <p class="links screen-only">
          {page > 1 ? <a href={to({ page: page - 1 })}>{words.earlierPage}</a> : null}
          {pages > 1 ? <span class="page">{words.page(page, pages)}</span> : null}
          {page < pages ? <a href={to({ page: page + 1 })}>{words.laterPage}</a> : null}
          <a href={to({ column: null, page: 1 })}>{words.backToBoard}</a>
        </p>
      )}
    </Section>
  )
}
