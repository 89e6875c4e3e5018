/** A town's side: what its county asks, and what a clerk answers for the town. */
import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineButton, placeOf } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { withheld } from '../../../language/order.ts'
import { deeds } from '../../../language/words/orders.ts'
import { findCongress } from '../../congress/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { ask, settleQuestion } from '../../dialogue/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { keyOf, replan, tellColleagues, tellCounty, townCard, townOfCard } from '../outreach.ts'
import { givesUp, isConfirmation, readWaiting, refusalOf, storedWaiting } from '../rules/reply.ts'
import { takeCountyNumber } from '../rules/reply-number.ts'
import { countiesTo, noticesTo, noticeTo, numberedTo } from '../store/notices.ts'
import { completeIfAll, linesOf, lockTown, repliesOf, writeReply } from '../store/replies.ts'
import * as words from '../texts/notices.ts'
import type { CountyNotice, SentNotice } from '../types.ts'

const shown = 10

export const wallOf = ({ now, tenant }: Pick<Context, 'now' | 'tenant'>): words.Wall => ({
  now,
  zone: tenant.zone,
})

/** `/县通知` in a town. */
async function listForTown(context: Context): Promise<Reply> {
  const { tx, tenant } = context
  const notices = await noticesTo(tx, tenant.id, shown)
  if (notices.length === 0) return say(words.noneForTown)
  const lines = await linesOf(
    tx,
    notices.map(({ id }) => id),
  )
  const replyOf = ({ id }: CountyNotice) =>
    lines.get(id)?.find(({ townId }) => townId === tenant.id)?.reply ?? null
  return say(
    [
      words.townListHeading,
      ...notices.map(notice => words.townListed(notice, replyOf(notice), wallOf(context))),
      words.townListEnd(notices[0]?.from ?? null),
    ].join('\n'),
  )
}

/** What a town says behind `/县通知`. */
export async function runInTown(context: Context, text: string): Promise<Reply> {
  if (text.trim() === '') return listForTown(context)
  const { county, number, rest } = await readInTown(context, text)
  if (number === null) return replyToOpen(context, text)
  const all = await numberedTo(context.tx, context.tenant.id, number, county?.id ?? null)
  const open = all.filter(({ state }) => state === 'open')
  if (open.length > 1) return say(words.whichCounty(open))
  const notice = open[0] ?? all[0]
  if (notice === undefined) return say(words.noSuchForTown(number))
  return rest.trim() === '' ? showToTown(context, notice) : replyTo(context, notice, rest)
}

/** The number, and whose it is where the words say so. */
export const readInTown = async ({ tx, tenant }: Context, text: string) =>
  takeCountyNumber(text, await countiesTo(tx, tenant.id))

/** `/县通知 3` in a town: what it says, and what the town has said. */
async function showToTown(context: Context, notice: SentNotice): Promise<Reply> {
  const { tx, tenant } = context
  const county = await findCongress(tx, notice.congressId)
  const replies = await repliesOf(tx, notice.id, tenant.id)
  return say(words.seenByTown(county?.name ?? '', notice, replies, wallOf(context)))
}

/** `/县通知 3 参加2人` in a town. */
async function replyTo(context: Context, notice: SentNotice, said: string): Promise<Reply> {
  return withheld(said, deeds.reply, { isText: true }) === 'asked'
    ? say(words.asksCounty(notice))
    : reply(context, notice, said)
}

/** Words without a number are meant for the one notice that waits; of several nobody knows which. */
async function replyToOpen(context: Context, said: string): Promise<Reply> {
  const { tx, tenant } = context
  const notices = await noticesTo(tx, tenant.id, shown)
  const open = notices.filter(({ state }) => state === 'open')
  const lines = await linesOf(
    tx,
    open.map(({ id }) => id),
  )
  const waiting = open.filter(
    ({ id }) => lines.get(id)?.find(({ townId }) => townId === tenant.id)?.reply === null,
  )
  const [only, ...others] = waiting
  if (open.length === 0) return say(notices.length === 0 ? words.noneForTown : words.noneOpen)
  return only === undefined || others.length > 0 ? say(words.needsNumber) : replyTo(context, only, said)
}

/** The answer to the bot's question: the words after 填写回复 are shown once more, and 确认 gives them. */
export async function replyToCounty(context: Context, kept: string, said: string): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  const waiting = readWaiting(kept)
  const notice = waiting === null ? null : await noticeTo(tx, tenant.id, waiting.noticeId)
  const settle = () => settleQuestion(tx, actor.personId, placeOf(origin))
  if (waiting === null || notice === null || !isClerk(actor)) {
    await settle()
    return say(isClerk(actor) ? words.notForTown : words.noLongerClerk)
  }
  if (givesUp(said)) {
    await settle()
    return say(words.replyDropped(notice))
  }
  const confirms = isConfirmation(said)
  if (confirms && waiting.words === null) return say(words.askReply(notice))
  const text = confirms ? (waiting.words ?? '') : said.trim()
  const refusal = refusalOf(notice, text)
  if (refusal === 'not_open') await settle()
  if (refusal !== null) return say(words.refusal(refusal, notice))
  if (confirms && waiting.version === notice.version) {
    await settle()
    return reply(context, notice, text)
  }
  const { id, version } = notice
  const next = storedWaiting({ noticeId: id, version, words: text })
  await ask(tx, actor.personId, placeOf(origin), { about: 'county_reply', words: next }, now)
  return say(words.confirmReply(notice, text, confirms))
}

