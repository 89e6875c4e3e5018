/** What people look at: a sheet that a hundred see while sixty answer, and the book of ten thousand rows. */
import { openSession } from '../../src/features/sessions/store/sessions.ts'
import { figureIn, type Looker, lookAt } from '../console/live-looker.ts'
import { clickOn } from './support-clicks.ts'
import { type Connection, openConnection } from './support-connection.ts'
import { below, effects, type Figure, median } from './support-figures.ts'
import type { BenchServer } from './support-server.ts'
import { startService } from './support-service.ts'
import { lineNamed, lines } from './support-town.ts'

const lookers = 100
const bookRows = 10_000
const pagesLooked = [1, 2, 25, 50, 75, 99, 100]

/** Who is called to the first notice of the first congress. */
const called = Array.from({ length: lines }, (_, nth) => lineNamed(nth)).filter(
  ({ meetingId }) => meetingId === 1,
)

export async function pages(setting: {
  readonly server: BenchServer
  readonly program: string
  readonly folder: string
  readonly apiBase: string
  readonly rounds: number
}): Promise<Figure[]> {
  const { server, program, folder, apiBase, rounds } = setting
  const databaseUrl = await server.create('pages', 'towns')
  await server.use('pages', fillBooks)
  const sessions = await server.use('pages', db =>
    db.transaction(async tx => {
      const opened: string[] = []
      for (let nth = 0; nth < lookers; nth++) {
        const account = called[nth % called.length]?.userid ?? ''
        opened.push(await openSession(tx, { account, device: 'other/other' }, new Date()))
      }
      return opened
    }),
  )
  const service = await startService({ program, folder, databaseUrl, apiBase })
  try {
    const url = `http://127.0.0.1:${service.port}`
    const live = await lookWhileTheyAnswer(url, service.port, sessions, rounds)
    return [...live, ...(await lookAtBooks(url, sessions[0] ?? ''))]
  } finally {
    await service.stop()
  }
}

async function fillBooks(db: Parameters<Parameters<BenchServer['use']>[1]>[0]): Promise<void> {
  await db.sql`
    insert into visit (congress_id, year, number, kind, received_on, deputy_id, matter, people, status, entered_by, entered_at)
    select 1, ${bookYear}::int, n, 'visit', make_date(${bookYear}::int, 1, 1) + (n % 60), 1,
           '反映第' || n || '处路灯坏了两个月，晚上出行不安全', 1, 'open', 1, now()
    from generate_series(1, ${bookRows}::int) n`
  await db.sql`
    insert into visitor (visit_id, name, phone)
    select id, '李四' || number, '1380000' || lpad(number::text, 4, '0') from visit`
  await db.sql`
    insert into incoming_paper (congress_id, year, number, state, received_on, sender, reference, title, copies)
    select 1, ${bookYear}::int, n, 'open', make_date(${bookYear}::int, 1, 1), '县人大办', '〔' || ${bookYear}::int || '〕' || n || '号',
           '关于第' || n || '项工作的通知', 1
    from generate_series(1, ${bookRows}::int) n`
  await db.sql`vacuum (analyze)`
}

const bookYear = 2026

/**
 * All answer at once over sixteen connections, round by round the other answer; what is measured is from the answer
 * of the service to the moment at which the count that has it is with each looker.
 */
async function lookWhileTheyAnswer(
  url: string,
  port: number,
  sessions: readonly string[],
  rounds: number,
): Promise<Figure[]> {
  const path = '/console/c/1/meetings/1/live'
  const looking = await Promise.all(sessions.map(session => lookAt(url, path, session)))
  await Promise.all(looking.map(one => one.until(() => coming(one) === 0)))
  const connections = await Promise.all(Array.from({ length: 16 }, () => openConnection(port)))
  const together: number[] = []
  const alone: number[] = []
  let wentBack = 0
  for (let round = 0; round < rounds; round++) {
    const seenBefore = looking.map(({ events }) => events.length)
    const answeredAt = await answerAll(connections, 'attend', round)
    await Promise.all(looking.map(one => one.until(() => coming(one) === called.length)))
    for (const [nth, one] of looking.entries()) {
      const counts = countsSince(one, seenBefore[nth] ?? 0)
      wentBack += counts.filter(({ count }, at) => count < (counts[at - 1]?.count ?? 0)).length
      for (const [answers, at] of answeredAt.entries()) {
        const seen = counts.find(({ count }) => count > answers)
        together.push(Math.max(0, (seen?.at ?? Number.NaN) - at))
      }
    }
    alone.push(...(await answerOneByOne(looking, connections[0], round)))
  }
  for (const one of looking) one.leave()
  for (const connection of connections) connection.close()
  return [
    below('live sheet: 100 look, 60 answer at once, p95 until seen', at95(together), 200, 'ms'),
    below('live sheet: 100 look, an answer alone, p95 until seen', at95(alone), 200, 'ms'),
    effects('live sheet: updates missed; counts that went back', `0; ${wentBack}`, '0; 0', wentBack === 0),
  ]
}

async function answerAll(
  connections: readonly Connection[],
  action: 'attend' | 'leave',
  round: number,
): Promise<number[]> {
  const clicks = called.map(line =>
    clickOn(line, { action, msgid: `${action}${round}-${line.userid}` }, new Date()),
  )
  const answeredAt: number[] = []
  await Promise.all(
    connections.map(async connection => {
      for (let click = clicks.shift(); click !== undefined; click = clicks.shift()) {
        await connection.exchange(click)
        answeredAt.push(performance.now())
      }
    }),
  )
  return answeredAt
}

/** Everybody takes his answer back again. @returns how long each looker waited for each */
async function answerOneByOne(
  looking: readonly Looker[],
  connection: Connection | undefined,
  round: number,
): Promise<number[]> {
  const delays: number[] = []
  for (const [nth, line] of called.entries()) {
    await connection?.exchange(
      clickOn(line, { action: 'leave', msgid: `back${round}-${line.userid}` }, new Date()),
    )
    const answeredAt = performance.now()
    const expected = called.length - nth - 1
    await Promise.all(
      looking.map(async one => {
        await one.until(() => coming(one) === expected)
        delays.push(Math.max(0, (one.events.at(-1)?.at ?? Number.NaN) - answeredAt))
      }),
    )
  }
  return delays
}

const coming = (one: Looker): number => figureIn(one.shown.get('live-notice'), '参加')

function countsSince(one: Looker, first: number): { readonly at: number; readonly count: number }[] {
  return one.events.slice(first).flatMap(({ at, changes }) => {
    const count = figureIn(changes['live-notice'], '参加')
    return Number.isNaN(count) ? [] : [{ at, count }]
  })
}

const at95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN

async function lookAtBooks(url: string, session: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [key, totals] of [
    ['visits', `合计：来访${bookRows}件`],
    ['incoming', `合计：收文${bookRows}件`],
  ] as const) {
    const times: number[] = []
    for (const page of pagesLooked) {
      const startedAt = performance.now()
      const answer = await fetch(`${url}/console/c/1/registers/${key}?year=${bookYear}&page=${page}`, {
        headers: { cookie: `liaison-session=${session}` },
      })
      const html = await answer.text()
      times.push(performance.now() - startedAt)
      if (!html.includes(totals)) throw new Error(`${key}, page ${page}: ${answer.status}, without ${totals}`)
    }
    figures.push(below(`page of a book of ${bookRows} rows: ${key}`, median(times), 300, 'ms'))
  }
  return figures
}
