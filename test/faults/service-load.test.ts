/** L1 and L2: one process, many callbacks; every one answered, every one with its one effect. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startFakePlatform } from '../channels/fake-platform.ts'
import { announce, click, deputies, settleTowns, strayLines } from '../desk/stage.ts'
import { testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { inForm } from './support-form.ts'
import { type Delivered, opened, Platform, sealNow } from './support-platform.ts'
import { buildService } from './support-service.ts'
import { measureInserts, percentile, type Yard } from './support-yardstick.ts'

const { db, url } = await testDatabase()
const service = await buildService()
const webhooks = await startFakePlatform()
afterAll(async () => {
  await service.remove()
  await webhooks.close()
})

const noticeCount = 12
const callbacks = inForm(20_000, 100_000)
const fewer = inForm(3_000, 30_000)

beforeEach(async () => {
  await db.sql`truncate congress, inbound, outbox, outbox_target restart identity cascade`
})

interface Sent extends Delivered {
  readonly message: ReturnType<typeof click>
  readonly ms: number
}

interface Loaded {
  readonly sent: readonly Sent[]
  readonly perSecond: number
  readonly p99Ms: number
  /** How many had no 200 at the first try. */
  readonly repeated: number
  /** As many callers, each inserting rows: medians of before, between and after the rounds. */
  readonly yard: Yard
  /** The middle one of the rounds' own: callbacks for one row that the machine inserts. */
  readonly ofInserts: number
}

const rounds = 5

/**
 * Each connection has lines of its own and goes round them: 参加 on all, then 请假, then 参加 again. So every
 * click changes its line, whatever the others do.
 */
async function load(count: number, connections: number): Promise<Loaded> {
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
      return click(line.userid, `${verb}:${line.meeting}`)
    })
  })
  const platform = new Platform(connections)
  const sent: Sent[] = []
  const yards = [await measureInserts(db, connections)]
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = sent.length
    const shares = plans.map(plan => {
      const [from, to] = [round, round + 1].map(nth => Math.round((plan.length * nth) / rounds))
      return plan.slice(from, to).map(message => ({ message, sealed: sealNow(message) }))
    })
    const startMs = performance.now()
    await Promise.all(
      shares.map(async share => {
        for (const { message, sealed } of share) {
          const sentMs = performance.now()
          const { answer, tries } = await platform.deliver(port, message, sealed)
          sent.push({ message, answer, tries, ms: performance.now() - sentMs })
        }
      }),
    )
    rates.push(((sent.length - before) / (performance.now() - startMs)) * 1000)
    yards.push(await measureInserts(db, connections))
  }
  platform.close()
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
  const inserts = yards.map(yard => yard.perSecond)
  return {
    sent,
    perSecond: percentile(rates, 0.5),
    p99Ms: percentile(
      sent.map(({ ms }) => ms),
      0.99,
    ),
    repeated: sent.filter(({ tries }) => tries > 1).length,
    yard: {
      perSecond: percentile(inserts, 0.5),
      p99Ms: percentile(
        yards.map(yard => yard.p99Ms),
        0.5,
      ),
    },
    ofInserts: percentile(
      rates.map((rate, n) => (2 * rate) / ((inserts[n] ?? 0) + (inserts[n + 1] ?? 0))),
      0.5,
    ),
  }
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

/** So many may need a repetition: pauses of the machine, not of the service. */
const mostRepeated = (count: number): number => count / 100

const words = ({ sent, perSecond, p99Ms, repeated, yard, ofInserts }: Loaded): string =>
  `${sent.length} callbacks answered with 200 (${repeated} after a repetition), each with its one effect; ` +
  `${Math.round(perSecond)}/s, ${ofInserts.toFixed(2)} x the ${Math.round(yard.perSecond)} inserts/s of this machine; ` +
  `p99 ${Math.round(p99Ms)} ms, of inserts ${Math.round(yard.p99Ms)} ms`

test(`L1: ${callbacks} callbacks over 64 connections are all answered and all written down once`, async ({
  annotate,
}) => {
  const loaded = await load(callbacks, 64)
  const { sent, ofInserts, p99Ms, repeated, yard } = loaded
  // A second; more only where an insert's p99 is over 100 ms.
  const mostMs = Math.max(1_000, 10 * yard.p99Ms)
  await figure(annotate, 'L1', `${words(loaded)} (pass: p99 < ${Math.round(mostMs)} ms, >= 0.20 x inserts)`)
  expect(sent).toHaveLength(callbacks)
  await expectEffects(sent)
  expect(repeated).toBeLessThanOrEqual(mostRepeated(callbacks))
  expect(p99Ms).toBeLessThan(mostMs)
  expect(ofInserts).toBeGreaterThanOrEqual(0.2)
})

test(`L2: ${fewer} callbacks over 16 connections are all answered and all written down once`, async ({
  annotate,
}) => {
  const loaded = await load(fewer, 16)
  const { sent, perSecond, repeated, yard } = loaded
  await figure(
    annotate,
    'L2',
    `${words(loaded)} (pass: >= 300/s; where the machine inserts less than 5 000 rows/s >= 0.06 x inserts)`,
  )
  expect(sent).toHaveLength(fewer)
  await expectEffects(sent)
  expect(repeated).toBeLessThanOrEqual(mostRepeated(fewer))
  expect(perSecond).toBeGreaterThanOrEqual(Math.min(300, 0.06 * yard.perSecond))
})
