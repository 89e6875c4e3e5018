import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { orders } from '../../../language/words/orders.ts'
import { pickHeld, whereHeld } from '../../agenda/finding/meeting.ts'
import { takePlaces } from '../../agenda/rules/places.ts'
import { agendaOf } from '../../agenda/store/items.ts'
import { noSuchItem } from '../../agenda/texts/agenda.ts'
import type { AgendaItem } from '../../agenda/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, named, subjectOf } from '../../meetings/finding/named.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { peopleCalled } from '../../roster/rules/names.ts'
import { activePeople } from '../../roster/store/people.ts'
import { mayRead } from '../rules/access.ts'
import { readParts, type Scene, takePartNumber, withoutFacts } from '../rules/read-parts.ts'
import {
  addParts,
  changePart,
  factsOf,
  type PartWords,
  partsOf,
  setFacts,
  type Writing,
} from '../store/parts.ts'
import * as words from '../texts/commands.ts'
import { type Facts, factKinds, type MinutesPart, type SaidFacts } from '../types.ts'

/** What is pasted at once; a message of the platform holds less. */
const mostChars = 20_000

/** `/纪要 3 第2项:…`, again and again; `/纪要 3` shows what is there. */
export const writeMinutes = defineCommand({
  name: '纪要',
  aliases: ['记纪要', '记会议', 'minutes'],
  order: { isMatter: true },
  who: 'members',
  inHelp: ({ actor }) => actor !== null && mayRead(actor),
  ...words.writeMinutes,
  narrow: whereHeld('held'),
  async run(context, text) {
    const places = takePlaces(text)
    if (!mayRead(context.actor)) return say(words.onlyForPresidium)
    const isShowing = places.item === null && places.rest === ''
    if (!isShowing && !isClerk(context.actor)) return say(words.onlyClerksWrite)
    if (Array.from(text).length > mostChars) return say(words.tooLong(mostChars))
    const picked = await pickHeld(context, places.meeting, 'held', words.writeMinutes.usage)
    if (picked.meeting === null) return picked.reply
    return isShowing
      ? show(context, picked.meeting)
      : write(context, picked.meeting, places.item, places.rest)
  },
})

async function write(
  context: Context,
  meeting: LockedMeeting,
  item: number | null,
  text: string,
): Promise<Reply> {
  const { tx, actor, now } = context
  const items = await agendaOf(tx, meeting, actor.personId, now)
  if (item !== null && items[item - 1] === undefined)
    return say(noSuchItem(meeting.number, item, items.length))
  const { parts, facts } = readParts(text, item, await sceneOf(context, items))
  if (parts.length === 0 && Object.keys(facts).length === 0) return say(words.nothingSaid)
  const writing = writingOf(context, meeting)
  const rows = parts.map(part => ({
    ...part,
    itemId: part.item === null ? null : (items[part.item - 1]?.id ?? null),
  }))
  // Sent once more by hand, when nobody knew whether it had arrived, or with something that was added to it.
  const before = numbersBefore(rows, rows.length === 0 ? [] : await partsOf(tx, meeting.id))
  const isNew = (_: unknown, i: number) => before[i] === null
  const fresh = rows.filter(isNew)
  const set = differing(facts, await factsOf(tx, meeting.id))
  const same = {
    parts: before.filter(number => number !== null),
    facts: Object.fromEntries(Object.entries(facts).filter(([kind]) => !(kind in set))),
  }
  if (fresh.length === 0 && Object.keys(set).length === 0)
    return say(words.writtenBefore(meeting.number, same))
  const numbers = fresh.length === 0 ? [] : await addParts(tx, writing, fresh)
  if (Object.keys(set).length > 0) await setFacts(tx, writing, set)
  await note(context, meeting, 'add', { parts: numbers, facts: Object.keys(set) })
  const written = parts.filter(isNew).flatMap((part, i) => {
    const number = numbers[i]
    return number === undefined ? [] : [{ ...part, number }]
  })
  return say(words.written(meeting.number, written, set, same))
}

/** Under which number each part stands there already; what stands there once is not taken for two. */
function numbersBefore(
  rows: readonly PartWords[],
  there: readonly MinutesPart[],
): readonly (number | null)[] {
  const left = there.filter(({ isRemoved }) => !isRemoved)
  return rows.map(row => {
    const at = left.findIndex(part => isSame(part, row))
    return at < 0 ? null : (left.splice(at, 1)[0]?.number ?? null)
  })
}

/** Those that stand there otherwise, or not at all. */
const differing = (said: SaidFacts, there: Facts): SaidFacts =>
  Object.fromEntries(
    factKinds.flatMap(kind =>
      said[kind] === undefined || said[kind] === there[kind] ? [] : [[kind, said[kind]]],
    ),
  )

const isSame = (one: PartWords, other: PartWords): boolean =>
  one.words === other.words && one.itemId === other.itemId && one.speaker === other.speaker

async function sceneOf({ tx, tenant }: Context, items: readonly AgendaItem[]): Promise<Scene> {
  const people = await activePeople(tx, tenant.id)
  return {
    titles: items.map(({ title }) => title),
    isSomebody: name => peopleCalled(people, name).length > 0,
  }
}

