/** L1 and L2: one process, many callbacks; every one answered, every one with its one effect. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startFakePlatform } from '../channels/fake-platform.ts'
import { announce, click, deputies, settleTowns, strayLines } from '../desk/stage.ts'
import { testDatabase } from '../support/database.ts'
import { type Answer, opened, Platform, sealNow } from './support-platform.ts'
import { buildService } from './support-service.ts'

const { db, url } = await testDatabase()
const service = await buildService()
const webhooks = await startFakePlatform()
afterAll(async () => {
  await service.remove()
  await webhooks.close()
})

const noticeCount = 12
/** FAULTS_CALLBACKS makes L1 smaller on a slow machine. */
const callbacks = Number(process.env.FAULTS_CALLBACKS ?? 20_000)

beforeEach(async () => {
  await db.sql`truncate congress, inbound, outbox, outbox_target restart identity cascade`
})

interface Sent {
  readonly message: ReturnType<typeof click>
  readonly answer: Answer
  readonly ms: number
}

/**
 * Each connection has lines of its own and goes round them: 参加 on all, then 请假, then 参加 again. So every
 * click changes its line, whatever the others do.
 */
async function load(count: number, connections: number): Promise<{ sent: Sent[]; perSecond: number }> {
  const { sixty } = await settleTowns(db, new Date())
  const meetings = await announce(db, sixty, { count: noticeCount, at: new Date() })
  const lines = meetings.flatMap(meeting => deputies.map(userid => ({ meeting, userid })))
  const { port, child, exited } = await service.start({ databaseUrl: url, apiBase: webhooks.apiBase })
  const plans = Array.from({ length: connections }, (_, nth) => {
    const own = lines.filter((_line, at) => at % connections === nth)
    const share = Math.floor(count / connections) + (nth < count % connections ? 1 : 0)
    return Array.from({ length: share }, (_each, k) => {
      const line = own[k % own.length] ?? { meeting: 0, userid: '' }
      const verb = Math.floor(k / own.length) % 2 === 0 ? 'attend' : 'leave'
      const message = click(line.userid, `${verb}:${line.meeting}`)
      return { message, sealed: sealNow(message) }
    })
  })
  const platform = new Platform(connections)
  const sent: Sent[] = []
  const startMs = performance.now()
  await Promise.all(
    plans.map(async plan => {
      for (const { message, sealed } of plan) {
        const sentMs = performance.now()
        const answer = await platform.post(port, sealed)
        sent.push({ message, answer, ms: performance.now() - sentMs })
      }
    }),
  )
  const perSecond = (sent.length / (performance.now() - startMs)) * 1000
  platform.close()
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
  return { sent, perSecond }
}

/** Every answer is a 200 that shows what was clicked on the clicked card; every click is written down once. */
async function expectEffects(sent: readonly Sent[]): Promise<void> {
  for (const { message, answer } of sent) {
    expect(answer.status).toBe(200)
    const said = message.click.key.startsWith('attend') ? '您已回复：参加' : '您的请假申请已登记'
    expect(opened(answer)).toMatchObject({
      response_type: 'update_template_card',
      template_card: {
        task_id: message.click.taskId,
        sub_title_text: expect.stringContaining(said),
      },
    })
  }
  const [counted] = await db.sql`
    select (select count(*) from inbound where reply is not null) as recorded,
           (select count(*) from answer_entry) as entered,
           (select count(distinct msgid) from answer_entry) as messages,
           (select count(distinct subject) from outbox) as called`
  const n = sent.length
  expect(counted).toEqual({ recorded: n, entered: n, messages: n, called: noticeCount })
  expect(await strayLines(db)).toBe(0)
}

function p99(sent: readonly Sent[]): number {
  const sorted = sent.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN
}

test(`L1: ${callbacks} callbacks over 64 connections: all answered, all written down once, p99 under 1 s`, async () => {
  const { sent, perSecond } = await load(callbacks, 64)
  console.log(
    `L1: ${sent.length} callbacks, ${Math.round(perSecond)}/s, p99 ${Math.round(p99(sent))} ms (pass: < 1000 ms)`,
  )
  expect(sent).toHaveLength(callbacks)
  await expectEffects(sent)
  expect(p99(sent)).toBeLessThan(1_000)
})

test('L2: 3000 callbacks over 16 connections: all answered, all written down once, 300 a second', async () => {
  const { sent, perSecond } = await load(3_000, 16)
  console.log(
    `L2: ${sent.length} callbacks, ${Math.round(perSecond)}/s (pass: >= 300/s), p99 ${Math.round(p99(sent))} ms`,
  )
  expect(sent).toHaveLength(3_000)
  await expectEffects(sent)
  expect(perSecond).toBeGreaterThanOrEqual(300)
})
