/** One run: a town of nine, two replicas, so many events that follow from the seed alone. */
import { expect } from 'vitest'
import type { Incoming } from '../../../src/bot/incoming.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import { MovableClock } from '../../../src/clock.ts'
import type { Database } from '../../../src/db/open.ts'
import { isConnectionTrouble } from '../../../src/db/trouble.ts'
import { seedTown } from '../../../src/features/roster/seed.ts'
import { enqueue } from '../../../src/outbox/enqueue.ts'
import { click, group, words } from '../../desk/stage.ts'
import { message as outboxMessage, textOf } from '../../outbox/stage.ts'
import { seededRandom } from '../support-random.ts'
import { check } from './checks.ts'
import { Model } from './model.ts'
import { SimulatedPlatform } from './platform.ts'
import { Replica } from './replica.ts'
import { type Answer, look, type Seen } from './seen.ts'

const start = new Date('2026-03-11T10:00:00+08:00')
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const people = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9'] as const
const names = '赵钱孙李周吴郑王冯'
const kinds = ['sick', 'personal', 'official', 'other']

/** Something that somebody said, and what it does when it is done. */
interface Said {
  readonly incoming: Incoming
  readonly apply: () => void
  /** The moment that its words name: said later they mean nothing. */
  readonly until?: Date
}

const weights = {
  create: 4,
  join: 16,
  decline: 12,
  change: 5,
  cancel: 3,
  restore: 2,
  suggest: 6,
  duplicate: 12,
  reorder: 8,
  crash: 8,
  restart: 3,
  tick: 10,
  'crash in a tick': 3,
  push: 6,
  send: 16,
} as const
type Event = keyof typeof weights

export interface Ran {
  readonly events: number
  readonly crashes: number
  readonly copies: number
  readonly deliveries: number
  readonly deadSenders: number
}

export class Run {
  readonly journal: string[] = []
  readonly #db: Database
  readonly #random: () => number
  readonly #clock = new MovableClock(start)
  readonly #model = new Model()
  readonly #platform: SimulatedPlatform
  readonly #said: Said[] = []
  readonly #answers = new Map<string, Reply>()
  readonly #everyReplica: Replica[] = []
  #replicas: [Replica, Replica]
  #seen: Seen | null = null
  #spoken = 0
  /** Deliveries that were held against the promises. */
  #checked = 0
  #crashes = 0
  #copies = 0
  #deadSenders = 0

  constructor(db: Database, seed: number) {
    this.#db = db
    this.#random = seededRandom(seed)
    this.#platform = new SimulatedPlatform(this.#clock, seed)
    this.#replicas = [this.#replica(), this.#replica()]
  }

  async play(events: number): Promise<Ran> {
    try {
      await this.#settle()
      for (let nth = 0; nth < events; nth++) await this.#step(this.#event())
      await this.#drain()
    } finally {
      await this.#bury()
    }
    return {
      events,
      crashes: this.#crashes,
      copies: this.#copies,
      deliveries: this.#platform.deliveries.length,
      deadSenders: this.#deadSenders,
    }
  }

  /** Nobody goes on in the town of the next run. */
  async #bury(): Promise<void> {
    this.#platform.healthy = true
    this.#platform.wakeTheDead()
    await Promise.all(this.#everyReplica.map(replica => replica.quiet()))
  }

