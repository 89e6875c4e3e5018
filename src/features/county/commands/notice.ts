/** `/县通知`: in a county what it tells its towns and what they answer; in a town what the county asks of it. */
import { type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { congressesById } from '../../congress/store.ts'
import type { Congress } from '../../congress/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import type { Ask } from '../../notes/types.ts'
import { keyOf, replan, tellTowns, toAnswer, toLookOver } from '../outreach.ts'
import type { Terms } from '../rules/notice.ts'
import { isOnlyThought, readAct } from '../rules/read-act.ts'
import { readCountyNotice, readDeadline } from '../rules/read-notice.ts'
import { townsOf } from '../store/links.ts'
import {
  addressTowns,
  addToNotice,
  countyOfNotice,
  draftNotice,
  type Hand,
  lastEntry,
  latestNotices,
  noticeNumbered,
  noticeOfCard,
  seeNotice,
} from '../store/notices.ts'
import { completeIfAll, linesOf } from '../store/replies.ts'
import * as words from '../texts/notices.ts'
import type { CountyNotice, SentNotice } from '../types.ts'
import { readInTown, runInTown, wallOf } from './reply.ts'
import { publishedBefore, sayTold, silentOnes } from './silent.ts'

const shown = 10

export const countyNotices = defineCommand({
  name: '县通知',
  aliases: ['县里通知', '区通知', '市通知', '县区通知', 'county'],
  bare: true,
  who: 'clerks',
  alters: true,
  of: 'both',
  // Towns are told how with each notice.
  inHelp: ({ tenant }) => tenant?.kind === 'county',
  ...words.countyNotice,
  async narrow(contexts, text) {
    // New words without a number are a notice of the county's; a town answers by number.
    if (text.trim() === '' || takeNumber(text).number !== null) return contexts
    for (const context of contexts)
      if (context.tenant.kind !== 'county' && (await readInTown(context, text)).county !== null)
        return [context]
    const counties = contexts.filter(({ tenant }) => tenant.kind === 'county')
    return counties.length > 0 ? counties : contexts
  },
  async run(context, text) {
    if (context.tenant.kind !== 'county') return runInTown(context, text)
    const { number, rest } = takeNumber(text)
    if (text.trim() === '') return list(context)
    if (number === null) return draft(context, text)
    return rest.trim() === '' ? show(context, number) : act(context, number, rest.trim())
  },
})

const handOf = ({ actor, now, origin }: Context): Hand => ({
  by: actor.personId,
  now,
  message: { bot: origin.bot, msgid: origin.msgid },
})

async function list(context: Context): Promise<Reply> {
  const { tx, tenant } = context
  const notices = await latestNotices(tx, tenant.id, shown)
  if (notices.length === 0) return say(words.noNotices)
  const lines = await linesOf(
    tx,
    notices.map(({ id }) => id),
  )
  return say(
    [
      words.listHeading,
      ...notices.map(notice => words.listed(notice, lines.get(notice.id) ?? [])),
      words.listEnd,
    ].join('\n'),
  )
}

async function show(context: Context, number: number): Promise<Reply> {
  const { tx, tenant } = context
  const notice = await seeNotice(tx, tenant.id, number)
  if (notice === null) return say(words.noSuch(number))
  if (notice.state === 'draft') return preview(context, notice)
  const lines = (await linesOf(tx, [notice.id])).get(notice.id) ?? []
  return say(words.sheet(notice, lines, wallOf(context), await silentOnes(context, notice, lines)))
}

async function draft(context: Context, text: string): Promise<Reply> {
  const { tx, tenant, now } = context
  const { terms, trouble } = readCountyNotice(text, now, tenant.zone)
  if (trouble !== null) return say(words.trouble(trouble))
  const notice = await draftNotice(tx, tenant.id, terms, handOf(context))
  await note(context, notice, 'draft')
  return preview(context, notice)
}

/** What a card shows whole; a longer preview is said in words, with the words to publish by. */
const cardChars = 250

/** A draft, or what is to be changed of a published notice. */
async function preview(context: Context, notice: CountyNotice): Promise<Reply> {
  const { tx, tenant, now } = context
  const towns =
    notice.state === 'draft'
      ? (await townsOf(tx, tenant.id)).length
      : ((await linesOf(tx, [notice.id])).get(notice.id)?.length ?? 0)
  const { nth, proposed } = await lastEntry(tx, notice.id)
  const shown = proposed === null ? notice : { ...notice, ...termsOf(proposed) }
  const hasUnreadDay = shown.dueAt === null && readCountyNotice(shown.words, now, tenant.zone).hasUnreadDay
  const said = (onCard: boolean) => words.preview(shown, towns, wallOf(context), { onCard, hasUnreadDay })
  if (Array.from(said(true)).length > cardChars) return say(said(false))
  const key = `${notice.id}.${nth}`
  const buttons = [
    { text: words.publishButton, key: `cn_publish:${key}`, style: 'primary' },
    { text: words.dropButton, key: `cn_drop:${key}`, style: 'plain' },
  ] as const
  return {
    kind: 'card',
    card: { taskId: newTaskId('county'), title: words.previewTitle, body: said(true), buttons },
  }
}

const termsOf = ({ words: text, asks, dueAt }: Terms) => ({
  words: text,
  asks,
  dueAt: dueAt === null ? null : new Date(dueAt),
})

async function act(context: Context, number: number, rest: string): Promise<Reply> {
  const notice = await noticeNumbered(context.tx, context.tenant.id, number)
  if (notice === null) return say(words.noSuch(number))
  const read = readAct(rest)
  switch (read?.kind) {
    case 'change':
      return change(context, notice, read.words)
    case 'reschedule':
      return reschedule(context, notice, read.words)
    case 'cancel':
      return isOnlyThought(rest) ? say(words.notCancelled(number)) : cancel(context, notice, read.words)
    case 'publish':
      return publish(context, notice)
    case 'drop':
      return drop(context, notice)
    default:
      return say(words.whatToDo(number))
  }
}

/** Once, whoever presses: the row is locked. */
async function publish(context: Context, notice: CountyNotice): Promise<Reply> {
  const { tx, tenant } = context
  if (notice.state === 'cancelled') return say(words.cancelledBefore(notice.number))
  if (notice.state !== 'draft') {
    const { proposed } = await lastEntry(tx, notice.id)
    return proposed === null ? publishedBefore(context, notice) : publishChange(context, notice, proposed)
  }
  if (notice.dueAt !== null && notice.dueAt <= context.now) return say(words.trouble('past'))
  const ids = await addressTowns(tx, notice)
  if (ids.length === 0) return say(words.noTowns)
  const open = await addToNotice(tx, notice.id, { type: 'published' }, handOf(context))
  await replan(context, tenant, open)
  await note(context, open, 'publish')
  const towns = await congressesById(tx, ids)
  const { people, missed } = await tellTowns(
    context,
    open,
    towns,
    ({ zone }, sent) => words.told(tenant.name, sent, { now: context.now, zone }),
    town => toAnswer(open, town),
  )
  return sayTold(words.published(open.number, towns.length, people), missed)
}

async function drop(context: Context, notice: CountyNotice): Promise<Reply> {
  if (notice.state === 'cancelled') return say(words.cancelledBefore(notice.number))
  if (notice.state === 'open') {
    const { proposed } = await lastEntry(context.tx, notice.id)
    if (proposed === null) return say(words.cancelNeedsReason(notice.number))
    await addToNotice(context.tx, notice.id, { type: 'withdrawn' }, handOf(context))
    await note(context, notice, 'keep')
    return say(words.changeDropped(notice.number))
  }
  await addToNotice(context.tx, notice.id, { type: 'dropped' }, handOf(context))
  await note(context, notice, 'drop')
  return say(words.dropped(notice.number))
}

async function change(context: Context, notice: CountyNotice, text: string): Promise<Reply> {
  const { terms, trouble } = readCountyNotice(text, context.now, context.tenant.zone)
  return trouble === null ? propose(context, notice, terms) : say(words.trouble(trouble))
}

/** The deadline alone; the words stay as they were published. */
async function reschedule(context: Context, notice: CountyNotice, said: string): Promise<Reply> {
  const read = readDeadline(said, context.now, context.tenant.zone)
  if ('trouble' in read) return say(words.trouble(read.trouble))
  const { words: text, asks } = notice
  return propose(context, notice, { words: text, asks, dueAt: read.dueAt.toISOString() })
}

/** A draft is changed at once; what the towns have read is changed for them when it is published. */
async function propose(context: Context, notice: CountyNotice, terms: Terms): Promise<Reply> {
  if (notice.state === 'cancelled') return say(words.cancelledBefore(notice.number))
  if (isSame(terms, notice)) return say(words.sameAsBefore(notice.number))
  const isDraft = notice.state === 'draft'
  const type = isDraft ? 'changed' : 'proposed'
  const changed = await addToNotice(context.tx, notice.id, { type, ...terms }, handOf(context))
  await note(context, changed, isDraft ? 'change' : 'propose')
  return preview(context, changed)
}

async function publishChange(context: Context, notice: CountyNotice, terms: Terms): Promise<Reply> {
  const { tx, tenant, now } = context
  if (terms.dueAt !== null && new Date(terms.dueAt) <= now) return say(words.trouble('past'))
  const changed = await addToNotice(tx, notice.id, { type: 'changed', ...terms }, handOf(context))
  await note(context, changed, 'change')
  const isComplete = await completeIfAll(tx, changed.id, now)
  await replan(context, tenant, { ...changed, completedAt: isComplete ? now : null })
  const { towns, missed } = await tellAddressed(
    context,
    changed,
    (zone, sent) => words.toldChanged(tenant.name, sent, changed.asks !== notice.asks, { now, zone }),
    town => toLookOver(changed, town),
  )
  return sayTold(words.changed(changed.number, towns - missed.length), missed)
}

const isSame = (terms: Terms, { words: before, asks, dueAt }: CountyNotice): boolean =>
  terms.words === before && terms.asks === asks && terms.dueAt === (dueAt?.toISOString() ?? null)

async function cancel(context: Context, notice: CountyNotice, reason: string): Promise<Reply> {
  const { tx, tenant } = context
  if (notice.state === 'draft') return drop(context, notice)
  if (notice.state === 'cancelled') return say(words.cancelledBefore(notice.number))
  if (reason === '') return say(words.cancelNeedsReason(notice.number))
  const after = await addToNotice(tx, notice.id, { type: 'cancelled', reason }, handOf(context))
  await replan(context, tenant, after)
  await note(context, after, 'cancel')
  const { towns, missed } = await tellAddressed(context, after, () => words.toldCancelled(tenant.name, after))
  return sayTold(words.cancelled(after.number, towns - missed.length), missed)
}

/** @returns how many towns it went to, and goes to again, and in which of them nobody is told */
async function tellAddressed(
  context: Context,
  notice: CountyNotice,
  text: (zone: string, sent: SentNotice) => string,
  askOf?: (town: Congress) => readonly Ask[],
) {
  const lines = (await linesOf(context.tx, [notice.id])).get(notice.id) ?? []
  const towns = await congressesById(
    context.tx,
    lines.map(({ townId }) => townId),
  )
  const { missed } = await tellTowns(context, notice, towns, ({ zone }, sent) => text(zone, sent), askOf)
  return { towns: towns.length, missed }
}

const note = (context: Context, { id, number }: CountyNotice, action: string): Promise<void> =>
  recordDeeds(context.tx, [
    {
      ...byActor(context),
      action: `county.${action}`,
      outcome: 'done',
      subject: `county-notice:${id}`,
      detail: { number },
    },
  ])

/** The notice and the entry that the preview showed: both are numbers, as on a town's card. */
function previewKey(argument: string): { readonly noticeId: number; readonly nth: number } | null {
  const key = keyOf(argument)
  return key === null ? null : { noticeId: key.noticeId, nth: key.townId }
}

/** On the preview: what was done stands in its place, and nothing is done twice, nor with what was not looked at. */
const onPreview = (action: string, act: (context: Context, notice: CountyNotice) => Promise<Reply>) =>
  defineButton({
    action,
    who: 'clerks',
    of: 'county',
    async congressOf(tx, _click, argument) {
      const key = previewKey(argument)
      return key === null ? null : countyOfNotice(tx, key.noticeId)
    },
    async press(context, click, argument) {
      const key = previewKey(argument)
      const notice = key === null ? null : await noticeOfCard(context.tx, context.tenant.id, key.noticeId)
      const reply =
        key === null || notice === null ? say(words.isOver) : await actOnSeen(context, notice, key.nth, act)
      if (reply.kind === 'card')
        return { kind: 'update', audience: 'clicker', card: { ...reply.card, taskId: click.taskId } }
      const card = {
        taskId: click.taskId,
        title: words.noticesTitle,
        body: reply.kind === 'text' ? reply.text : '',
        buttons: [{ text: words.noticesTitle, key: 'cn_county_list' }],
      }
      return { kind: 'update', audience: 'clicker', card }
    },
  })

/** Somebody has changed it since the card was shown: the new preview takes its place. */
async function actOnSeen(
  context: Context,
  notice: CountyNotice,
  seen: number,
  act: (context: Context, notice: CountyNotice) => Promise<Reply>,
): Promise<Reply> {
  const { nth, proposed } = await lastEntry(context.tx, notice.id)
  if (nth === seen) return act(context, notice)
  return notice.state === 'draft' || proposed !== null
    ? preview(context, notice)
    : notice.state === 'cancelled'
      ? say(words.cancelledBefore(notice.number))
      : publishedBefore(context, notice)
}

export const noticeButtons = [
  onPreview('cn_publish', publish),
  onPreview('cn_drop', drop),
  defineButton({
    action: 'cn_county_list',
    who: 'clerks',
    of: 'county',
    async press(context, click) {
      const reply = await list(context)
      const card = {
        taskId: click.taskId,
        title: words.noticesTitle,
        body: reply.kind === 'text' ? reply.text : '',
        buttons: [{ text: words.noticesTitle, key: 'cn_county_list' }],
      }
      return { kind: 'update', audience: 'clicker', card }
    },
  }),
]