const writingOf = ({ actor, now, origin }: Context, meeting: LockedMeeting): Writing => ({
  meetingId: meeting.id,
  by: actor.personId,
  now,
  message: { bot: origin.bot, msgid: origin.msgid },
})

const note = (
  context: Context,
  meeting: LockedMeeting,
  act: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> =>
  recordDeeds(context.tx, [
    { ...byActor(context), action: `minutes.${act}`, outcome: 'done', subject: subjectOf(meeting), detail },
  ])

async function show(context: Context, meeting: LockedMeeting): Promise<Reply> {
  const { tx, origin, botName, actor, now } = context
  const parts = await partsOf(tx, meeting.id)
  const left = parts.filter(({ isRemoved }) => !isRemoved).length
  if (origin.chat.type === 'group') return say(words.countInGroup(meeting.number, left, botName))
  if (parts.length === 0) return say(words.nothingYet(meeting.number))
  const items = await agendaOf(tx, meeting, actor.personId, now)
  const numbered = parts.map(part => ({ ...part, item: numberOf(items, part) }))
  return say(
    words.shown(meeting.number, named(context, meeting).title, await factsOf(tx, meeting.id), numbered),
  )
}

function numberOf(items: readonly AgendaItem[], { itemId }: MinutesPart): number | null {
  const at = items.findIndex(({ id }) => id === itemId)
  return at < 0 ? null : at + 1
}

/** `/改纪要 3 第2段 …`; with an item alone it goes to that item. */
export const changeMinutes = defineCommand({
  name: '改纪要',
  aliases: ['更正纪要', '修改纪要'],
  order: { isMatter: true },
  who: 'clerks',
  ...words.changeMinutes,
  narrow: whereHeld('held'),
  async run(context, text) {
    const found = await findPart(context, text, words.changeMinutes.usage)
    if (found.part === null) return found.reply
    const { tx, actor, now } = context
    const { meeting, part, rest } = found
    if (rest === '') return say(words.needsWords(meeting.number, part.number))
    if (Array.from(rest).length > mostChars) return say(words.tooLong(mostChars))
    const items = await agendaOf(tx, meeting, actor.personId, now)
    const marked = takePlaces(rest)
    if (marked.item !== null && items[marked.item - 1] === undefined)
      return say(words.noSuchItem(marked.item))
    const scene = await sceneOf(context, items)
    const read = readParts(marked.item === null ? rest : marked.rest, marked.item, scene)
    const facts = differing(read.facts, await factsOf(tx, meeting.id))
    const [only, ...others] = read.parts
    const itemId = read.item === null ? part.itemId : (items[read.item - 1]?.id ?? part.itemId)
    const after =
      only === undefined
        ? { itemId, speaker: part.speaker, words: part.words }
        : others.length > 0
          ? { itemId, speaker: part.speaker, words: withoutFacts(rest, scene) }
          : { itemId, speaker: only.speaker ?? part.speaker, words: only.words }
    if (Object.keys(facts).length > 0) await setFacts(tx, writingOf(context, meeting), facts)
    // Who was in the chair, and nothing else, changes no part and brings back none.
    const saysFactsOnly = only === undefined && read.item === null && Object.keys(read.facts).length > 0
    const changes = !saysFactsOnly && (part.isRemoved || !isSame(after, part))
    if (changes) await changePart(tx, writingOf(context, meeting), part.number, 'change', after)
    if (changes || Object.keys(facts).length > 0)
      await note(context, meeting, 'change', {
        ...(changes ? { part: part.number } : {}),
        ...(Object.keys(facts).length > 0 ? { facts: Object.keys(facts) } : {}),
      })
    return say(words.changed(meeting.number, part.number, changes, facts, read.facts))
  },
})

/** `/删纪要 3 第2段` */
export const removeMinutes = defineCommand({
  name: '删纪要',
  aliases: ['删除纪要', '删去纪要'],
  order: orders.removeMinutes,
  who: 'clerks',
  ...words.removeMinutes,
  narrow: whereHeld('held'),
  async run(context, text) {
    const found = await findPart(context, text, words.removeMinutes.usage)
    if (found.part === null) return found.reply
    const { meeting, part } = found
    if (part.isRemoved) return say(words.removedBefore(meeting.number, part.number))
    await changePart(context.tx, writingOf(context, meeting), part.number, 'remove', part)
    await note(context, meeting, 'remove', { part: part.number })
    return say(words.removed(meeting.number, part.number))
  },
})

type FoundPart =
  | { readonly meeting: LockedMeeting; readonly part: MinutesPart; readonly rest: string }
  | { readonly part: null; readonly reply: Reply }

async function findPart(context: Context, text: string, usage: string): Promise<FoundPart> {
  const before = takePartNumber(text)
  const places = before.part === null ? takePlaces(text) : { meeting: null, rest: text }
  const picked = await pickHeld(context, places.meeting, 'held', usage)
  if (picked.meeting === null) return { part: null, reply: picked.reply }
  const { meeting } = picked
  const { part: number, rest } = takePartNumber(places.rest)
  if (number === null) return { part: null, reply: say(words.whichPart(meeting.number)) }
  const part = (await partsOf(context.tx, meeting.id)).find(one => one.number === number)
  if (part === undefined) return { part: null, reply: say(words.noSuchPart(meeting.number, number)) }
  return { meeting, part, rest }
}
