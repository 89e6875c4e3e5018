/**
 * Numbers by which people choose in a group that takes no cards. They count on over all that was said there, so that a
 * number means one choice of one message, however many notices stand above each other.
 */
import type { Card } from '../bot/reply.ts'
import type { Sql } from '../db/sql.ts'
import type { Tx } from '../db/tx.ts'
import { readOwnNumber } from '../language/chosen-number.ts'

/** One thing that can be pressed on a card. */
export interface Choice {
  readonly words: string
  readonly taskId: string
  readonly key: string
  /** What is chosen in the card's drop-down with it. */
  readonly question: string | null
  readonly option: string | null
}

/** Each option of a drop-down is a choice of its own, with the first button: that one sends it off. */
export function choicesOf({ taskId, select, buttons }: Card): Choice[] {
  const [first, ...others] = buttons
  const plain = (select === undefined ? buttons : others).map(({ text, key }) => ({
    words: text,
    taskId,
    key,
    question: null,
    option: null,
  }))
  const chosen = (select?.options ?? []).map(({ id, text }) => ({
    words: text,
    taskId,
    key: first?.key ?? '',
    question: select?.key ?? null,
    option: id,
  }))
  return [...chosen, ...plain]
}

const highest = 999
/** A notice is answered within a month: so long a number means what it means, and no other message gets it. */
const goodForMs = 31 * 86_400_000

/** @returns null when nothing said there has this number */
export async function findChoice(
  tx: Tx,
  place: string,
  number: number,
  now: Date,
): Promise<Omit<Choice, 'words'> | null> {
  const [found] = await tx.sql<Omit<Choice, 'words'>[]>`
    select task_id as "taskId", key, question, option from menu_choice
    where place = ${place} and number = ${number} and said_at > ${new Date(now.getTime() - goodForMs)}`
  return found ?? null
}

/** The bot's question is answered with such a number, too, so no other choice beside it may have it. */
const ownNumbers = (choices: readonly Choice[]): number[] =>
  choices.flatMap(({ words }) => readOwnNumber(words) ?? [])

/**
 * They begin anew after a quiet month, and behind the highest where that many are free. A place with more choices than there
 * are numbers counts on beyond it. None is a number that one of them is called by.
 * @returns the number of each, in their order
 */
export async function numberChoices(
  sql: Sql,
  place: string,
  choices: readonly Choice[],
  now: Date,
): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    with good as (
      select number, said_at from menu_choice
      where place = ${place} and said_at > ${new Date(now.getTime() - goodForMs)}
    ), last as (
      select coalesce((select number from good order by said_at desc, number desc limit 1), 0) as number
    ), free as (
      select start from generate_series(1, ${highest}::int - ${choices.length}::int + 1) as start, last
      where not exists (select from good where good.number between start and start + ${choices.length}::int - 1)
        and not exists (select from unnest(${ownNumbers(choices)}::int[]) own
                        where own between start and start + ${choices.length}::int - 1)
      order by start <= last.number, start limit 1
    ), first as (
      select coalesce((select start from free), (select max(number) + 1 from good), 1) as number
    )
    insert into menu_choice (place, number, task_id, key, question, option, said_at)
    select ${place}, first.number + c.nth - 1, c.task_id, c.key, c.question, c.option, ${now}
    from first, unnest(
      ${choices.map(each => each.taskId)}::text[], ${choices.map(each => each.key)}::text[],
      ${choices.map(each => each.question)}::text[], ${choices.map(each => each.option)}::text[]
    ) with ordinality as c(task_id, key, question, option, nth)
    on conflict (place, number) do update set task_id = excluded.task_id, key = excluded.key,
      question = excluded.question, option = excluded.option, said_at = excluded.said_at
    returning number`
  return rows.map(row => row.number).toSorted((a, b) => a - b)
}
