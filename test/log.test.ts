import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { byTurns, createLog } from '../src/log.ts'
import { packageRoot } from '../src/package-root.ts'
import { testDatabase } from './support/database.ts'

const { db } = await testDatabase({ migrated: false })

function gathering() {
  let waiting: string[] = []
  const writes: string[][] = []
  const flush = () => {
    if (waiting.length > 0) writes.push(waiting)
    waiting = []
  }
  let waitedForTheDisk = 0
  const flushSync = () => {
    waitedForTheDisk++
    flush()
  }
  const log = createLog('info', byTurns({ write: (line: string) => waiting.push(line), flush, flushSync }))
  return { writes, log, waitedForTheDisk: () => waitedForTheDisk }
}

const turn = () => new Promise(resolve => setImmediate(resolve))

it('lines of one turn are one write, in their order, and those of the next another; no turn waits for the disk', async () => {
  const { writes, log, waitedForTheDisk } = gathering()
  for (let nth = 0; nth < 60; nth++) log.info({ nth }, 'callback')
  expect(writes).toEqual([])
  await turn()
  log.info({ nth: 60 }, 'callback')
  await turn()
  expect(writes.map(lines => lines.map(line => JSON.parse(line).nth))).toEqual([
    Array.from({ length: 60 }, (_, nth) => nth),
    [60],
  ])
  expect(waitedForTheDisk()).toBe(0)
})

it('what is fatal is written at once, with all that was said before it', () => {
  const { writes, log, waitedForTheDisk } = gathering()
  log.info('before')
  log.fatal('the end')
  expect(waitedForTheDisk()).toBe(1)
  expect(writes.flat().map(line => JSON.parse(line).msg)).toEqual(['before', 'the end'])
})

it('what stands under the name of a secret is not in the log, alone or in what is logged, and stays as it is for its owner', async () => {
  const { writes, log } = gathering()
  const person = { id: 7, phone: '13800000001', webhookKey: 'k-1' }
  log.info({ person, key: 'k-2', secret: 's-3', reason: '住院', kind: 'leave', err: new Error('no') }, 'said')
  await turn()
  const [line] = writes.flat()
  expect(line).not.toMatch(/13800000001|k-1|k-2|s-3|住院/)
  expect(JSON.parse(line ?? '')).toMatchObject({
    person: { id: 7, phone: '***', webhookKey: '***' },
    key: '***',
    kind: 'leave',
    err: { name: 'Error', message: 'no' },
    msg: 'said',
  })
  expect(person.phone).toBe('13800000001')
})

it('a process that exits in the same turn has written everything', async () => {
  const program = `
    import { createLog } from './src/log.ts'
    const log = createLog('info')
    for (let nth = 0; nth < 2000; nth++) log.info({ nth }, 'x'.repeat(100))
    process.exit(3)`
  const run = promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { cwd: packageRoot },
  )
  const { code, stdout } = await run.catch(error => error)
  expect(code).toBe(3)
  const lines = stdout.trim().split('\n')
  expect(lines).toHaveLength(2000)
  expect(JSON.parse(lines.at(-1)).nth).toBe(1999)
})

it.each([
  ['a date', (value: string) => db.sql`select ${value}::text::date`],
  ['a number', (value: string) => db.sql`select ${value}::text::int`],
  ['a document', (value: string) => db.sql`select ${value}::text::jsonb`],
  ['a number of its kind', (value: string) => db.sql`select (${value.length}::text || '999999999999')::int`],
])(
  'what PostgreSQL says of a value that is not %s stands in the log without the value',
  async (_what, ask) => {
    const { writes, log } = gathering()
    const value = '李四 "13800000001"\n    at 住院开刀 (home:1)'
    const error = await ask(value).then(
      () => null,
      thrown => thrown,
    )
    expect(error).toMatchObject({ code: expect.stringMatching(/^22/) })
    log.error({ err: error })
    log.fatal({ err: new Error('a message was not answered', { cause: error }) })
    const text = writes.flat().join('')
    expect(text).toContain('"code":"22')
    expect(text).not.toMatch(/李四|13800000001|住院|999999/)
  },
)
