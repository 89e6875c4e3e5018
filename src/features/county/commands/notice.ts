/** `/县通知`: in a county what it tells its towns and what they answer; in a town what the county asks of it. */
import { type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { congressesById } from '../../congress/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { clerksOf } from '../../roster/store/clerks.ts'
import { replan, tellTowns } from '../outreach.ts'
import type { Terms } from '../rules/notice.ts'
import { readAct } from '../rules/read-act.ts'
import { readCountyNotice } from '../rules/read-notice.ts'
import { townsOf } from '../store/links.ts'
import {
  addressTowns,
  addToNotice,
  draftNotice,
  type Hand,
  latestNotices,
  noticeNumbered,
  seeNotice,
} from '../store/notices.ts'
import { completeIfAll, linesOf } from '../store/replies.ts'
import * as words from '../texts/notices.ts'
import type { CountyNotice } from '../types.ts'
import { listForTown, replyByNumber, replyToOpen, showToTown, wallOf } from './reply.ts'

const shown = 10

export const countyNotices = defineCommand({
  name: '县通知',
  aliases: ['县里通知', '区通知', '市通知', '县区通知', 'county'],
  bare: true,
  who: 'clerks',
  of: 'both',
  // Towns are told how with each notice.
  inHelp: ({ tenant }) => tenant?.kind === 'county',
  ...words.countyNotice,
  async narrow(contexts, text) {
    // New words without a number are a notice of the county's; a town answers by number.
    if (text.trim() === '' || takeNumber(text).number !== null) return contexts
    const counties = contexts.filter(({ tenant }) => tenant.kind === 'county')
    return counties.length > 0 ? counties : contexts
  },
  async run(context, text) {
    const { number, rest } = takeNumber(text)
    const isCounty = context.tenant.kind === 'county'
    if (text.trim() === '') return isCounty ? list(context) : listForTown(context)
    if (number === null) return isCounty ? draft(context, text) : replyToOpen(context, text)
    if (rest.trim() === '') return isCounty ? show(context, number) : showToTown(context, number)
    return isCounty ? act(context, number, rest.trim()) : replyByNumber(context, number, rest)
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
  return say(words.sheet(notice, lines, wallOf(context)))
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

async function preview(context: Context, notice: CountyNotice): Promise<Reply> {
  const towns = await townsOf(context.tx, context.tenant.id)
  const text = words.preview(notice, towns.length, wallOf(context))
  if (Array.from(text).length > cardChars) return say(text)
  const buttons = [
    { text: words.publishButton, key: `cn_publish:${notice.number}`, style: 'primary' },
    { text: words.dropButton, key: `cn_drop:${notice.number}`, style: 'plain' },
  ] as const
  return {
    kind: 'card',
    card: { taskId: newTaskId('county'), title: words.previewTitle, body: text, buttons },
  }
}

async function act(context: Context, number: number, rest: string): Promise<Reply> {
  const notice = await noticeNumbered(context.tx, context.tenant.id, number)
  if (notice === null) return say(words.noSuch(number))
  const read = readAct(rest)
  switch (read?.kind) {
    case 'change':
      return change(context, notice, read.words)
    case 'cancel':
      return cancel(context, notice, read.words)
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
  if (notice.state !== 'draft') return say(words.publishedBefore(notice.number))
  if (notice.dueAt !== null && notice.dueAt <= context.now) return say(words.trouble('past'))
  const ids = await addressTowns(tx, notice)
  if (ids.length === 0) return say(words.noTowns)
  const open = await addToNotice(tx, notice.id, { type: 'published' }, handOf(context))
  await replan(context, tenant, open)
  await note(context, open, 'publish')
  const towns = await congressesById(tx, ids)
  const reached = await tellTowns(context, open, towns, ({ zone }) =>
    words.told(tenant.name, open, { now: context.now, zone }),
  )
  const told = new Set((await clerksOf(tx, ids)).map(({ congressId }) => congressId))
  const unmanned = towns.filter(({ id }) => !told.has(id)).map(({ name }) => name)
  return say(
    [
      words.published(open.number, towns.length, reached),
      ...(unmanned.length === 0 ? [] : [words.unmanned(unmanned)]),
    ].join('\n'),
  )
}

async function drop(context: Context, notice: CountyNotice): Promise<Reply> {
  if (notice.state === 'open') return say(words.cancelNeedsReason(notice.number))
  if (notice.state === 'cancelled') return say(words.cancelledBefore(notice.number))
  await addToNotice(context.tx, notice.id, { type: 'dropped' }, handOf(context))
  await note(context, notice, 'drop')
  return say(words.dropped(notice.number))
}

async function change(context: Context, notice: CountyNotice, text: string): Promise<Reply> {
  const { tx, tenant, now } = context
  if (notice.state === 'cancelled') return say(words.cancelledBefore(notice.number))
  const { terms, trouble } = readCountyNotice(text, now, tenant.zone)
  if (trouble !== null) return say(words.trouble(trouble))
  if (isSame(terms, notice)) return say(words.sameAsBefore(notice.number))
  const changed = await addToNotice(tx, notice.id, { type: 'changed', ...terms }, handOf(context))
  await note(context, changed, 'change')
  if (changed.state === 'draft') return preview(context, changed)
  const isComplete = await completeIfAll(tx, changed.id, now)
  await replan(context, tenant, { ...changed, completedAt: isComplete ? now : null })
  const told = await tellAddressed(context, changed, zone =>
    words.toldChanged(tenant.name, changed, changed.asks !== notice.asks, { now, zone }),
  )
  return say(words.changed(changed.number, told))
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
  const told = await tellAddressed(context, after, () => words.toldCancelled(tenant.name, after))
  return say(words.cancelled(after.number, told))
}

/** @returns how many towns it went to, and goes to again */
async function tellAddressed(
  context: Context,
  notice: CountyNotice,
  text: (zone: string) => string,
): Promise<number> {
  const lines = (await linesOf(context.tx, [notice.id])).get(notice.id) ?? []
  const towns = await congressesById(
    context.tx,
    lines.map(({ townId }) => townId),
  )
  await tellTowns(context, notice, towns, ({ zone }) => text(zone))
  return towns.length
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

/** On the preview: what was done stands in its place, and nothing is done twice. */
const onPreview = (action: string, act: (context: Context, notice: CountyNotice) => Promise<Reply>) =>
  defineButton({
    action,
    who: 'clerks',
    of: 'county',
    async press(context, click, argument) {
      const notice = await noticeNumbered(context.tx, context.tenant.id, Number(argument))
      const reply = notice === null ? say(words.noSuch(Number(argument))) : await act(context, notice)
      const card = {
        taskId: click.taskId,
        title: words.noticesTitle,
        body: reply.kind === 'text' ? reply.text : '',
        buttons: [{ text: words.noticesTitle, key: 'cn_county_list' }],
      }
      return { kind: 'update', audience: 'clicker', card }
    },
  })

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