  async #settle(): Promise<void> {
    await this.#db.sql`truncate congress, inbound, outbox, outbox_target restart identity cascade`
    await seedTown(
      this.#db,
      {
        name: '云溪镇',
        kind: 'township',
        county: '某县',
        province: '浙江',
        offices: [],
        roster: people.map((userid, n) => ({
          姓名: `${names[n]}一`,
          企业微信账号: userid,
          代表层级: '乡镇',
          代表小组: '第一代表小组',
          职务: n === 0 ? '主席' : '',
        })),
        chats: [{ id: group, purpose: 'deputies', webhookKey: '00000000-0000-4000-8000-000000000001' }],
      },
      start,
    )
    this.#seen = await look(this.#db)
  }

  #replica(): Replica {
    const replica = new Replica(this.#db, this.#clock, this.#platform)
    this.#everyReplica.push(replica)
    return replica
  }

  #event(): Event {
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
    let left = this.#random() * total
    for (const [event, weight] of Object.entries(weights)) {
      left -= weight
      if (left < 0 && isEvent(event)) return event
    }
    return 'tick'
  }

  async #step(event: Event): Promise<void> {
    const before = this.#seen ?? (await look(this.#db))
    this.journal.push(event)
    const { inVain = false, tickedWell = false } = await this.#do(event)
    // Dead replicas go on beside it: what they deliver while it looks is of the next event.
    const deliveries = this.#platform.deliveries.slice(this.#checked)
    this.#checked += deliveries.length
    const seen = await look(this.#db)
    const now = this.#clock.now()
    if (event === 'tick' || event === 'crash in a tick') this.#model.tick(now, seen, tickedWell)
    check(this.#model, this.#platform, {
      seen,
      before,
      now,
      deliveries,
      inVain,
      tickedWell,
    })
    this.#seen = seen
  }

  async #do(event: Event): Promise<{ readonly inVain?: boolean; readonly tickedWell?: boolean }> {
    switch (event) {
      case 'create':
      case 'join':
      case 'decline':
      case 'change':
      case 'cancel':
      case 'restore':
      case 'suggest': {
        const said = this.#make(event)
        if (said !== null) await this.#hear(said)
        return { inVain: said === null }
      }
      case 'duplicate':
        return { inVain: await this.#duplicate() }
      case 'reorder':
        await this.#reorder()
        return {}
      case 'crash':
        return { inVain: await this.#crash() }
      case 'restart':
        this.#platform.wakeTheDead()
        this.#replicas = [this.#replica(), this.#replica()]
        return { inVain: true }
      case 'tick':
        this.#pass()
        await Promise.all(this.#some().map(replica => replica.tick()))
        return { tickedWell: true }
      case 'crash in a tick': {
        this.#pass()
        this.#replicas[0].crashAt(
          this.#chance(0.5) ? 'before the commit' : 'after the commit',
          this.#below(6),
        )
        await this.#replicas[0].tick()
        if (!this.#replicas[0].forgetCrash()) this.#crashes++
        return {}
      }
      case 'push':
        await this.#push()
        return {}
      case 'send':
        await this.#send()
        return { inVain: true }
    }
  }

  /** @returns null when there is nothing to do it to */
  #make(event: 'create' | 'join' | 'decline' | 'change' | 'cancel' | 'restore' | 'suggest'): Said | null {
    const model = this.#model
    const notice = this.#pick([...model.notices.values()])
    if (event === 'suggest') return this.#suggest()
    if (event === 'create') return this.#create()
    if (notice === null) return null
    const { number } = notice
    const now = (): Date => this.#clock.now()
    const who = this.#pick(people) ?? 'd1'
    switch (event) {
      case 'join':
        return this.#answer(number, who, { answer: 'attend', kind: null })
      case 'decline':
        return this.#answer(number, who, {
          answer: 'leave',
          kind: this.#chance(0.5) ? this.#pick(kinds) : null,
        })
      case 'change': {
        const { at, words: when } = this.#moment()
        return {
          incoming: words('d1', `/改 ${number} 时间改为${when}`),
          apply: () => model.move(number, at, now()),
          until: at,
        }
      }
      case 'cancel':
        if (notice.status === 'cancelled') return null
        return { incoming: words('d1', `/取消 ${number} 台风来了`), apply: () => model.cancel(number, now()) }
      case 'restore':
        return { incoming: words('d1', `/恢复 ${number}`), apply: () => model.restore(number, now()) }
    }
  }

  #create(): Said {
    const { at, words: when } = this.#moment()
    const { notices } = this.#model
    return {
      incoming: words('d1', `/会议 ${when} 镇政府三楼会议室 全体代表会议 审议民生实事项目`),
      apply: () => this.#model.announce(notices.size + 1, at),
      until: at,
    }
  }

  #suggest(): Said {
    const title = Array.from({ length: 14 }, () => String.fromCodePoint(0x4e00 + this.#below(5_000))).join('')
    return {
      incoming: words(this.#pick(people) ?? 'd1', `/建议 标题：${title}。内容：${title}`, { chat: null }),
      apply: () => {
        this.#model.suggestions += 1
      },
    }
  }

  #answer(number: number, userid: string, answer: Answer): Said {
    // A draft that was rolled back has used its id, not its number.
    const id = this.#seen?.notices.find(notice => notice.number === number)?.id ?? 0
    const key = answer.kind === null ? `${answer.answer}:${id}` : `kind:${id}`
    return {
      incoming: click(userid, key, answer.kind === null ? {} : { kind: answer.kind }),
      apply: () => this.#model.answer(number, userid, answer),
    }
  }

  /** Two to six days ahead, on a full hour of the day. */
  #moment(): { readonly at: Date; readonly words: string } {
    const ahead = new Date(this.#clock.now().getTime() + (2 + this.#below(5)) * dayMs + 8 * 60 * minuteMs)
    const hour = 9 + this.#below(9)
    const [year, month, day] = [ahead.getUTCFullYear(), ahead.getUTCMonth(), ahead.getUTCDate()]
    return {
      at: new Date(Date.UTC(year, month, day, hour - 8)),
      words: `${year}年${month + 1}月${day}日${hour}:00`,
    }
  }

  async #hear(said: Said, replica = this.#any()): Promise<void> {
    const { msgid } = said.incoming.origin
    this.#said.push(said)
    this.journal.push(`  ${describe(said.incoming)}`)
    const reply = await replica.desk(said.incoming)
    this.#done(said)
    this.#answers.set(msgid, reply)
  }

  #done({ incoming, apply }: Said): void {
    const { msgid } = incoming.origin
    if (this.#model.heard.has(msgid)) return
    this.#model.heard.add(msgid)
    apply()
  }

  /** Something said before comes again, at whichever replica. @returns whether it had been done */
  async #duplicate(): Promise<boolean> {
    const now = this.#clock.now()
    const said = this.#pick(this.#said.filter(({ until }) => until === undefined || until > now))
    if (said === null) return true
    const { msgid } = said.incoming.origin
    this.journal.push(`  again ${describe(said.incoming)}`)
    const had = this.#model.heard.has(msgid)
    const replies = await Promise.all(this.#some().map(replica => replica.desk(said.incoming)))
    this.#copies += replies.length
    this.#done(said)
    for (const reply of replies) {
      const first = this.#answers.get(msgid) ?? reply
      this.#answers.set(msgid, first)
      expect(plain(reply), 'promise 1: a copy is answered as the first was').toEqual(plain(first))
    }
    return had
  }

  /** Answers of several people at once, each to both replicas. */
  async #reorder(): Promise<void> {
    const who = people.filter(() => this.#chance(0.5))
    const all: Said[] = []
    for (const userid of who) {
      const notice = this.#pick([...this.#model.notices.values()])
      if (notice === null) return
      const answer = { answer: this.#chance(0.5) ? 'attend' : 'leave', kind: null } as const
      all.push(this.#answer(notice.number, userid, answer))
    }
    const sent = all.flatMap(said => this.#replicas.map(replica => ({ said, replica, at: this.#random() })))
    await Promise.all(
      sent.toSorted((a, b) => a.at - b.at).map(({ said, replica }) => replica.desk(said.incoming)),
    )
    for (const said of all) {
      this.journal.push(`  ${describe(said.incoming)}`)
      this.#said.push(said)
      this.#done(said)
    }
  }

  /** A replica dies while it answers. @returns whether it died before the commit */
  async #crash(): Promise<boolean> {
    const event = this.#pick(['create', 'join', 'decline', 'change', 'suggest', 'cancel'] as const) ?? 'join'
    const said = this.#make(event)
    if (said === null) return true
    const how = this.#chance(0.5) ? 'before the commit' : 'after the commit'
    const replica = this.#any()
    replica.crashAt(how)
    this.journal.push(`  ${how}: ${describe(said.incoming)}`)
    this.#said.push(said)
    const outcome = await replica.desk(said.incoming).catch((error: unknown) => error)
    if (!isConnectionTrouble(outcome)) throw new Error(`a crash was answered: ${JSON.stringify(outcome)}`)
    if (how === 'after the commit' && (await this.#isRecorded(said.incoming))) this.#done(said)
    this.#crashes++
    return how === 'before the commit'
  }

  /** A batch of clicks that answers none of them commits nothing: the ordinary way would have come after it. */
  async #isRecorded(incoming: Incoming): Promise<boolean> {
    const rows = await this.#db.sql`select 1 from inbound where msgid = ${incoming.origin.msgid}`
    if (rows.length === 0) expect(incoming.kind, 'promise 2: what was committed is recorded').toBe('click')
    return rows.length > 0
  }

  #pass(): void {
    const byMs = this.#chance(0.5) ? this.#below(45) * minuteMs : this.#below(14) * 60 * minuteMs
    this.#clock.moveTo(new Date(this.#clock.now().getTime() + byMs))
  }

  async #push(): Promise<void> {
    const now = this.#clock.now()
    const messages = Array.from({ length: 1 + this.#below(8) }, () => ({
      ...outboxMessage({
        channel: 'webhook',
        target: `chat:${1 + this.#below(3)}`,
        promise: this.#chance(0.3) ? 'at_most_once' : 'at_least_once',
        payload: textOf(`push ${++this.#spoken}`),
      }),
      ...(this.#chance(0.2) ? { dueAt: new Date(now.getTime() + this.#below(90) * minuteMs) } : {}),
      ...(this.#chance(0.1) ? { expiresAt: new Date(now.getTime() + this.#below(120) * minuteMs) } : {}),
    }))
    await this.#db.transaction(tx => enqueue(tx, this.#clock, messages))
  }

  async #send(): Promise<void> {
    if (this.#chance(0.3)) await this.#thirtySecondsOn()
    if (this.#chance(0.2)) this.#platform.wakeTheDead()
    const alive = await Promise.all(this.#some().map(replica => replica.send()))
    this.#deadSenders += alive.filter(lived => !lived).length
  }

  /**
   * Leases are of the database's time: what a dead replica left is made as old as it would be. What else it had begun goes
   * on beside the next events, and what is answered within the thirty seconds is written down within them.
   */
  async #thirtySecondsOn(): Promise<void> {
    await this.#db.sql`
      update outbox_target set lease_until = clock_timestamp() - interval '1 ms'
      where lease_by is not null and lease_ids && ${this.#platform.takeHeld()}::bigint[]`
  }

  /** The platform is well again, and time goes on: nothing may be left. */
  async #drain(): Promise<void> {
    this.#platform.healthy = true
    this.journal.push('drain')
    for (let round = 0; round < 2_000; round++) {
      await this.#thirtySecondsOn()
      await this.#step('send')
      const open =
        this.#seen?.outbox.filter(({ state }) => state === 'waiting' || state === 'scheduled') ?? []
      if (open.length === 0) return
      const [next] = open.filter(({ state }) => state === 'scheduled')
      const aheadMs = open.some(({ state }) => state === 'waiting') ? minuteMs : 0
      const at = Math.max(
        this.#clock.now().getTime() + aheadMs,
        aheadMs === 0 ? (next?.due.getTime() ?? 0) : 0,
      )
      this.#clock.moveTo(new Date(at + 1))
    }
    throw new Error('promise 3: something is never sent and never given up')
  }

  #some(): readonly Replica[] {
    return this.#chance(0.5) ? this.#replicas : [this.#any()]
  }

  #any = (): Replica => this.#replicas[this.#chance(0.5) ? 0 : 1]
  #below = (count: number): number => Math.floor(this.#random() * count)
  #chance = (of: number): boolean => this.#random() < of
  #pick = <T>(from: readonly T[]): T | null => from[this.#below(from.length)] ?? null
}

/** As it is stored: without what is undefined. */
const plain = (reply: Reply): unknown => JSON.parse(JSON.stringify(reply))

const isEvent = (name: string): name is Event => name in weights

const describe = (incoming: Incoming): string => {
  const { userid, msgid } = incoming.origin
  const what =
    incoming.kind === 'click' ? incoming.click.key : incoming.kind === 'text' ? incoming.text : incoming.kind
  return `${userid} ${what} (${msgid.slice(0, 8)})`
}
