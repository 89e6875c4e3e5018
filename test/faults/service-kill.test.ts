/** F2: web processes die at random moments while callbacks come in; the platform tries three times more. */
import { afterAll, expect, test } from 'vitest'
import { startFakePlatform } from '../channels/fake-platform.ts'
import { announce, click, deputies, settleTowns, strayLines, words } from '../desk/stage.ts'
import { testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { inForm } from './support-form.ts'
import { type Answer, type Message, opened, Platform, sealNow } from './support-platform.ts'
import { seed, seededRandom } from './support-random.ts'
import { buildService, type Replica } from './support-service.ts'

const { db, url } = await testDatabase()
const service = await buildService()
const webhooks = await startFakePlatform()
afterAll(async () => {
  await service.remove()
  await webhooks.close()
})

const kills = inForm(100, 500)
const processes = 3
const connections = 16
const mostTries = 4
/** Between two kills, on average. */
const answersPerKill = 40
/** A third more clicks than the kills need on average. */
const noticeCount = Math.ceil((kills * answersPerKill * 1.35) / deputies.length)

/** The processes that run now. A killed one is replaced, and whoever finds none waits for the next. */
class Fleet {
  readonly #alive: Replica[] = []
  readonly #starting = new Set<Promise<void>>()
  #turn = 0

  async startOne(): Promise<void> {
    const begun = service.start({ databaseUrl: url, apiBase: webhooks.apiBase }).then(replica => {
      this.#alive.push(replica)
      this.#starting.delete(begun)
    })
    this.#starting.add(begun)
    return begun
  }

  async next(): Promise<Replica> {
    for (;;) {
      const replica = this.#alive[this.#turn++ % this.#alive.length]
      if (replica !== undefined) return replica
      await Promise.race(this.#starting)
    }
  }

  /** @param choice in [0, 1) @returns false when none is there to be killed */
  kill(choice: number): boolean {
    const [victim] = this.#alive.splice(Math.floor(choice * this.#alive.length), 1)
    victim?.child.kill('SIGKILL')
    if (victim !== undefined) void victim.exited.then(() => this.startOne())
    return victim !== undefined
  }

  async stop(): Promise<void> {
    while (this.#starting.size > 0) await Promise.all(this.#starting)
    for (const { child } of this.#alive) child.kill('SIGTERM')
    expect(await Promise.all(this.#alive.map(({ exited }) => exited))).toEqual(this.#alive.map(() => 0))
  }
}

/** A click on a line of its own; every twentieth message is a command that makes a notice. */
async function makeMessages(): Promise<Message[]> {
  const at = new Date()
  const { sixty } = await settleTowns(db, at)
  const meetings = await announce(db, sixty, { count: noticeCount, at })
  return meetings.flatMap(meeting =>
    deputies.map((userid, n) =>
      n % 20 === 19
        ? words('d1', '/会议 明天上午9点 镇政府三楼会议室 主席团会议', { chat: null })
        : click(userid, `${n % 3 === 0 ? 'leave' : 'attend'}:${meeting}`),
    ),
  )
}

test(`F2: ${kills} kills at random moments: what was answered is done once, what was not at most once`, async ({
  annotate,
}) => {
  const waiting = await makeMessages()
  const random = seededRandom()
  const fleet = new Fleet()
  await Promise.all(Array.from({ length: processes }, () => fleet.startOne()))
  const platform = new Platform(connections)
  const answered = new Map<Message, { answer: Answer; tries: number }>()
  const unanswered: Message[] = []
  let killed = 0
  let untilKill = answersPerKill

  /** By callbacks and not by the clock, so that there is always something to be interrupted. */
  function maybeKill(): void {
    if (--untilKill > 0 || killed >= kills || !fleet.kill(random())) return
    killed += 1
    untilKill = Math.ceil(random() * 2 * answersPerKill)
  }

  async function deliver(message: Message): Promise<void> {
    for (let tries = 1; tries <= mostTries; tries++) {
      const { port } = await fleet.next()
      const posted = platform.post(port, sealNow(message))
      // At any moment of a request's life, from before it has arrived to after it was answered.
      setTimeout(maybeKill, random() * 20)
      const answer = await posted.catch(() => null)
      if (answer?.status !== 200) continue
      answered.set(message, { answer, tries })
      return
    }
    unanswered.push(message)
  }

  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (killed < kills) {
        const message = waiting.pop()
        if (message === undefined) throw new Error(`no messages left after ${killed} kills`)
        await deliver(message)
      }
    }),
  )
  await fleet.stop()
  platform.close()

  const rows = await db.sql<{ msgid: string; recorded: number; effects: number }[]>`
    with effect as (
      select msgid from answer_entry
      union all select msgid from deed where action = 'meeting.draft'
    )
    select coalesce(i.msgid, e.msgid) as msgid, count(distinct i.msgid) as recorded, count(e.msgid) as effects
    from (select msgid from inbound where reply is not null) i full join effect e on e.msgid = i.msgid group by 1`
  const effects = new Map(rows.map(row => [row.msgid, row]))
  const repeated = [...answered.values()].filter(({ tries }) => tries > 1).length
  const done = unanswered.filter(({ origin }) => effects.has(origin.msgid)).length
  const wrong = rows.filter(({ recorded, effects: n }) => recorded !== 1 || n !== 1)
  const notDone = [...answered.keys()].filter(({ origin }) => !effects.has(origin.msgid))
  await figure(
    annotate,
    'F2',
    `${killed} kills, ${answered.size} answered (${repeated} of them after a repetition), ${notDone.length} of them not done (pass: 0);` +
      ` ${unanswered.length} unanswered, ${done} of them done; ${wrong.length} done otherwise than once (pass: 0), seed ${seed}`,
  )
  expect(wrong).toEqual([])
  expect(notDone).toEqual([])
  expect(rows).toHaveLength(answered.size + done)
  expect(repeated).toBeGreaterThan(kills / 4)
  for (const { answer } of answered.values())
    expect(JSON.stringify(opened(answer))).not.toMatch(/没有处理成功|不再使用/)
  expect(await strayLines(db)).toBe(0)
})
