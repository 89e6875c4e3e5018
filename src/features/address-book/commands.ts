import { type Context, defineButton, defineCommand } from '../../bot/command.ts'
import { say } from '../../bot/reply.ts'
import { bookChannel } from '../../channels/book.ts'
import { fold } from '../../language/normalise.ts'
import { enqueue } from '../../outbox/enqueue.ts'
import { recordDeeds } from '../deeds/store.ts'
import { activePeople } from '../roster/store/people.ts'
import { confirmedCard } from './cards.ts'
import { confirmProposals, hasBook } from './store.ts'
import * as words from './texts.ts'

/** What was shown longer ago may have been forgotten by whoever confirms it. */
const shownForMs = 24 * 3_600_000

export const checkBook = defineCommand({
  name: '通讯录',
  aliases: ['核对账号', 'accounts'],
  who: 'clerks',
  of: 'both',
  ...words.checkBook,
  async run(context, text) {
    const { tx, clock, tenant, actor, origin } = context
    if (origin.chat.type === 'group') return say(words.inSingleChat)
    if (words.confirmWords.has(fold(text))) return say(await confirm(context, null))
    if (!(await hasBook(tx))) return say(words.noBook)
    await enqueue(tx, clock, [
      {
        congressId: tenant.id,
        channel: bookChannel,
        target: `congress:${tenant.id}`,
        promise: 'at_least_once',
        payload: { kind: 'book', personId: actor.personId },
        subject: `book:${tenant.id}`,
      },
    ])
    return say(words.reading)
  },
})

export const confirmBook = defineButton({
  action: 'book',
  who: 'clerks',
  of: 'both',
  async press(context, click, argument) {
    const shownAt = new Date(/^\d{1,15}$/.test(argument) ? Number(argument) : 0)
    const text = await confirm(context, shownAt)
    return { kind: 'update', audience: 'clicker', card: confirmedCard(click.taskId, text) }
  },
})

async function confirm(context: Context, shownAt: Date | null): Promise<string> {
  const { tx, tenant, actor, now, origin } = context
  const since = new Date(now.getTime() - shownForMs)
  const shown = { congressId: tenant.id, askedBy: actor.personId, since, shownAt }
  const done = await confirmProposals(tx, shown, now)
  if (done === null) return words.nothingToConfirm
  await recordDeeds(
    tx,
    done.bound.map(({ personId }) => ({
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action: 'binding.confirmed',
      outcome: 'done',
      subject: `person:${personId}`,
      message: { bot: origin.bot, msgid: origin.msgid },
    })),
  )
  return words.confirmed(done)
}

export const invite = defineCommand({
  name: '邀请',
  aliases: ['邀请加入', 'invite'],
  order: {},
  who: 'clerks',
  of: 'both',
  ...words.invite,
  run: async context => say(await invitation(context)),
})

export const inviteOnCard = defineButton({
  action: 'invite',
  who: 'clerks',
  of: 'both',
  async press(context, click) {
    return {
      kind: 'update',
      audience: 'clicker',
      card: confirmedCard(click.taskId, await invitation(context)),
    }
  },
})

async function invitation({ tx, tenant, origin, botName }: Context): Promise<string> {
  const without = (await activePeople(tx, tenant.id)).filter(person => person.userid === null)
  if (without.length === 0) return words.everybodyHasOne
  return origin.chat.type === 'group'
    ? words.invitedInGroup(
        without.map(person => person.name),
        botName,
      )
    : words.invitation(without, botName)
}
