import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, named, subjectOf } from '../../meetings/finding/named.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { byName } from '../../notes/outreach.ts'
import { pickHeld, whereHeld } from '../finding/meeting.ts'
import { tellProposers } from '../outreach.ts'
import { type AgendaEdit, movedTo, readEdit } from '../rules/edit.ts'
import { readItem } from '../rules/item.ts'
import { takePlaces } from '../rules/places.ts'
import { addItem, agendaOf, changeItem, orderItems, readAgenda, removeItem } from '../store/items.ts'
import { topicsOfItem } from '../store/topics.ts'
import { latestVotes } from '../store/votes.ts'
import * as words from '../texts/agenda.ts'
import { takenOff, tellTakenOff } from '../texts/topics.ts'
import { sayItem } from '../texts/words.ts'
import type { AgendaItem, ItemWords } from '../types.ts'

/** More are a mistake in what was pasted. */
const mostItems = 50
const mostChars = 200

/** `/议程 3`, `/议程 3 增 …`, `/议程 3 移 3 到 1` */
export const showAgenda = defineCommand({
  name: '议程',
  aliases: ['会议议程', '议程安排', 'agenda'],
  bare: true,
  who: 'members',
  ...words.showAgenda,
  narrow: whereHeld('agenda'),
  async run(context, text) {
    const { meeting: number, item, rest } = takePlaces(text)
    const picked = await pickHeld(context, number, 'agenda', words.showAgenda.usage)
    if (picked.meeting === null) return picked.reply
    const edit = readEdit(rest)
    if (edit.kind === 'none') return show(context, picked.meeting)
    if (!isClerk(context.actor)) return say(words.onlyClerksChange)
    return change(context, picked.meeting, withItem(edit, item))
  },
})

/** `/议程 3 第2项 改 …`: the number stands in front. */
const withItem = (edit: AgendaEdit, item: number | null): AgendaEdit =>
  'number' in edit ? { ...edit, number: edit.number ?? item } : edit

async function show(context: Context, meeting: LockedMeeting): Promise<Reply> {
  const items = await readAgenda(context.tx, meeting)
  const { title, when } = named(context, meeting)
  if (items.length === 0)
    return say(isClerk(context.actor) ? words.noItems(meeting.number) : words.noItemsYet)
  const votes = await latestVotes(
    context.tx,
    items.flatMap(({ id }) => (id === null ? [] : [id])),
  )
  const lines = items.map((item, i) =>
    words.itemLine(i + 1, item, item.id === null ? undefined : votes.get(item.id)),
  )
  return say([words.heading(meeting.number, title, when), ...lines].join('\n'))
}

async function change(context: Context, meeting: LockedMeeting, edit: AgendaEdit): Promise<Reply> {
  const { tx, actor, now } = context
  const items = await agendaOf(tx, meeting, actor.personId, now)
  switch (edit.kind) {
    case 'add':
      return add(context, meeting, items, edit)
    case 'move': {
      const { from, to } = edit
      if (from === null || to === null) return say(words.whichItem(meeting.number))
      if (from > items.length || from < 1) return say(words.noSuchItem(meeting.number, from, items.length))
      const order = movedTo(items, from, to)
      await orderItems(
        tx,
        order.map(({ id }) => id),
      )
      await note(context, meeting, { move: [from, to] })
      return say(
        words.moved(
          meeting.number,
          order.map((item, i) => sayItem(i + 1, item)),
        ),
      )
    }
    case 'change':
    case 'reporter':
    case 'remove': {
      if (edit.number === null) return say(words.whichItem(meeting.number))
      const item = items[edit.number - 1]
      if (item === undefined) return say(words.noSuchItem(meeting.number, edit.number, items.length))
      return edit.kind === 'remove'
        ? remove(context, meeting, item, edit.number)
        : rewrite(context, meeting, item, edit.number, edit)
    }
    default:
      return say(words.howToChange(meeting.number))
  }
}

async function add(
  context: Context,
  meeting: LockedMeeting,
  items: readonly AgendaItem[],
  { words: said, to }: Extract<AgendaEdit, { kind: 'add' }>,
): Promise<Reply> {
  const { tx, actor, now } = context
  const item = readItem(said)
  const trouble = troubleWith(meeting, item, said)
  if (trouble !== null) return say(trouble)
  const same = items.findIndex(({ title }) => title === item.title)
  const known = items[same]
  if (known !== undefined) return say(words.isThere(meeting.number, same + 1, known))
  if (items.length >= mostItems) return say(words.tooMany(mostItems))
  const added = await addItem(tx, meeting.id, item, actor.personId, now)
  const order = movedTo([...items, added], items.length + 1, to ?? items.length + 1)
  if (to !== null)
    await orderItems(
      tx,
      order.map(({ id }) => id),
    )
  await note(context, meeting, { add: item })
  return say(words.added(meeting.number, order.indexOf(added) + 1, item))
}

function troubleWith(meeting: LockedMeeting, { title }: ItemWords, said: string): string | null {
  if (!/\p{L}/u.test(title)) return words.needsWords(meeting.number)
  return Array.from(said).length > mostChars ? words.tooLong(mostChars) : null
}

async function remove(
  context: Context,
  meeting: LockedMeeting,
  item: AgendaItem,
  number: number,
): Promise<Reply> {
  const { tx, actor, now } = context
  const vote = (await latestVotes(tx, [item.id])).get(item.id)
  if (vote !== undefined) return say(words.hasVote(meeting.number, number, vote))
  const topics = await topicsOfItem(tx, item.id)
  await removeItem(tx, item.id, actor.personId, now)
  await note(context, meeting, { remove: item })
  const hearing = await tellProposers(context, topics, topic => tellTakenOff(topic, meeting.number))
  return say(words.removed(meeting.number, number, item) + takenOff(topics, await byName(tx, hearing)))
}

async function rewrite(
  context: Context,
  meeting: LockedMeeting,
  item: AgendaItem,
  number: number,
  edit: Extract<AgendaEdit, { kind: 'change' | 'reporter' }>,
): Promise<Reply> {
  const said = edit.kind === 'reporter' ? edit.name : edit.words
  if (edit.kind === 'reporter' && !/\p{L}/u.test(said)) return say(words.needsName(meeting.number))
  const read = readItem(said)
  const after: ItemWords =
    edit.kind === 'reporter'
      ? { kind: item.kind, title: item.title, reporter: said }
      : { ...read, reporter: read.reporter ?? item.reporter }
  const trouble = troubleWith(meeting, after, said)
  if (trouble !== null) return say(trouble)
  if (after.title === item.title && after.reporter === item.reporter)
    return say(words.sameAgain(meeting.number, number))
  await changeItem(context.tx, item.id, after)
  await note(context, meeting, { change: number, before: item, after })
  return say(words.changed(meeting.number, number, item, after))
}

const note = (
  context: Context,
  meeting: LockedMeeting,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> =>
  recordDeeds(context.tx, [
    { ...byActor(context), action: 'agenda.change', outcome: 'done', subject: subjectOf(meeting), detail },
  ])
