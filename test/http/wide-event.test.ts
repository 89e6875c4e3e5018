/** One line in the log for each callback, with all that is asked afterwards; the lines are those of a town that is played. */
import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { startTown, wednesdayMorning } from '../support/town.ts'

const lines: Record<string, unknown>[] = []
const sink = new Writable({
  write(chunk, _encoding, done) {
    for (const line of String(chunk).trimEnd().split('\n')) lines.push(JSON.parse(line))
    done()
  },
})
const town = await startTown(wednesdayMorning, createLog('info', sink), 'callback')
const presidium = '主席团'
let card = ''
const of = (event: string) => lines.filter(line => line.event === event)

/** What is said from here on. */
async function heard(doing: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = of('callback').length
  await doing()
  return of('callback').slice(before)
}

const [{ person = 0 } = {}] = await town.database.db.sql<{ person: number }[]>`
  select id as person from person where name = '王秀兰'`

it('a command: who by number, what by name, how long each part took, what it wrote', async () => {
  const [line] = await heard(async () => {
    const said = await town.say(
      '杨国梁',
      '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
      presidium,
    )
    card = said.message?.id ?? ''
  })
  expect(line).toMatchObject({
    ...{ event: 'callback', msg: 'callback', kind: 'text', outcome: 'card', line: 'callback', chat: 'group' },
    ...{ msgid: expect.stringMatching(/./), bot: 'sandbox-bot', congress: 1, person: expect.any(Number) },
    ...{ command: '会议', tries: 1, statements: expect.any(Number), written: expect.any(Number) },
    ...{ bytesIn: expect.any(Number), bytesOut: expect.any(Number) },
  })
  for (const phase of ['readMs', 'openMs', 'waitMs', 'workMs', 'deskMs', 'sealMs', 'ms'])
    expect(line?.[phase], phase).toEqual(expect.any(Number))
  expect(Number(line?.written)).toBeGreaterThan(2)
})

it('a click of the crowd, and its repetition', async () => {
  await town.api('faults', { duplicate: 2 })
  const lines = await heard(() => town.click('王秀兰', card, 'attend:1', presidium))
  await town.api('faults', { clear: true })
  expect(lines).toHaveLength(2)
  for (const line of lines)
    expect(line).toMatchObject({
      ...{ kind: 'click', button: 'attend', outcome: 'update', congress: 1, person, tries: 1 },
    })
  expect(lines.filter(({ repeat }) => repeat === true)).toHaveLength(1)
  expect(new Set(lines.map(({ msgid }) => msgid)).size).toBe(1)
})

it('words of leave and of a visitor are in no line, nor a name, a phone or an account', async () => {
  const [asked] = await heard(() => town.say('胡志强', '请假 住院开刀', presidium))
  expect(asked).toMatchObject({ kind: 'text', outcome: 'text', congress: 1 })
  await town.say('王秀兰', '/来访 村民李四（13800000001）反映杨树湾村路灯坏了')
  await town.say('王秀兰', '/没有这个命令 13800000001')
  const written = JSON.stringify(of('callback'))
  expect(written).not.toMatch(/住院|李四|13800000001|路灯|胡志强|王秀兰|huzhiqiang|wangxiulan|没有这个命令/)
})

it('a stranger has no number, and is told so all the same', async () => {
  const [line] = await heard(() => town.say('吴晓燕', '/我的'))
  expect(line).toMatchObject({ kind: 'text', outcome: 'text', command: '我的' })
  expect(line).not.toHaveProperty('person')
})

it('one line for each sending and each job that had something to do', async () => {
  await town.moveTo('2026-03-18T12:00:00+08:00')
  expect(of('send')[0]).toMatchObject({
    ...{ channel: 'webhook', id: expect.any(Number), number: 1, result: 'sent', ms: expect.any(Number) },
    subject: expect.stringMatching(/^meeting:/),
  })
  expect(of('job')[0]).toMatchObject({
    ...{ job: expect.any(String), outcome: 'done', done: expect.any(Number), batches: expect.any(Number) },
    ...{ statements: expect.any(Number), outbox: expect.any(Number), ms: expect.any(Number) },
  })
  expect(JSON.stringify([...of('send'), ...of('job')])).not.toMatch(/住院|李四|13800000001|胡志强/)
}, 60_000)

it('a message id finds its line', async () => {
  const rows = await town.database.db.sql<{ msgid: string }[]>`select msgid from inbound`
  const told = of('callback').map(({ msgid }) => msgid)
  for (const { msgid } of rows) expect(told).toContain(msgid)
})
