/** A deputy disputes an entry of his file, and a clerk decides. Both words stay; the record itself is corrected elsewhere. */
import { isClerk } from '../../../bot/actor.ts'
import { type Button, type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { byName } from '../../notes/outreach.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { answeredCard } from '../cards/dispute.ts'
import { tellClerks, tellDeputy } from '../outreach.ts'
import type { Called } from '../rules/keys.ts'
import { type Decided, readDecision, readDispute, readNumberAlone } from '../rules/said.ts'
import { wasDeputy } from '../rules/whose.ts'
import { ownEntriesCalled } from '../store/called.ts'
import {
  addDispute,
  addRuling,
  congressOfDispute,
  disputeById,
  disputesOf,
  lockDispute,
  lockDisputes,
  openDisputes,
} from '../store/disputes.ts'
import { notDeputy } from '../texts/chat.ts'
import * as words from '../texts/disputes.ts'
import { sentenceOf } from '../texts/entries.ts'
import type { Dispute } from '../types.ts'
import { isDeputy, isGroup, ownPerson } from './pick.ts'

/** Longer is no reason any more, and fills the paper. */
const reasonMaxChars = 500
/** So many lines fit on a phone. */
const shown = 20

export const dispute = defineCommand({
  name: '异议',
  aliases: ['履职异议', '提出异议', '我对'],
  order: { isMatter: true },
  bare: 'with_words',
  who: 'members',
  ...words.face,
  async run(context, text) {
    if (isGroup(context)) return say(words.inSingleChat)
    if (text.trim() === '') return list(context)
    const decided = readDecision(text)
    if (decided !== null && isClerk(context.actor)) return decide(context, decided)
    if (decided !== null) return say(words.clerksDecide)
    const number = readNumberAlone(text)
    if (number !== null) {
      const one = await visible(context, number)
      if (one !== null) return say(words.line(one))
    }
    const said = readDispute(text)
    if (said === null) return say(words.howTo)
    const open = await openCalled(context, said.called)
    return open === null ? raise(context, said.called, said.reason) : say(words.undecided(open))
  },
})

async function list(context: Context): Promise<Reply> {
  const { tx, tenant, actor } = context
  if (!isClerk(actor)) {
    const own = await disputesOf(tx, tenant.id, actor.personId)
    if (own.length === 0) return say(words.noneOwn)
    return say([words.ownHeading(own.length), ...own.slice(-shown).map(words.ownLine)].join('\n'))
  }
  const open = await openDisputes(tx, tenant.id)
  if (open.length === 0) return say(words.noneOpen)
  const lines = [words.openHeading(open.length), ...open.slice(0, shown).map(words.line)]
  if (open.length > shown) lines.push(words.more(open.length - shown))
  return say([...lines, words.howToDecide].join('\n'))
}

/** One that this person may see: his own, or for clerks any. */
async function visible({ tx, tenant, actor }: Context, number: number): Promise<Dispute | null> {
  const all = await disputesOf(tx, tenant.id, isClerk(actor) ? null : actor.personId)
  return all.find(one => one.number === number) ?? null
}

/** The open dispute that a clerk's bare number names: he means to decide it, whatever his words are. */
async function openCalled({ tx, tenant, actor }: Context, { what, number }: Called): Promise<Dispute | null> {
  if (!isClerk(actor) || what !== null) return null
  return (await openDisputes(tx, tenant.id)).find(one => String(one.number) === number) ?? null
}

async function raise(context: Context, called: Called, reason: string): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  const person = await ownPerson(context)
  const found = await ownEntriesCalled(tx, tenant, actor.personId, called, now)
  // Whoever was a deputy then and is none today has a file of that time, too.
  if (person === null || !(isDeputy(person) || wasDeputy(person, found))) return say(notDeputy)
  const [entry] = found
  if (entry === undefined) return say(words.notYours(words.calledAs(called)))
  if (found.length > 1) return say(words.which(found))
  if (reason === '') return say(words.noReason(entry.key))
  if (Array.from(reason).length > reasonMaxChars) return say(words.tooLong(reasonMaxChars))
  await lockDisputes(tx, tenant.id)
  const sentence = sentenceOf(entry)
  const before = (await disputesOf(tx, tenant.id, actor.personId)).findLast(one => one.entry === entry.key)
  if (before !== undefined && before.ruling === null) return say(words.already(before))
  // Where the record has changed since, there is something new to dispute.
  if (before !== undefined && before.sentence === sentence) return say(words.ruledBefore(before))
  const added = await addDispute(
    tx,
    { congressId: tenant.id, personId: actor.personId, entry: entry.key, on: entry.on, sentence, reason },
    { now, message: { bot: origin.bot, msgid: origin.msgid } },
  )
  await note(context, 'duty.dispute', added)
  await tellClerks(context, added)
  return say(words.registered(added))
}

async function decide(context: Context, { number, accepted, note: said }: Decided): Promise<Reply> {
  const locked = await lockDispute(context.tx, context.tenant.id, number)
  if (locked === null) return say(words.noSuch(number))
  return say(await settle(context, locked, accepted, said))
}

/** @param locked so that of two clerks the second hears what the first has decided */
async function settle(context: Context, locked: Dispute, accepted: boolean, said: string): Promise<string> {
  const { tx, tenant, actor, now, origin } = context
  if (locked.ruling !== null) return words.decidedBefore(locked)
  if (locked.personId === actor.personId && (await clerkIds(tx, tenant.id)).length > 1) return words.notOwn
  if (!accepted && said === '') return words.upholdNeedsReason(locked.number)
  if (Array.from(said).length > reasonMaxChars) return words.tooLong(reasonMaxChars)
  await addRuling(
    tx,
    locked.id,
    { accepted, note: said === '' ? null : said },
    { by: actor.personId, now, message: { bot: origin.bot, msgid: origin.msgid } },
  )
  const ruled = await disputeById(tx, locked.id)
  if (ruled === null) throw new Error('a dispute that was locked is not there')
  await note(context, accepted ? 'duty.accept' : 'duty.uphold', ruled)
  const hearing = await byName(tx, await tellDeputy(context, ruled))
  return (accepted ? words.accepted : words.upheld)(ruled, hearing)
}

/** Neither the reason nor what was disputed: the log is read by more people than the file. */
const note = (context: Context, action: string, { number, personId }: Dispute): Promise<void> =>
  recordDeeds(context.tx, [
    { ...byActor(context), action, outcome: 'done', subject: `dispute:${number}`, detail: { personId } },
  ])

const onCard = (action: string, accepted: boolean): Button =>
  defineButton({
    action,
    who: 'clerks',
    congressOf: (tx, _click, id) => congressOfDispute(tx, id),
    async press(context, click, id) {
      const found = /^\d{1,9}$/.test(id) ? await disputeById(context.tx, Number(id)) : null
      const locked =
        found === null || found.congressId !== context.tenant.id
          ? null
          : await lockDispute(context.tx, context.tenant.id, found.number)
      const said = locked === null ? words.noneOpen : await settle(context, locked, accepted, '')
      return { kind: 'update', audience: 'clicker', card: answeredCard(click.taskId, locked, said) }
    },
  })

/** On the card of a clerk: accepted as the deputy says; keeping it needs a reason, and so words. */
export const disputeButtons: readonly Button[] = [onCard('duty_accept', true), onCard('duty_uphold', false)]
