import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Card, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { followWithCard } from '../../notes/outreach.ts'
import { countNotes } from '../../rights/outreach/waiting.ts'
import { isAll } from '../rules/read-words.ts'
import type { Standing } from '../rules/standing.ts'
import { deserted, type Waiting, waitingFor } from '../rules/todo.ts'
import { readSuggestionStanding, waitingInVain, withoutContact } from '../store/standing.ts'
import { countArchivable, openItemsOf } from '../store/todo.ts'
import { notUnderstood } from '../texts/asks.ts'
import * as faces from '../texts/step-commands.ts'
import * as words from '../texts/todo.ts'
import { bareNumber } from '../texts/words.ts'
import { factsOf, isGroup } from './facts.ts'
import { cardOf } from './shown.ts'

/** So many stand on the card beside the first. */
const besides = 4
/** So many fit into one message that is still read. */
const listed = 50

/** What waits for the speaker: the first as its card, the others as a list; with 全部 all as a list. */
export const showTodo = defineCommand({
  name: '待办',
  aliases: ['待办建议', '我的待办', '待办事项', '代办', 'todo'],
  bare: true,
  who: 'members',
  ...faces.todo,
  narrow: whereSomethingWaits,
  async run(context, text) {
    if (isGroup(context)) return say(words.inSingleChat)
    if (text !== '' && !isAll(text)) return say(notUnderstood(text, faces.todo.usage))
    const { who, waiting, archivable, deserted } = await todoOf(context)
    const today = dayOf(context.now, context.tenant.zone)
    const [first] = waiting
    const rest = [
      ...(archivable === 0 ? [] : [words.archivable(archivable)]),
      ...(deserted.length === 0 ? [] : [await sayDeserted(context, deserted)]),
    ]
    if (first === undefined) return say([words.nothing, ...rest].join('\n'))
    const card = text === '' ? await firstAsCard(context, who, waiting, rest) : null
    if (card !== null) {
      if ((await countNotes(context.tx, context.now, [context.actor.personId])) === 0)
        return { kind: 'card', card }
      // Words, before which his unread notes come; the card follows them.
      await followWithCard(context, card, { text: words.heading(waiting.length), subject: 'suggestions' })
    }
    const lines = waiting.slice(0, listed).map(one => words.line(one, today))
    const left = waiting.length - lines.length
    return say(
      [
        words.heading(waiting.length),
        ...lines,
        ...(left > 0 ? [words.more(left)] : []),
        words.howToShow(bareNumber(first.item)),
        ...rest,
      ].join('\n'),
    )
  },
})

async function firstAsCard(
  context: Context,
  who: Standing,
  waiting: readonly Waiting[],
  rest: readonly string[],
): Promise<Card | null> {
  const [first, ...others] = waiting
  if (first === undefined) return null
  const today = dayOf(context.now, context.tenant.zone)
  const shown = others.slice(0, besides)
  const notes = [
    `${words.first(waiting.length)}${words.what(first, today)}。`,
    ...words.others(shown, others.length - shown.length, today),
    ...rest,
  ]
  return cardOf(context, first.item, who, notes)
}

interface Todo {
  readonly who: Standing
  readonly waiting: readonly Waiting[]
  readonly archivable: number
  readonly deserted: ReturnType<typeof deserted>
}

async function todoOf({ tx, tenant, actor }: Context): Promise<Todo> {
  const who = await readSuggestionStanding(tx, actor)
  const items = await openItemsOf(tx, tenant.id, who)
  const waiting = waitingFor(items, who, who.isClerk ? await waitingInVain(tx, items) : new Set())
  if (!who.isClerk) return { who, waiting, archivable: 0, deserted: [] }
  return {
    who,
    waiting,
    archivable: await countArchivable(tx, tenant.id),
    deserted: deserted(items, await withoutContact(tx, items)),
  }
}

async function sayDeserted(context: Context, found: Todo['deserted']): Promise<string> {
  const { officeName } = await factsOf(context)
  const shown = found.slice(0, besides)
  return words.deserted(
    shown.map(({ item, officeIds }) => words.desertedItem(item, officeIds.map(officeName))),
    found.length - shown.length,
  )
}

async function whereSomethingWaits(contexts: readonly Context[]): Promise<readonly Context[]> {
  const found = []
  for (const context of contexts) if ((await todoOf(context)).waiting.length > 0) found.push(context)
  return found
}

/** For 我的: a line about what waits for the speaker here, and the card of the first. */
export async function ownTodo(
  context: Context,
): Promise<{ readonly line: string; readonly first: () => Promise<Card | null> } | null> {
  const { who, waiting } = await todoOf(context)
  return waiting.length === 0
    ? null
    : { line: words.inMine(waiting.length), first: () => firstAsCard(context, who, waiting, []) }
}
