/** L3: the platform repeats itself, and a balancer gives every repetition to another replica. */
import { afterAll, expect, test } from 'vitest'
import { startFakePlatform } from '../channels/fake-platform.ts'
import { announce, click, deputies, settleTowns, strayLines, words } from '../desk/stage.ts'
import { testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { inForm } from './support-form.ts'
import { type Delivered, type Message, opened, Platform, sealNow } from './support-platform.ts'
import { seed, seededRandom, shuffled } from './support-random.ts'
import { buildService } from './support-service.ts'

const { db, url } = await testDatabase()
const service = await buildService()
const webhooks = await startFakePlatform()
afterAll(async () => {
  await service.remove()
  await webhooks.close()
})

/** At most 100 notices are open for everybody: among more the bot would ask which is meant. */
const messageCount = inForm(1_000, 6_000)
const copies = 10
const replicaCount = 3
const connections = 48
const together = 20

/** Clicks, with every tenth answer in words and every fiftieth message a new notice; each answers a line of its own. */
async function makeMessages(): Promise<Message[]> {
  const at = new Date()
  const { sixty } = await settleTowns(db, at)
  const noticeCount = Math.ceil(messageCount / deputies.length)
  const meetings = await announce(db, sixty, { count: noticeCount, at })
  return Array.from({ length: messageCount }, (_, n) => {
    const userid = deputies[n % deputies.length] ?? ''
    const nth = Math.floor(n / deputies.length)
    // The notices of a fresh congress are numbered from 1.
    if (n % 50 === 0) return words('d1', '/会议 明天上午9点 镇政府三楼会议室 主席团会议', { chat: null })
    if (n % 10 === 1) return words(userid, `第${nth + 1}号 请假 出差`)
    return click(userid, `${n % 3 === 0 ? 'leave' : 'attend'}:${meetings[nth]}`)
  })
}

test(`L3: ${messageCount} messages, ${copies} copies of each shuffled over ${replicaCount} replicas, have ${messageCount} effects`, async ({
  annotate,
}) => {
  const messages = await makeMessages()
  const replicas = await Promise.all(
    Array.from({ length: replicaCount }, () =>
      service.start({ databaseUrl: url, apiBase: webhooks.apiBase }),
    ),
  )
  const random = seededRandom()
  const copiesOf = (message: Message, nth: number) =>
    Array.from({ length: copies }, (_, copy) => ({ message, replica: replicas[(nth + copy) % replicaCount] }))
  // Shuffled by twenty messages at a time, so that copies of one are really under way together.
  const order = shuffled(messages, random)
  const queue = Array.from({ length: messageCount / together }, (_, nth) =>
    shuffled(order.slice(nth * together, (nth + 1) * together).flatMap(copiesOf), random),
  ).flat()
  const platform = new Platform(connections)
  const delivered = new Map<Message, Delivered[]>(messages.map(message => [message, []]))
  const startMs = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        const { message, replica } = next
        delivered.get(message)?.push(await platform.deliver(replica?.port ?? 0, message, sealNow(message)))
      }
    }),
  )
  const perSecond = ((messageCount * copies) / (performance.now() - startMs)) * 1000
  platform.close()
  for (const { child } of replicas) child.kill('SIGTERM')
  expect(await Promise.all(replicas.map(({ exited }) => exited))).toEqual(replicas.map(() => 0))

  const all = [...delivered.values()].flat()
  const ok = all.filter(({ answer }) => answer.status === 200).length
  const repeated = all.filter(({ tries }) => tries > 1).length
  const notices = messages.filter(({ kind, origin }) => kind === 'text' && origin.chat.type === 'single')
  const replies = messages.length - notices.length
  const [counted] = await db.sql`
    select (select count(*) from inbound where reply is not null) as recorded,
           (select count(*) from answer_entry) as entered,
           (select count(distinct msgid) from answer_entry) as "enteredMessages",
           (select count(*) from deed where action = 'meeting.draft') as drafted,
           (select count(distinct msgid) from deed where action = 'meeting.draft') as "draftedMessages"`
  await figure(
    annotate,
    'L3',
    `${ok} of ${all.length} answered with 200 (pass: all; ${repeated} after a repetition), effects ${JSON.stringify(counted)}` +
      ` (pass: ${replies} entered, ${notices.length} drafted), ${Math.round(perSecond)}/s, seed ${seed}`,
  )
  expect(ok).toBe(messageCount * copies)
  // A machine that stands still for five seconds, not a service that lets the platform ask again.
  expect(repeated).toBeLessThanOrEqual(all.length / 100)
  expect(counted).toEqual({
    recorded: messageCount,
    entered: replies,
    enteredMessages: replies,
    drafted: notices.length,
    draftedMessages: notices.length,
  })
  for (const given of delivered.values()) {
    const [first, ...others] = given.map(({ answer }) => opened(answer))
    expect(JSON.stringify(first)).not.toMatch(/没有处理成功|不再使用/)
    for (const other of others) expect(other).toEqual(first)
  }
  expect(await strayLines(db)).toBe(0)
  const filled = await db.sql`select from invitee where answer is not null`
  expect(filled).toHaveLength(replies)
})
