import { type Context, defineButton, defineCommand, type OpenContext } from '../../../bot/command.ts'
import type { Card, Reply } from '../../../bot/reply.ts'
import { say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import { findCongress, listCongresses } from '../../congress/store.ts'
import type { Congress } from '../../congress/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { tellPrivately } from '../../notes/outreach.ts'
import { asClerk, forHimself } from '../../notes/rules.ts'
import { withdrawNotes } from '../../notes/store.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import {
  countOpenRequests,
  decideBinding,
  findBindingRequest,
  openBindingRequests,
  requestBinding,
} from '../../roster/store/binding.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { claimCard, toldCard } from '../cards.ts'
import * as words from '../texts.ts'

/** «我是 张三»: whose account this is, claimed by its holder and confirmed by the liaison with one click. */
export const iAm = defineCommand({
  name: '我是',
  aliases: ['本人是', '我叫'],
  bare: true,
  who: 'anyone',
  ...words.iAm,
  inHelp: ({ actor }) => actor === null,
  async run(context, text) {
    if (context.actor !== null) return say(words.knownAlready(context.actor.name))
    if (text === '') return say(words.iAmNeedsName)
    const congress = await congressOf(context)
    if (congress === null) return say(words.sayItInTheGroup)
    const named = nameInFront(await activePeople(context.tx, congress.id), text)
    const [person] = named?.people ?? []
    if (named === null || person === undefined) return say(words.notInRoster(text.slice(0, 20)))
    if (named.people.length > 1) return say(words.whichOfYou(named.name, named.people.map(placeOfPerson)))
    return claim(context, congress, person)
  },
})

/** More claims of one account than a slip of the tongue explains are no claims: each would call the liaison. */
const maxOpenClaims = 3

async function claim(context: OpenContext, congress: Congress, person: Person): Promise<Reply> {
  const { tx, clock, now, origin, botName } = context
  if ((await countOpenRequests(tx, congress.id, origin.userid)) >= maxOpenClaims)
    return say(words.claimsEnough)
  const { id, isNew } = await requestBinding(
    tx,
    { congressId: congress.id, userid: origin.userid, personId: person.id },
    now,
  )
  const request = { id, personName: person.name, userid: origin.userid, currentUserid: person.userid }
  if (isNew) {
    await recordDeeds(tx, [
      {
        congressId: congress.id,
        at: now,
        userid: origin.userid,
        action: 'binding.ask',
        outcome: 'done',
        subject: `person:${person.id}`,
        message: { bot: origin.bot, msgid: origin.msgid },
      },
    ])
    const people = await activePeople(tx, congress.id)
    const liaisons = people.filter(one => one.roles.includes('liaison')).map(one => one.id)
    const word = {
      congressId: congress.id,
      personIds: liaisons,
      text: words.claimed(person.name, origin.userid),
      rights: asClerk,
      asks: [{ of: 'claim' as const, id }],
      subject: `binding:${id}`,
    }
    const { quietHours } = settingsOf(congress)
    await tellPrivately(tx, clock, now, word, { zone: congress.zone, quietHours, botName })
  }
  if (origin.chat.type === 'single') return say(words.waitForLiaison(person.name))
  return { kind: 'card', card: claimCard(newTaskId('binding'), request) }
}

export const showClaims = defineCommand({
  name: '待确认',
  aliases: ['账号确认'],
  bare: true,
  who: 'clerks',
  of: 'both',
  ...words.showClaims,
  async run(context) {
    const [oldest] = await openBindingRequests(context.tx, context.tenant.id)
    if (oldest === undefined) return say(words.noClaims)
    return { kind: 'card', card: claimCard(newTaskId('binding'), oldest) }
  },
})

export const allowBinding = defineButton({
  action: 'allow',
  who: 'clerks',
  of: 'both',
  congressOf: (tx, _click, argument) => congressOfClaim(tx, argument),
  press: (context, click, argument) => decide(context, click.taskId, argument, 'confirmed'),
})

export const refuseBinding = defineButton({
  action: 'deny',
  who: 'clerks',
  of: 'both',
  congressOf: (tx, _click, argument) => congressOfClaim(tx, argument),
  press: (context, click, argument) => decide(context, click.taskId, argument, 'refused'),
})

/** A claim's number, and behind a dot the account that its person had when it was shown. */
function shownClaim(argument: string): { id: number; shown: string | null } {
  const [, id = '0', shown = null] = /^(\d{1,9})(?:\.(.{1,64}))?$/.exec(argument) ?? []
  return { id: Number(id), shown }
}

const congressOfClaim = async (tx: Tx, argument: string): Promise<number | null> =>
  (await findBindingRequest(tx, shownClaim(argument).id))?.congressId ?? null

async function decide(
  context: Context,
  taskId: string,
  argument: string,
  decision: 'confirmed' | 'refused',
): Promise<Reply> {
  const { tx, tenant, actor, now, clock, botName, origin } = context
  const { id, shown } = shownClaim(argument)
  const decided = await decideBinding(
    tx,
    id,
    { congressId: tenant.id, decision, decidedBy: actor.personId, shown },
    now,
  )
  if (decided === null)
    return { kind: 'update', audience: 'clicker', card: toldCard(taskId, words.noSuchClaim) }
  if (decided.outcome === 'decided') {
    const { personName, userid } = decided.request
    await withdrawNotes(tx, tenant.id, words.claimed(personName, userid), now)
    await recordDeeds(tx, [
      {
        congressId: tenant.id,
        at: now,
        userid: actor.userid,
        action: `binding.${decision}`,
        outcome: 'done',
        subject: `person:${decided.request.personId}`,
        message: { bot: origin.bot, msgid: origin.msgid },
      },
    ])
    if (decision === 'confirmed') {
      const word = {
        congressId: tenant.id,
        personIds: [decided.request.personId],
        text: words.confirmedToYou(decided.request.personName),
        rights: forHimself,
        subject: `binding:${id}`,
      }
      await tellPrivately(tx, clock, now, word, {
        zone: tenant.zone,
        quietHours: settingsOf(tenant).quietHours,
        botName,
      })
    }
  }
  if (decided.outcome === 'taken') {
    const card = { ...claimCard(taskId, decided.request), quote: words.accountTaken(decided.holder.name) }
    return { kind: 'update', audience: 'everyone', card }
  }
  if (decided.outcome === 'unseen') {
    const card = { ...claimCard(taskId, decided.request), quote: words.accountMeanwhile }
    return { kind: 'update', audience: 'everyone', card }
  }
  const sentence = words.bindingDecided(decided.request.personName, decided.request.decision ?? decision)
  return { kind: 'update', audience: 'everyone', card: await afterDecision(context, taskId, sentence) }
}

/** In the liaison's single chat the next request takes the place of the one decided. */
async function afterDecision(context: Context, taskId: string, sentence: string): Promise<Card> {
  const [next] =
    context.origin.chat.type === 'single' ? await openBindingRequests(context.tx, context.tenant.id) : []
  if (next !== undefined) return { ...claimCard(taskId, next), quote: sentence }
  return toldCard(taskId, sentence)
}

const placeOfPerson = (person: Person): string =>
  [person.name, person.district ?? person.groupName ?? ''].filter(part => part !== '').join(' ')

/** The group's congress; for a stranger alone with the bot, the only one there is. */
async function congressOf(context: OpenContext): Promise<Congress | null> {
  if (context.tenant !== null) return findCongress(context.tx, context.tenant.id)
  const [only, ...others] = await listCongresses(context.tx)
  return only !== undefined && others.length === 0 ? only : null
}
