/**
 * A town's life by lot: matters that only some may know, while offices and accounts change hands and the platform refuses,
 * holds back and loses. Whoever once had an account goes on holding it, and goes on asking.
 */

import { importRoster } from '../../../src/features/roster/store/import.ts'
import { setOfficeState } from '../../../src/features/roster/store/office-state.ts'
import { linkIn, PlainBrowser } from '../../console/browser.ts'
import { tableWith } from '../../features/roster/tables.ts'
import type { TestTown } from '../../support/town.ts'
import { everybody, type Knowing, knowingOf, type Secret } from './secrets.ts'

/** What somebody was shown that was not for him. */
export interface Overheard {
  readonly after: string
  readonly where: string
  readonly word: string
  readonly text: string
}

/** What came to somebody's eyes: `single:`, `app:`, `page:` or `file:` with his account, or a group. */
interface Shown {
  readonly where: string
  readonly text: string
  readonly mentions?: readonly string[]
}

interface Held {
  readonly room: string
  readonly id: string
  readonly keys: readonly string[]
  readonly options: Readonly<Record<string, readonly string[]>>
}

const clerks = ['杨国梁', '沈月英', '周晓敏']
const deputies = ['王秀兰', '胡志强', '林惠珍', '毛水法', '董长庚', '郑永福']
const contacts = ['徐志刚', '范巧云', '冯雅丽', '谭永亮']
const offices = ['农业农村办', '财政所', '生态环境办', '综合治理办']
/** Their own accounts are free at first. */
const lent = ['傅德胜', '郦国庆', '罗根荣', '章美琴', '孟亚琴', '邵伯年']
const played = [...clerks, ...deputies, ...contacts]

const matters: readonly ((word: string) => string)[] = [
  word => `关于查处${word}村截留低保款的建议，有账本为证`,
  word => `关于${word}医院乱收费的建议，病人不敢讲`,
  word => `关于${word}化工厂夜间偷排的建议，井水发臭`,
  word => `关于${word}小学食堂回扣的建议，家长有录音`,
  word => `关于${word}砂石场越界开采的建议，山体开裂`,
  word => `关于${word}派出所久拖不立案的建议，报案三次`,
]

const letters = Array.from('鼐鼒魍魉鬯鬲黼黻黹鼗鼙齑齾龉龠龢鸑鸒鹖鹝鷟鷞麂麝麈麌黟黢黧鬻鬷饕餮饔飧')

