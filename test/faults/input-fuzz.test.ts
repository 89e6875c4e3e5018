/**
 * B7: random and mutated bodies on their way from callback to inbound, and strings that look like commands, read and carried
 * out. Whatever comes, it is understood or refused in a typed way. FAULTS_SEED plays a run again.
 */
import { expect, test } from 'vitest'
import { withoutMention } from '../../src/bot/grammar.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { findCommand, suggestion } from '../../src/desk/help.ts'
import { registry } from '../../src/desk/registry.ts'
import { HttpRefused } from '../../src/errors.ts'
import { readNotice } from '../../src/language/notice.ts'
import { readReply } from '../../src/language/reply.ts'
import { VerifiedAppCallback } from '../../src/wecom/app/callback.ts'
import { appIncoming } from '../../src/wecom/app/callback-incoming.ts'
import { VerifiedCallback } from '../../src/wecom/callback.ts'
import { toIncoming } from '../../src/wecom/inbound.ts'
import { storableText } from '../../src/wecom/storable-text.ts'
import { announce, botName, settleTowns, now as stageNow, words } from '../desk/stage.ts'
import { layers, mutate, mutatedCallback } from '../protocol/mutation.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { agentId, appEnvelope, clickXml, eventXml, sealApp, textXml } from '../wecom/app/official.ts'
import { envelope, now, querystring } from '../wecom/official.ts'
import { randomCommand } from './input-random.ts'
import { inForm } from './support-form.ts'
import { seed, seededRandom } from './support-random.ts'

const { db } = await testDatabase()

const messages = [
  {
    msgtype: 'text',
    text: { content: '@联络员 请假 住院' },
    quote: { msgtype: 'text', text: { content: '原文' } },
  },
  { msgtype: 'mixed', mixed: { msg_item: [{ msgtype: 'text', text: { content: '参加' } }] } },
  { msgtype: 'image', image: { url: 'https://ww-aibot-img-1258476243.cos.example/x' } },
  { msgtype: 'event', event: { eventtype: 'enter_chat' } },
  {
    msgtype: 'event',
    event: {
      eventtype: 'template_card_event',
      template_card_event: {
        event_key: 'kind:1',
        task_id: 't',
        selected_items: { selected_item: [{ question_key: 'q', option_ids: { option_id: ['a'] } }] },
      },
    },
  },
].map(message =>
  JSON.stringify({
    msgid: 'm1',
    aibotid: 'B',
    chatid: 'C',
    chattype: 'group',
    from: { userid: 'z' },
    ...message,
  }),
)
const selected =
  '<SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds><OptionId>a</OptionId></OptionIds></SelectedItem></SelectedItems>'
const xmls = [textXml('请假 住院'), clickXml(selected), eventXml('enter_agent')]

/** @returns how it ended: `200`, or the status of a refusal. Anything else that is thrown fails the test. */
function statusOf(run: () => unknown): number {
  try {
    run()
    return 200
  } catch (error) {
    if (error instanceof HttpRefused) return error.status
    throw error
  }
}

test('B7: bodies are understood or refused, whatever is wrong with them', async ({ annotate }) => {
  const count = inForm(60_000, 1_000_000)
  const random = seededRandom()
  const statuses = new Map<number, number>()
  const startMs = performance.now()
  for (let run = 0; run < count; run++) {
    const status = statusOf(() => {
      const kind = run % 10
      if (kind === 0) {
        const noise = randomBytesOf(random)
        return VerifiedCallback.open(envelope, noise.toString('latin1', 0, 40), noise, now)
      }
      if (kind < 4) {
        const xml = mutate(Buffer.from(xmls[run % xmls.length] ?? ''), random)
        const { query, body } = sealApp(xml.toString('utf8'))
        const sent = kind === 3 ? mutate(body, random) : body
        return appIncoming(VerifiedAppCallback.open(appEnvelope, querystring(query), sent, now), agentId)
      }
      const layer = layers[Math.floor(random() * layers.length)] ?? 'body'
      const { query, body } = mutatedCallback(layer, messages[run % messages.length] ?? '', random)
      return toIncoming(VerifiedCallback.open(envelope, querystring(query), body, now))
    })
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  const seconds = (performance.now() - startMs) / 1000
  const told = [...statuses].toSorted().map(([status, times]) => `${times} × ${status}`)
  await figure(
    annotate,
    'B7',
    `${count} bodies, ${Math.round(count / seconds)}/s: ${told.join(', ')}, no other exception, seed ${seed} (pass: 200, 400 and 403 alone)`,
  )
  expect([...statuses.keys()].toSorted()).toEqual([200, 400, 403])
})

test('B7: strings that look like commands are read without an exception, and quickly', async ({
  annotate,
}) => {
  const count = inForm(5_000, 100_000)
  const random = seededRandom(seed + 1)
  let [known, slowestMs] = [0, 0]
  let slowest = ''
  const startMs = performance.now()
  for (let run = 0; run < count; run++) {
    const text = randomCommand(random)
    // Of this process alone: what else the machine does is no slowness of ours.
    const began = process.cpuUsage()
    const body = withoutMention(text, botName)
    if (findCommand(registry, body.replace(/^\//, '')) === null) suggestion(registry, body)
    else known++
    readReply(body, run % 2 === 0 ? 'one' : 'several')
    readNotice(body, stageNow, 'Asia/Shanghai')
    const tookMs = process.cpuUsage(began).user / 1000
    if (tookMs > slowestMs) [slowestMs, slowest] = [tookMs, text]
  }
  const seconds = (performance.now() - startMs) / 1000
  await figure(
    annotate,
    'B7',
    `${count} command strings, ${Math.round(count / seconds)}/s, ${known} of them commands, 0 exceptions (pass: 0), the slowest ${Math.round(slowestMs)} ms (pass: < 1000), seed ${seed}`,
  )
  expect(slowestMs, slowest.slice(0, 500)).toBeLessThan(1_000)
})

test('B7: carried out by the desk, none of them ends in an apology', async ({ annotate }) => {
  const count = inForm(600, 10_000)
  const random = seededRandom(seed + 2)
  const { sixty } = await settleTowns(db)
  await announce(db, sixty, { count: 2 })
  const failed: string[] = []
  let now = ''
  const log = Object.assign(Object.create(quietLog), {
    error: ({ err }: { err: unknown }) => failed.push(`${JSON.stringify(now)}: ${err}`),
  })
  const clock = { now: () => stageNow, offsetMs: 0 }
  const desk = createDesk({ db, clock, registry, botName, log })
  for (let run = 0; run < count; run++) {
    now = storableText(randomCommand(random))
    const alone = run % 3 === 0
    await desk(words(run % 4 === 0 ? 'd2' : 'd1', now, alone ? { chat: null } : {}))
  }
  await figure(
    annotate,
    'B7',
    `${count} command strings carried out, ${failed.length} ended in an apology (pass: 0), seed ${seed}`,
  )
  expect(failed).toEqual([])
})

function randomBytesOf(random: () => number): Buffer {
  return Buffer.from(Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 256)))
}
