/**
 * What a running service shows of its state: every page that can be reached by links, every book, what the chat answers
 * and those figures of /metrics that are state. Two services on the same rows have the same face.
 */
import type { Database } from '../../src/db/open.ts'
import { findCongressByName } from '../../src/features/congress/store.ts'
import { type RegisterPeriod, registerKeys } from '../../src/features/registers/types.ts'
import { registerOf } from '../../src/registers/list.ts'
import { tableFile } from '../../src/registers/register-file.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { linkIn, PlainBrowser } from '../console/browser.ts'
import { chair, deputy, liaison } from './lived-in.ts'
import type { TownOn } from './town.ts'

export interface Face {
  /** By who looks and the address. */
  readonly pages: Readonly<Record<string, string>>
  /** The table behind each book, after both its files were written. */
  readonly books: Readonly<Record<string, unknown>>
  /** By who asks and the words. */
  readonly said: Readonly<Record<string, string>>
  readonly figures: readonly string[]
}

type Shown = Pick<TownOn, 'say' | 'url' | 'clock'>

/** Of a kind: three notices show what a notice's page shows. */
const mostOfAKind = 3

/** Without what is made anew for every look: addresses of this process, tokens, links that are good once. */
const lasting = (text: string, { url, clock }: Shown): string =>
  withoutNow(text, clock.now())
    .replaceAll(url, 'http://here')
    .replace(/(value="|enter\/|download\/|calendar\/)[\w-]{22,43}/g, '$1…')

/** Taking a face lasts minutes on a busy machine, and what is printed says when it was. */
function withoutNow(text: string, now: Date): string {
  const inChina = new Date(now.getTime() + 8 * 3_600_000)
  const minute = inChina.getUTCHours() * 60 + inChina.getUTCMinutes()
  return text.replace(/\b(\d{1,2}):(\d{2})\b/g, (time, hours: string, minutes: string) => {
    const before = minute - Number(hours) * 60 - Number(minutes)
    return before >= 0 && before <= 20 ? 'now' : time
  })
}

export async function faceOf(town: Shown, db: Database): Promise<Face> {
  const pages: Record<string, string> = {}
  for (const who of [liaison, deputy]) Object.assign(pages, await pagesOf(town, who))
  return { pages, books: await booksOf(town, db), said: await saidOf(town), figures: await figuresOf(town) }
}

/** As somebody who follows every link that he sees. @throws when one does not lead to a page */
export async function pagesOf(town: Shown, who: string): Promise<Record<string, string>> {
  const browser = new PlainBrowser(town.url)
  const entered = await browser.enter(linkIn((await town.say(who, '网页')).text))
  if (entered.status >= 400) throw new Error(`${who} cannot enter: ${entered.status} ${entered.html}`)
  const pages: Record<string, string> = {}
  const found = new Set(['/console'])
  const kinds = new Map<string, number>()
  for (const path of found) {
    const { status, html, location } = await browser.get(path)
    if (location !== null) {
      found.add(new URL(location, town.url).pathname)
      continue
    }
    if (status !== 200) throw new Error(`${who}: ${path} answers ${status}`)
    pages[`${who} ${path}`] = lasting(html, town)
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/console[^"#]*)"/g)) {
      const next = href.replaceAll('&amp;', '&')
      const kind = next.replace(/\d+/g, 'n')
      const many = kinds.get(kind) ?? 0
      if (found.has(next) || many >= mostOfAKind || /\/(?:xlsx|docx)\b/.test(next)) continue
      kinds.set(kind, many + 1)
      found.add(next)
    }
  }
  return pages
}

export function booksOf({ clock }: Pick<Shown, 'clock'>, db: Database): Promise<Record<string, unknown>> {
  return db.transaction(async tx => {
    const congress = await findCongressByName(tx, sampleTown.name)
    if (congress === null) throw new Error('no town')
    const books: Record<string, unknown> = {}
    for (const key of registerKeys) {
      const register = registerOf(key)
      const period: RegisterPeriod = register.takes === 'nothing' ? null : { year: 2026 }
      const { table, figures } = await register.read(tx, congress, period, null, clock.now())
      for (const format of ['xlsx', 'docx'] as const) {
        const bytes = await tableFile(table, congress.name, format).write()
        if (bytes.length < 1_000) throw new Error(`${key}.${format} is empty`)
      }
      books[key] = { table: withoutNow(JSON.stringify(table, null, 1), clock.now()), figures }
    }
    return books
  })
}

const asked = [
  ...[
    '/名单 1',
    '/名单 2',
    '/我的',
    '/待办',
    '/逾期',
    '/决定',
    '/文件',
    '/活动',
    '/议题',
    '/计划',
    '/未送达',
  ],
  ...['/建议统计', '/期限 1', '/接待设置', '/建议设置', '/纪要 1', '/表决 1', '/届次', '/日志'],
]

async function saidOf(town: Shown): Promise<Record<string, string>> {
  const said: Record<string, string> = {}
  for (const words of asked) said[words] = lasting((await town.say(liaison, words)).text ?? '', town)
  for (const who of [deputy, chair]) said[who] = lasting((await town.say(who, '我的')).text ?? '', town)
  return said
}

async function figuresOf({ url }: Shown): Promise<string[]> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return text
    .split('\n')
    .filter(line => /^liaison_(?:outbox_messages|outbox_oldest_seconds|schedule_late_seconds)/.test(line))
}