export class Life {
  readonly secrets: Secret[] = []
  readonly journal: string[] = []
  readonly overheard: Overheard[] = []
  readonly #town: TestTown
  readonly #random: () => number
  readonly #seats: string[] = []
  readonly #seen = new Set<string>()
  readonly #browsers: {
    readonly seat: string
    readonly browser: PlainBrowser
    readonly paths: Set<string>
  }[] = []
  readonly #links: { readonly seat: string; readonly url: string }[] = []
  #cards: Held[] = []
  #words = 0
  #shown = 0

  constructor(town: TestTown, random: () => number) {
    this.#town = town
    this.#random = random
  }

  /** How many words with a secret in them came to somebody who may know it: a life in which none did shows nothing. */
  get shown(): number {
    return this.#shown
  }

  async play(steps: number): Promise<void> {
    const { sql } = this.#town.database.db
    const rows = await sql<{ userid: string }[]>`
      select userid from person where name = any(${[...played, ...lent]}) and userid is not null`
    this.#seats.push(...rows.map(({ userid }) => userid.toLowerCase()))
    await sql`update person set userid = null where name = any(${lent})`
    for (let step = 0; step < steps; step++) await this.#step()
  }

  async #step(): Promise<void> {
    const [what, act] = this.#oneOf(this.#acts())
    const before = await this.#knowing()
    const heard: Shown[] = []
    const detail = await act(heard).catch((error: unknown) => {
      throw new Error(`${what}: ${error}`, { cause: error })
    })
    this.journal.push(`${this.#town.clock.now().toISOString()} ${what} ${detail ?? ''}`)
    const after = await this.#knowing()
    const done = this.journal.at(-1) ?? ''
    for (const { where, text, mentions = [] } of [...heard, ...(await this.#newWords())]) {
      for (const account of mentions)
        if (!before.inOffice.has(account) && !after.inOffice.has(account))
          this.overheard.push({ after: done, where, word: `@${account}`, text })
      const reader = /^(?:single|app|page|file):(.+)$/.exec(where)?.[1] ?? everybody
      for (const { word } of this.secrets) {
        if (!text.includes(word)) continue
        const knows = [before, after].some(({ words }) => words.get(word)?.has(reader))
        if (knows) this.#shown++
        else this.overheard.push({ after: done, where, word, text })
      }
    }
  }

  #knowing = (): Promise<Knowing> => knowingOf(this.#town.database.db, this.secrets)

  #acts(): readonly (readonly [string, (heard: Shown[]) => Promise<string | undefined>])[] {
    const often = <T>(times: number, one: T): T[] => Array.from({ length: times }, () => one)
    return [
      ...often(3, ['leave', () => this.#askLeave()] as const),
      ...often(3, ['suggestion', () => this.#handIn()] as const),
      ...often(2, ['visit', () => this.#receive()] as const),
      ...often(2, ['paper', () => this.#paper()] as const),
      ...often(5, ['handle', () => this.#handle()] as const),
      ...often(8, ['ask', () => this.#ask()] as const),
      ...often(6, ['press', () => this.#press()] as const),
      ...often(3, ['account', () => this.#account()] as const),
      ...often(3, ['office', () => this.#office()] as const),
      ...often(2, ['leaves', () => this.#leaves()] as const),
      ...often(2, ['contact', () => this.#contact()] as const),
      ...often(4, ['fault', () => this.#fault()] as const),
      ...often(3, ['resend', () => this.#resend()] as const),
      ...often(4, ['clock', () => this.#clock()] as const),
      ...often(2, ['page', (heard: Shown[]) => this.#page(heard)] as const),
      ...often(1, ['file', (heard: Shown[]) => this.#file(heard)] as const),
    ]
  }

  /** Two letters that stand together in no other word, nor anywhere else. */
  #word(): string {
    const nth = this.#words++
    const first = nth % letters.length
    const second = (first + 1 + Math.floor(nth / letters.length)) % letters.length
    return `${letters[first] ?? ''}${letters[second] ?? ''}`
  }

  async #say(seat: string, text: string, group?: string): Promise<string> {
    const heard = await this.#town.say(seat, text, group).catch((error: unknown) => {
      if (/403/.test(String(error))) return null
      throw error
    })
    for (const [, url] of (heard?.text ?? '').matchAll(/\]\((http[^)]+\/download\/[^)]+)\)/gu))
      if (url !== undefined) this.#links.push({ seat, url })
    return `${seat}: ${text}${group === undefined ? '' : ` (${group})`} → ${(heard?.text ?? '-').slice(0, 60).replaceAll('\n', ' ')}`
  }

  async #seatOf(name: string): Promise<string> {
    const [row] = await this.#town.database.db.sql<{ userid: string | null }[]>`
      select userid from person where name = ${name}`
    return row?.userid?.toLowerCase() ?? this.#oneOf(this.#seats)
  }

  async #clerk(): Promise<string> {
    const rows = await this.#town.database.db.sql<{ userid: string }[]>`
      select p.userid from person p join person_role r on r.person_id = p.id
      where r.role in ('chair', 'vice_chair', 'liaison') and p.active and p.userid is not null order by p.id`
    return this.#oneOf(rows.map(({ userid }) => userid.toLowerCase()))
  }

  async #askLeave(): Promise<string> {
    const { sql } = this.#town.database.db
    const [open] = await sql<{ number: number }[]>`
      select number from meeting where status = 'open' and starts_at > ${this.#town.clock.now()} order by id desc limit 1`
    if (open === undefined || this.#random() < 0.2) {
      const day = new Date(this.#town.clock.now().getTime() + 6 * 86_400_000).toISOString().slice(5, 10)
      const [month = '', date = ''] = day.split('-')
      const words = `/会议 ${Number(month)}月${Number(date)}日上午9点 镇政府三楼 全体代表会议 议题：审议报告`
      return this.#say(await this.#clerk(), words, '全体代表')
    }
    const name = this.#oneOf(deputies)
    const seat = await this.#seatOf(name)
    const [person] = await sql<{ id: number }[]>`select id from person where lower(userid) = ${seat}`
    const word = this.#word()
    if (person !== undefined) this.secrets.push({ kind: 'leave', word, personId: person.id })
    return this.#say(seat, `第${open.number}号 请假 ${word}病住院`)
  }

  async #handIn(): Promise<string> {
    const seat = await this.#seatOf(this.#oneOf(deputies))
    const word = this.#word()
    const other = this.#random() < 0.5 ? ` 附议人：${this.#oneOf(deputies)}` : ''
    const last = await this.#latest('suggestion')
    const done = await this.#say(seat, `/建议 保密 ${this.#oneOf(matters)(word)}${other}`)
    const id = await this.#latest('suggestion')
    if (id > last) this.secrets.push({ kind: 'suggestion', word, id })
    return done
  }

  async #receive(): Promise<string> {
    const seat = this.#random() < 0.5 ? await this.#clerk() : await this.#seatOf(this.#oneOf(deputies))
    const { sql } = this.#town.database.db
    const [person] = await sql<{ id: number }[]>`select id from person where lower(userid) = ${seat}`
    const word = this.#word()
    const last = await this.#latest('visit')
    const receiver = this.#random() < 0.5 ? ` 接待代表：${this.#oneOf(deputies)}` : ''
    const done = await this.#say(
      seat,
      `/来访 姓名：王${word} 电话：13800000000 村：枫树湾 事项：路灯坏了${receiver}`,
    )
    const id = await this.#latest('visit')
    if (id > last && person !== undefined)
      this.secrets.push({ kind: 'visitor', word, id, registrarId: person.id })
    return done
  }

  async #paper(): Promise<string> {
    const word = this.#word()
    const last = await this.#latest('incoming_paper')
    const done = await this.#say(
      await this.#clerk(),
      `/收文 来文单位：县人大办 标题：关于${word}案件的通报 密级：机密 承办：${this.#oneOf([...contacts, ...deputies])}`,
    )
    const id = await this.#latest('incoming_paper')
    if (id > last) this.secrets.push({ kind: 'paper', word, id })
    return done
  }

  /** Something is done with one of the matters. */
  async #handle(): Promise<string> {
    const number = 1 + Math.floor(this.#random() * 6)
    const office = this.#oneOf(offices)
    const name = this.#oneOf(deputies)
    const words = this.#oneOf([
      `/交办 ${number} ${office}`,
      `/交办 ${number} ${office}主办，${this.#oneOf(offices)}协办`,
      `/退回 ${number} 不属于本单位职责`,
      `/答复 ${number} A 已经查清并处理`,
      `/附议 ${number}`,
      `/取消附议 ${number}`,
      `/撤回建议 ${number} 已经解决`,
      `/撤回建议 ${number} 同意`,
      `/改建议 ${number} 公开`,
      `/改建议 ${number} 保密`,
      `/准假 ${name}`,
      `/不准 ${name} 需要表决`,
      `/改来访 ${number} 接待代表 ${name}`,
      `/转办 ${number} ${office}`,
      `/文件 ${number} 改由${this.#oneOf([...contacts, ...deputies])}办理`,
      `/文件 ${number} 传阅 ${name}`,
      `/文件 ${number} 已办结`,
      '/催',
    ])
    const doer = this.#random() < 0.6 ? await this.#clerk() : this.#oneOf(this.#seats)
    return this.#say(doer, words)
  }

  async #ask(): Promise<string> {
    const number = 1 + Math.floor(this.#random() * 6)
    const words = this.#oneOf([
      ...[
        '我的',
        '待办',
        '你好',
        '名单',
        '/名单',
        '/建议',
        '/来访簿',
        '/文件',
        '/日志',
        '/未送达',
        '/导出 来访簿',
      ],
      ...['/待批', '/导出 建议', '/导出 文件登记簿', '网页', '/帮助', '/议题', '/决定', '/我的履职'],
      ...[
        `/建议 ${number}`,
        `/来访 ${number}`,
        `/文件 ${number}`,
        `/名单 ${number}`,
        `/履职档案 ${this.#oneOf(deputies)}`,
      ],
    ])
    const seat = this.#random() < 0.3 ? await this.#clerk() : this.#oneOf(this.#seats)
    if (words === '网页') return this.#signIn(seat)
    const group = this.#random() < 0.15 ? this.#oneOf(['全体代表', '主席团']) : undefined
    return this.#say(seat, words, group)
  }

  async #signIn(seat: string): Promise<string> {
    const heard = await this.#town.say(seat, '网页')
    const link = linkIn(heard.text)
    if (link === '') return `${seat}: no page`
    const browser = new PlainBrowser(this.#town.url)
    await browser.enter(link)
    this.#browsers.push({ seat, browser, paths: new Set(['/console']) })
    return `${seat}: signed in`
  }

  /** Somebody presses something on a card that lies in his chat, however old it is. */
  async #press(): Promise<string> {
    const held = this.#oneOf(this.#cards.filter(({ keys }) => keys.length > 0))
    if (held === undefined) return 'nothing to press'
    const key = this.#oneOf(held.keys)
    const selected = Object.fromEntries(
      Object.entries(held.options).map(([name, ids]) => [name, this.#oneOf(ids) ?? '']),
    )
    const [, kind, seat = ''] = /^(single|app):(.+)$/.exec(held.room) ?? []
    const chat = kind === undefined ? held.room : kind
    const by = kind === undefined ? this.#oneOf(this.#seats) : seat
    await this.#town.click(by, held.id, key, chat, selected).catch((error: unknown) => {
      if (!/40[034]/.test(String(error))) throw error
    })
    return `${by}: ${key} in ${held.room}`
  }

  /** An account is corrected: another one is somebody's, and who had the first has it still. */
  async #account(): Promise<string> {
    const name = this.#oneOf(played)
    const { db } = this.#town.database
    const taken = await db.sql<
      { userid: string }[]
    >`select lower(userid) as userid from person where userid is not null`
    const free = this.#seats.filter(seat => !taken.some(({ userid }) => userid === seat))
    const userid = this.#oneOf(free)
    const [row] = await db.sql<{ congressId: number; phone: string }[]>`
      select congress_id as "congressId", phone from person where name = ${name}`
    const table = tableWith([{ name, userid, phone: row?.phone ?? '' }], ['name', 'userid', 'phone'])
    const { problems } = await db.transaction(tx =>
      importRoster(tx, row?.congressId ?? 0, table, this.#town.clock.now()),
    )
    return `${name} has ${userid}${problems.length > 0 ? ': refused' : ''}`
  }

  async #office(): Promise<string> {
    const office = this.#oneOf(['副主席', '联络员', '主席'])
    const [holder] = await this.#town.database.db.sql<{ name: string }[]>`
      select p.name from person p join person_role r on r.person_id = p.id
      where p.active and r.role = ${office === '主席' ? 'chair' : office === '副主席' ? 'vice_chair' : 'liaison'}`
    const to = this.#oneOf([...clerks, ...deputies].filter(name => name !== holder?.name))
    return this.#say(await this.#clerk(), `/交接 ${office} ${holder?.name ?? ''} ${to}`)
  }

  async #leaves(): Promise<string> {
    const { db } = this.#town.database
    const name = this.#oneOf([...deputies, ...contacts])
    const [who] = await db.sql<{ congressId: number; personId: number; active: boolean }[]>`
      select congress_id as "congressId", id as "personId", active from person where name = ${name}`
    if (who === undefined) throw new Error(`nobody is called ${name}`)
    const state = { inOffice: !who.active, reason: who.active ? ('resigned' as const) : null } as Parameters<
      typeof setOfficeState
    >[2]
    const done = await db.transaction(tx => setOfficeState(tx, who, state, this.#town.clock.now()))
    return `${name} ${who.active ? 'leaves' : 'is back'}: ${done}`
  }

  async #contact(): Promise<string> {
    const { db } = this.#town.database
    const name = this.#oneOf([...contacts, ...deputies])
    const [row] = await db.sql<{ id: number; congressId: number }[]>`
      select id, congress_id as "congressId" from person where name = ${name}`
    const [office] = await db.sql<
      { id: number }[]
    >`select id from office where name = ${this.#oneOf(offices)}`
    if (row === undefined || office === undefined) throw new Error('nobody, or no office')
    const was =
      await db.sql`select from office_contact where person_id = ${row.id} and office_id = ${office.id}`
    if (was.length > 0)
      await db.sql`delete from office_contact where person_id = ${row.id} and office_id = ${office.id}`
    else await db.sql`insert into office_contact (person_id, office_id) values (${row.id}, ${office.id})`
    return `${name} ${was.length > 0 ? 'speaks no more' : 'speaks'} for office ${office.id}`
  }

  async #fault(): Promise<string> {
    const fault = this.#oneOf([
      { clear: true },
      { errcode: { code: 40058, times: 3 }, appErrcode: { code: 40058, times: 3 } },
      { errcode: { code: 40058, times: 9 }, appErrcode: { code: 40058, times: 9 } },
      { errcode: { code: -1, times: 12 }, appErrcode: { code: -1, times: 12 } },
      { errcode: { code: -1, times: 3 }, appErrcode: { code: -1, times: 3 } },
      { errcode: { code: 45009, times: 1 }, appErrcode: { code: 45009, times: 1 } },
      { resetBefore: 2 },
      { httpStatus: { status: 502, times: 2 } },
    ])
    await this.#town.api('faults', fault)
    return JSON.stringify(fault)
  }

  async #resend(): Promise<string> {
    return this.#say(await this.#clerk(), '/重发 全部')
  }

  async #clock(): Promise<string> {
    const minutes = this.#oneOf([1, 3, 11, 45, 300, 24 * 60])
    const at = new Date(this.#town.clock.now().getTime() + minutes * 60_000).toISOString()
    await this.#town.moveTo(at)
    return `on ${minutes} min`
  }

  async #page(heard: Shown[]): Promise<string> {
    if (this.#browsers.length === 0) return 'no browser'
    const { seat, browser, paths } = this.#oneOf(this.#browsers)
    const path = this.#oneOf([...paths])
    const { status, html } = await browser.get(path)
    for (const [, href = ''] of html.matchAll(/href="(\/console[^"#]*)"/gu))
      paths.add(href.replaceAll('&amp;', '&'))
    heard.push({ where: `page:${seat}`, text: html })
    return `${seat} ${path} ${status}`
  }

  async #file(heard: Shown[]): Promise<string> {
    const link = this.#links.pop()
    if (link === undefined) return 'no link'
    const response = await fetch(link.url)
    const bytes = Buffer.from(await response.arrayBuffer())
    heard.push({
      where: `file:${link.seat}`,
      text: bytes.toString('latin1').startsWith('PK') ? '' : bytes.toString(),
    })
    return `${link.seat} ${response.status}`
  }

  /** What has come to anybody since the last look, and the cards that lie there. */
  async #newWords(): Promise<Shown[]> {
    const words: Shown[] = []
    const rooms = [
      ...this.#seats.flatMap(seat => [`single:${seat}`, `app:${seat}`]),
      ...['全体代表', '主席团'],
    ]
    this.#cards = []
    for (const room of rooms) {
      const { status, body } = await this.#town.api(`chats/${encodeURIComponent(room)}/messages?limit=30`)
      if (status !== 200) continue
      const { messages } = body as { messages: readonly Message[] }
      for (const { id, text, from, card, mentions } of messages) {
        if (card !== null) this.#cards.push({ room, id, keys: keysIn(card), options: optionsIn(card) })
        const mark = `${id} ${text}`
        if (this.#seen.has(mark)) continue
        this.#seen.add(mark)
        if (from.kind !== 'user')
          words.push({ where: room, text, mentions: mentions.map(one => one.toLowerCase()) })
      }
    }
    return words
  }

  async #latest(table: 'suggestion' | 'visit' | 'incoming_paper'): Promise<number> {
    const { sql } = this.#town.database.db
    const [row] = await sql<{ id: number | null }[]>`select max(id) as id from ${sql.identifier(table)}`
    return row?.id ?? 0
  }

  #oneOf<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T
  }
}

interface Message {
  readonly id: string
  readonly text: string
  readonly from: { readonly kind: 'user' | 'bot' | 'webhook' }
  readonly card: object | null
  readonly mentions: readonly string[]
}

function keysIn(card: unknown): string[] {
  return [...JSON.stringify(card).matchAll(/"key":"([^"]+)"/gu)].map(([, key]) => key ?? '')
}

function optionsIn(card: unknown): Record<string, string[]> {
  const { select_list: lists = [] } = card as {
    select_list?: { question_key: string; option_list: { id: string }[] }[]
  }
  return Object.fromEntries(lists.map(list => [list.question_key, list.option_list.map(({ id }) => id)]))
}
