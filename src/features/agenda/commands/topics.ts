import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { afterQuiet } from '../../../calendar/quiet-hours.ts'
import { orders } from '../../../language/words/orders.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { byName } from '../../notes/outreach.ts'
import { asClerk } from '../../notes/rules.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { personWithRoles } from '../../roster/store/people.ts'
import { askDeputies, tellOfTopic } from '../outreach.ts'
import { readCall, topicAlone, topicIn, topicTakenBack } from '../rules/topic.ts'
import {
  currentCall,
  decideTopic,
  listTopics,
  lockTopics,
  openCall,
  propose,
  topicsOfPerson,
} from '../store/topics.ts'
import * as words from '../texts/topics.ts'

const mostChars = 500
const mostShown = 20

/** `/征集议题 3月20日前 第二季度主席团会议` */
export const askForTopics = defineCommand({
  name: '征集议题',
  aliases: ['征题', '议题征集'],
  order: orders.askForTopics,
  who: 'clerks',
  ...words.askForTopics,
  async run(context, text) {
    const { tx, tenant, actor, now, botName } = context
    const { until, isUnclear, isDayOnly } = readCall(text, now, tenant.zone)
    if (isUnclear) return say(words.unclearDay)
    if (until !== null && until <= now) return say(words.pastDay)
    const listAt = until === null ? null : afterQuiet(until, tenant.zone, settingsOf(tenant).quietHours)
    const call = { congressId: tenant.id, words: text, until, listAt, askedBy: actor.personId, askedAt: now }
    const id = await openCall(tx, call)
    const said = { words: text, until, isDayOnly, now, zone: tenant.zone, botName }
    const { where, people, hearing } = await askDeputies(context, id, said)
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: 'topics.ask',
        outcome: 'done',
        subject: `topic_call:${id}`,
        detail: { where, until },
      },
    ])
    return say(people === 0 ? words.nobodyToAsk : words.asked(said, where, await byName(tx, hearing)))
  },
})

/** `/议题 内容`, and `/议题` for what there is. */
export const proposeTopic = defineCommand({
  name: '议题',
  aliases: ['提议题', '报议题', '建议议题', '我建议议题', 'topic'],
  order: { isMatter: true },
  who: 'members',
  ...words.proposeTopic,
  async run(context, text) {
    if (text === '') return list(context)
    const back = topicTakenBack(text)
    if (back === 'which') return whichBack(context)
    if (back !== null) return takeBack(context, back)
    const number = topicAlone(text)
    return number === null ? enter(context, topicIn(text)) : show(context, number)
  },
})

/** Words, names and reasons are for whoever asks alone. */
const isGroup = ({ origin }: Context): boolean => origin.chat.type === 'group'

async function list(context: Context): Promise<Reply> {
  const { tx, tenant, actor, botName } = context
  if (!isClerk(actor) && isGroup(context)) return say(words.alone(botName))
  if (!isClerk(actor)) return say(words.own(await topicsOfPerson(tx, actor.personId, mostShown)))
  const topics = await listTopics(tx, tenant.id, mostShown)
  return isGroup(context)
    ? say(words.countInGroup(topics.filter(({ state }) => state === 'open').length, botName))
    : say(words.listed(topics))
}

async function show(context: Context, number: number): Promise<Reply> {
  if (isGroup(context)) return say(words.alone(context.botName, String(number)))
  const [topic] = await lockTopics(context.tx, context.tenant.id, [number])
  const isHis = topic !== undefined && (isClerk(context.actor) || topic.proposedBy === context.actor.personId)
  return say(isHis ? words.one(topic) : words.noSuch([number]))
}

/** No number was named, and nothing of it becomes a topic. */
async function whichBack(context: Context): Promise<Reply> {
  const own = await topicsOfPerson(context.tx, context.actor.personId, mostShown)
  const open = own.filter(({ state }) => state === 'open')
  return say(words.whichToTake(isGroup(context) ? [] : open, open[0]?.number ?? null))
}

/** By whoever has proposed it, while nobody has decided. */
async function takeBack(context: Context, number: number): Promise<Reply> {
  const { tx, tenant, actor, now, botName } = context
  const [topic] = await lockTopics(tx, tenant.id, [number])
  if (topic === undefined || topic.proposedBy !== actor.personId)
    return say(
      topic === undefined || !isClerk(actor)
        ? words.noSuch([number])
        : isGroup(context)
          ? words.alone(botName, String(number))
          : words.notYoursToTake(topic),
    )
  // Taken off the agenda again, it waits for another, and may be taken back as before.
  if (topic.state !== 'open' && !(topic.state === 'listed' && topic.meetingNumber === null))
    return say(isGroup(context) ? words.alone(botName, String(number)) : words.tooLateToTake(topic))
  const by = { by: actor.personId, now }
  await decideTopic(tx, topic, { state: 'withdrawn', itemId: null, reason: null, ...by })
  // Clerks know of it already, or get the list when the time is over.
  const call = await currentCall(tx, tenant.id, now)
  if (call === null || call.until === null)
    await tellOfTopic(context, {
      personIds: await clerkIds(tx, tenant.id),
      text: words.wasTaken(topic),
      rights: asClerk,
      quiet: true,
    })
  await recordDeeds(tx, [
    { ...byActor(context), action: 'topics.withdraw', outcome: 'done', detail: { number } },
  ])
  return say(words.taken(topic))
}

async function enter(context: Context, text: string): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  const person = await personWithRoles(tx, actor.personId)
  const mayPropose =
    isClerk(actor) || actor.roles.includes('presidium_member') || (person?.levels.length ?? 0) > 0
  if (!mayPropose) return say(words.mayNotPropose)
  if (!/\p{L}/u.test(text)) return say(words.needsTopic)
  if (Array.from(text).length > mostChars) return say(words.tooLong(mostChars))
  const same = (await topicsOfPerson(tx, actor.personId, mostShown)).find(
    topic => topic.state === 'open' && topic.words === text,
  )
  if (same !== undefined) return say(words.proposedBefore(same))
  const call = await currentCall(tx, tenant.id, now)
  const { id, number } = await propose(tx, {
    congressId: tenant.id,
    callId: call?.id ?? null,
    words: text,
    proposedBy: actor.personId,
    proposedAt: now,
    message: { bot: origin.bot, msgid: origin.msgid },
  })
  // What was asked for comes to the clerks as one list; nobody else would tell them of the rest.
  if (call === null || call.until === null)
    await tellOfTopic(context, {
      personIds: await clerkIds(tx, tenant.id),
      text: words.cameIn(number, actor.name, text),
      rights: asClerk,
      asks: [{ of: 'topic', id }],
      quiet: true,
    })
  await recordDeeds(tx, [
    { ...byActor(context), action: 'topics.propose', outcome: 'done', detail: { number } },
  ])
  return say(words.proposed(number, text))
}
