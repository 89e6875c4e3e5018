/**
 * How fast the self-built app says something to many people, each alone: through the outbox and the real channel against an
 * HTTP server that takes everything. A notice is the same card for all of them and few calls; words of their own are one each.
 */
import { createAppChannel } from '../../src/channels/app.ts'
import type { Channel } from '../../src/channels/channel.ts'
import { appChannel } from '../../src/channels/names.ts'
import type { Payload } from '../../src/channels/payload.ts'
import { systemClock } from '../../src/clock.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { clientWith } from '../../src/wecom/app/client.ts'
import type { OutboxBench } from './outbox.ts'
import { atLeast, type Figure, info, median, medianRatio, perSecond } from './support-figures.ts'
import { benchLog } from './support-server.ts'

const card: Payload = {
  kind: 'markdown',
  text: '请回复：参加或请假。',
  card: {
    taskId: 'meeting-1-bench',
    title: '主席团会议',
    rows: [{ name: '时间', value: '3月20日上午9:00' }],
    buttons: [
      { text: '参加', key: 'attend:1' },
      { text: '请假', key: 'leave:1', style: 'plain' },
    ],
  },
}
const words: Payload = { kind: 'markdown', text: '您的请假已批准。' }

export async function app({ databaseUrl, apiBase, rounds, messages }: OutboxBench): Promise<Figure[]> {
  const db = await openDatabase({ url: databaseUrl, statementTimeoutMs: 120_000 })
  try {
    const token = { text: 'bench', expiresAt: 0 }
    const client = clientWith(
      { agentId: '1', apiBase: () => apiBase },
      { current: async () => token, giveUp: async () => undefined },
    )
    const channel = createAppChannel({
      sql: db.sql,
      clock: systemClock,
      log: benchLog,
      app: client,
      cards: true,
      documents: { open: async () => 'unknown', spend: async () => undefined },
      publicUrl: () => 'https://rd.example.cn',
    })
    const [same, own]: [number[], number[]] = [[], []]
    for (let round = 0; round <= rounds; round++) {
      const cards = await drain(db, channel, messages, card, false)
      const texts = await drain(db, channel, messages, words, true)
      // The first round warms up both and is not counted.
      if (round > 0) same.push(cards)
      if (round > 0) own.push(texts)
    }
    return [
      info(`app: the same card to ${messages} people, each alone`, perSecond(median(same))),
      info('app: words of their own, a call each', perSecond(median(own))),
      atLeast('app: … the same card beside words of their own', medianRatio(same, own), 1, 'x'),
    ]
  } finally {
    await db.close()
  }
}

/** @returns messages a second, all of them sent, and each card kept with the code that changes it */
async function drain(
  db: Database,
  channel: Channel,
  messages: number,
  payload: Payload,
  isOwn: boolean,
): Promise<number> {
  await db.sql`truncate outbox, outbox_target, private_card, card_code`
  await db.sql`
    insert into outbox (channel, target, promise, payload, state, due_at, created_at)
    select ${appChannel}, 'user:p' || n, 'at_least_once',
           case when ${isOwn} then jsonb_set(${db.sql.json(payload)}, '{text}', to_jsonb('第' || n || '位：您的请假已批准。'))
                else ${db.sql.json(payload)} end,
           'waiting', now(), now()
    from generate_series(1, ${messages}::int) n`
  await db.sql`vacuum analyze outbox`
  const dispatcher = createDispatcher({ db, clock: systemClock, channels: [channel], log: benchLog })
  const startedAtMs = performance.now()
  await dispatcher.runOnce()
  const rate = messages / ((performance.now() - startedAtMs) / 1000)
  const [row] = await db.sql<{ sent: number; cards: number }[]>`
    select (select count(*)::int from outbox where state = 'sent') as sent,
           (select count(*)::int from private_card) as cards`
  if (row?.sent !== messages || row.cards !== (isOwn ? 0 : messages))
    throw new Error(`${row?.sent} of ${messages} sent, ${row?.cards} cards kept`)
  return rate
}