async function reply(context: Context, seen: SentNotice, said: string): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  await lockTown(tx, seen.id, tenant.id)
  const notice = await noticeTo(tx, tenant.id, seen.id)
  if (notice === null) return say(words.noSuchForTown(seen.number))
  const text = said.trim()
  const refusal = refusalOf(notice, text)
  if (refusal !== null) return say(words.refusal(refusal, notice))
  const last = (await repliesOf(tx, notice.id, tenant.id)).at(-1)
  if (last !== undefined && last.words === text && last.version === notice.version)
    return say(words.sameReply(notice))
  const message = { bot: origin.bot, msgid: origin.msgid }
  await writeReply(tx, notice, tenant.id, text, { by: actor.personId, now, message })
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: 'county.reply',
      outcome: 'done',
      subject: `county-notice:${notice.id}`,
      detail: { number: notice.number },
    },
  ])
  await tellColleagues(context, notice, words.colleagueReplied(notice, actor.name, text))
  if (await completeIfAll(tx, notice.id, now)) await tellComplete(context, notice)
  return say(words.kept(notice, text, notice.dueAt !== null && now > notice.dueAt, last === undefined))
}

/** The last town has answered: its county hears so, once, and nobody is reminded any more. */
async function tellComplete(context: Context, notice: CountyNotice): Promise<void> {
  const { tx, now } = context
  const county = await findCongress(tx, notice.congressId)
  if (county === null) return
  await replan(context, county, { ...notice, completedAt: now })
  const lines = (await linesOf(tx, [notice.id])).get(notice.id) ?? []
  await tellCounty(context, county, notice, words.allAnswered(notice, lines, { now, zone: county.zone }))
}

const onCard = (taskId: string, title: string, body: string) =>
  ({
    kind: 'update',
    audience: 'clicker',
    card: { taskId, title, body, buttons: [{ text: words.noticesTitle, key: 'cn_list' }] },
  }) as const

const textOf = (answer: Reply): string => (answer.kind === 'text' ? answer.text : '')

/** 收到, where nothing else is asked. */
export const readOnCard = defineButton({
  action: 'cn_read',
  who: 'clerks',
  congressOf: townOfCard,
  async press(context, click, argument) {
    const key = keyOf(argument)
    const seen = key === null ? null : await noticeTo(context.tx, context.tenant.id, key.noticeId)
    if (seen !== null) await lockTown(context.tx, seen.id, context.tenant.id)
    const notice = seen === null ? null : await noticeTo(context.tx, context.tenant.id, seen.id)
    if (notice === null) return onCard(click.taskId, words.noticesTitle, words.notForTown)
    // Something is asked since the card was sent: 收到 is no answer any more.
    if (notice.state === 'open' && notice.asks !== null) {
      const body = words.refusal('says_nothing', notice)
      const card = townCard(notice, context.tenant.id, words.noticeTitle(notice.number), body)
      return { kind: 'update', audience: 'clicker', card: { ...card, taskId: click.taskId } }
    }
    if (notice.state === 'open' && key !== null && key.version !== null && key.version !== notice.version) {
      const body = words.changedSince(notice)
      const card = townCard(notice, context.tenant.id, words.noticeTitle(notice.number), body)
      return { kind: 'update', audience: 'clicker', card: { ...card, taskId: click.taskId } }
    }
    return onCard(click.taskId, words.noticesTitle, textOf(await reply(context, notice, words.readButton)))
  },
})

/** 填写回复: the next words are the answer. */
export const writeOnCard = defineButton({
  action: 'cn_write',
  who: 'clerks',
  congressOf: townOfCard,
  async press(context, click, argument) {
    const { tx, tenant, actor, now, origin } = context
    const key = keyOf(argument)
    const notice = key === null ? null : await noticeTo(tx, tenant.id, key.noticeId)
    if (notice === null) return onCard(click.taskId, words.noticesTitle, words.notForTown)
    if (notice.state !== 'open')
      return onCard(click.taskId, words.noticesTitle, words.refusal('not_open', notice))
    await ask(tx, actor.personId, placeOf(origin), { about: 'county_reply', words: String(notice.id) }, now)
    const card = townCard(notice, tenant.id, words.noticeTitle(notice.number), words.askReply(notice))
    return { kind: 'update', audience: 'clicker', card: { ...card, taskId: click.taskId } }
  },
})

/** What a card that is done with offers: the town's list. */
export const listOnCard = defineButton({
  action: 'cn_list',
  who: 'clerks',
  async press(context, click) {
    return onCard(click.taskId, words.noticesTitle, textOf(await listForTown(context)))
  },
})
