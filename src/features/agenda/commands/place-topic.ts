import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, named, subjectOf } from '../../meetings/finding/named.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { byName } from '../../notes/outreach.ts'
import { pickHeld } from '../finding/meeting.ts'
import { tellProposers } from '../outreach.ts'
import { readItem } from '../rules/item.ts'
import { readDecline, readListing } from '../rules/topic.ts'
import { addItem, agendaOf } from '../store/items.ts'
import { decideTopic, lockTopics } from '../store/topics.ts'
import * as words from '../texts/topics.ts'
import type { Topic } from '../types.ts'

/** `/列入 5 会议3`: the topic becomes an item, and whoever proposed it hears of it. */
export const listTopic = defineCommand({
  name: '列入',
  aliases: ['列入议程', '列入会议'],
  order: {},
  who: 'clerks',
  ...words.listTopic,
  async run(context, text) {
    const { tx, tenant } = context
    const read = readListing(text)
    if (read === null) return say(words.needsNumber)
    const picked = await pickHeld(context, read.meeting, 'agenda', words.listTopic.usage)
    if (picked.meeting === null) return picked.reply
    const topics = await lockTopics(tx, tenant.id, read.topics)
    const missing = read.topics.filter(number => topics.every(topic => topic.number !== number))
    if (missing.length > 0) return say(words.noSuch(missing))
    const before = topics.find(isOnAgenda)
    if (before !== undefined) return say(words.listedBefore(before))
    const taken = topics.find(({ state }) => state === 'withdrawn')
    if (taken !== undefined) return say(words.wasTakenBack(taken))
    return putOn(context, picked.meeting, topics)
  },
})

/** Taken off the agenda again, it waits for another. */
const isOnAgenda = ({ state, meetingNumber }: Topic): boolean => state === 'listed' && meetingNumber !== null

async function putOn(context: Context, meeting: LockedMeeting, topics: readonly Topic[]): Promise<Reply> {
  const { tx, actor, now } = context
  const { title, when } = named(context, meeting)
  const done = []
  for (const topic of topics) {
    const items = await agendaOf(tx, meeting, actor.personId, now)
    const read = readItem(topic.words)
    const same = items.find(item => item.title === read.title)
    const item = same ?? (await addItem(tx, meeting.id, read, actor.personId, now))
    const number = same === undefined ? items.length + 1 : items.indexOf(same) + 1
    await decideTopic(tx, topic, {
      state: 'listed',
      itemId: item.id,
      reason: null,
      by: actor.personId,
      now,
    })
    done.push({ topic, number, item })
  }
  const hearing = await tellProposers(context, topics, topic =>
    words.tellListed(topic, meeting.number, title, when),
  )
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: 'topics.put_on',
      outcome: 'done',
      subject: subjectOf(meeting),
      detail: { topics: topics.map(({ number }) => number) },
    },
  ])
  return say(words.putOn(meeting.number, done, await byName(tx, hearing)))
}

/** `/不列入 5 理由` */
export const declineTopic = defineCommand({
  name: '不列入',
  aliases: ['不予列入', '不列入议程'],
  order: { isText: true },
  who: 'clerks',
  ...words.declineTopic,
  async run(context, text) {
    const { tx, tenant, actor, now } = context
    const read = readDecline(text)
    if (read === null) return say(words.needsNumber)
    const [topic] = await lockTopics(tx, tenant.id, [read.topic])
    if (topic === undefined) return say(words.noSuch([read.topic]))
    const { reason } = read
    if (!/\p{L}/u.test(reason)) return say(words.needsReason(read.topic))
    if (isOnAgenda(topic)) return say(words.isOnAgenda(topic))
    if (topic.state === 'withdrawn') return say(words.wasTakenBack(topic))
    if (topic.state === 'declined' && topic.reason === reason) return say(words.declinedBefore(topic))
    await decideTopic(tx, topic, { state: 'declined', itemId: null, reason, by: actor.personId, now })
    const hearing = await tellProposers(context, [topic], one => words.tellDeclined(one, reason))
    await recordDeeds(tx, [
      { ...byActor(context), action: 'topics.decline', outcome: 'done', detail: { number: topic.number } },
    ])
    return say(words.declined(topic, reason, await byName(tx, hearing)))
  },
})
