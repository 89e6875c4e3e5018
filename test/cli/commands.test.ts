import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { BuiltCli, type Run, runHere } from './child.ts'

const { url, db } = await testDatabase()
const cwd = mkdtempSync(join(tmpdir(), 'liaison-cli-'))
let cli: BuiltCli
/** Three seconds of trying to connect, beside everything else. */
let away: Promise<Run>

beforeAll(async () => {
  cli = await BuiltCli.build()
  away = cli.run(['migrate'], { env: { DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' }, cwd })
})
afterAll(() => {
  cli.remove()
  rmSync(cwd, { recursive: true, force: true })
})

const liaison = (...words: string[]): Promise<Run> => runHere(words, { env: { DATABASE_URL: url }, cwd })
/** What it printed, which must be one JSON document and nothing else. */
const json = ({ out }: Run): unknown => JSON.parse(out)
const put = (name: string, text: string): string => {
  writeFileSync(join(cwd, name), text)
  return name
}

const roster =
  '姓名,企业微信账号,代表层级,代表小组,职务,单位\n杨国梁,yang,乡镇,第一代表小组,主席,镇人大\n王秀兰,wang,乡镇,第一代表小组,组长,\n钱科,qian,,,承办单位联系人,农业农村办\n'

describe('a town is set up', () => {
  it('congress add prints id and name, and the same again is the same', async () => {
    const added = await liaison(
      'congress',
      'add',
      '--name',
      '云溪镇',
      '--county',
      '某县',
      '--province',
      '浙江',
      '--json',
    )
    expect(added).toMatchObject({ code: 0, err: '' })
    expect(json(added)).toEqual({ id: expect.any(Number), name: '云溪镇' })
    const again = await liaison('--json', 'congress', 'add', '--name', '云溪镇')
    expect(again.code).toBe(0)
    expect(json(again)).toEqual({ ...Object(json(added)), existed: true })
  })

  it('another kind under the same name is refused in one sentence', async () => {
    const { code, out, err } = await liaison('congress', 'add', '--name', '云溪镇', '--kind', 'street')
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: 'liaison: a congress 云溪镇 is there already, with kind township\n',
    })
  })

  it('roster import --dry-run tells what would be done and does nothing', async () => {
    const file = put('roster.csv', roster)
    const run = await liaison('roster', 'import', file, '--congress', '云溪镇', '--dry-run', '--json')
    expect(json(run)).toMatchObject({ added: 3, updated: 0, unchanged: 0, errors: [], dryRun: true })
    expect(await db.sql`select id from person`).toHaveLength(0)
  })

  it('roster import reads files alone: of a device there is no end', async () => {
    const run = await liaison('roster', 'import', '/dev/zero', '--congress', '云溪镇')
    expect(run).toMatchObject({ code: 1, out: '', err: 'liaison: /dev/zero is no file\n' })
  })

  it('roster import adds, and the second time changes nothing', async () => {
    const file = put('roster.csv', roster)
    const first = await liaison('roster', 'import', file, '--congress', '云溪镇', '--json')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(json(first)).toMatchObject({ added: 3, updated: 0, unchanged: 0, errors: [], warnings: [] })
    const second = await liaison('roster', 'import', file, '--congress', '云溪镇', '--json')
    expect(json(second)).toMatchObject({ added: 0, updated: 0, unchanged: 3, errors: [] })
  })

  it('chat bind and office add work and may be repeated', async () => {
    const bind = [
      'chat',
      'bind',
      '--congress',
      '云溪镇',
      '--chat',
      'wr1',
      '--purpose',
      'group',
      '--group',
      '一组',
      '--json',
    ]
    expect(json(await liaison(...bind))).toMatchObject({
      chat: 'wr1',
      group: '第一代表小组',
      webhook: false,
      outcome: 'bound',
    })
    const withKey = await liaison(
      ...bind,
      '--webhook',
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc-123',
    )
    expect(json(withKey)).toMatchObject({ webhook: true, outcome: 'updated' })
    expect(withKey.out + withKey.err).not.toContain('abc-123')
    // A command's words can be read by everybody on the machine while it runs.
    const kept = put('key', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=kept-456\n')
    expect(json(await liaison(...bind, '--webhook-file', kept))).toMatchObject({ outcome: 'updated' })
    expect(await db.sql`select webhook_key from chat where chatid = 'wr1'`).toMatchObject([
      { webhook_key: 'kept-456' },
    ])
    expect(await liaison(...bind, '--webhook-file', kept, '--webhook', 'abc-123')).toMatchObject({ code: 2 })
    expect((await liaison(...bind, '--webhook-file', 'nowhere')).err).toBe(
      'liaison: nowhere cannot be read (ENOENT)\n',
    )
    expect(await liaison(...bind, '--webhook-file', put('empty', ''))).toMatchObject({ code: 1 })
    const office = await liaison('office', 'add', '--congress', '云溪镇', '--name', '农业农村办', '--json')
    expect(json(office)).toMatchObject({ id: expect.any(Number), name: '农业农村办', existed: true })
  })

  it('roster export can be imported again and changes nothing', async () => {
    expect(json(await liaison('roster', 'export', 'out.xlsx', '--congress', '云溪镇', '--json'))).toEqual({
      file: 'out.xlsx',
      people: 3,
    })
    const run = await liaison('roster', 'import', 'out.xlsx', '--congress', '云溪镇', '--json')
    expect(json(run)).toMatchObject({ added: 0, updated: 0, unchanged: 3, errors: [] })
  })

  it('chat list tells every group that was heard from, so that its chatid is known', async () => {
    const before = await liaison('chat', 'list')
    expect(before).toEqual({
      code: 0,
      out: 'wr1: 云溪镇, 第一代表小组, with webhook; nothing heard lately\n',
      err: '',
    })
    await db.sql`
      insert into inbound (bot, msgid, kind, userid, chatid, received_at)
      values ('b', 'm1', 'text', 'yang', 'wrNew', '2026-03-11T10:00:00+08:00')`
    const { out } = await liaison('chat', 'list')
    expect(out.split('\n')[0]).toBe('wrNew: not bound; last heard 2026-03-11 10:00 from yang')
    const document = json(await liaison('chat', 'list', '--json'))
    expect(document).toEqual({
      chats: [
        {
          chat: 'wrNew',
          bound: false,
          congress: null,
          purpose: null,
          group: null,
          webhook: false,
          lastSeen: '2026-03-11T02:00:00.000Z',
          lastFrom: 'yang',
        },
        expect.objectContaining({ chat: 'wr1', bound: true, webhook: true, lastSeen: null }),
      ],
    })
    expect(JSON.stringify(document)).not.toContain('abc-123')
  })

  it('somebody leaves and comes back, by command and by file, and every form tells what it did', async () => {
    const at = ['--congress', '云溪镇', '--json']
    const left = await liaison('roster', 'leave', '王秀兰', '--reason', '辞职', ...at)
    expect(left).toMatchObject({ code: 0, err: '' })
    expect(json(left)).toMatchObject({ name: '王秀兰', inOffice: false, state: '辞职', outcome: 'changed' })
    expect(json(await liaison('roster', 'leave', '王秀兰', '--reason', '辞职', ...at))).toMatchObject({
      outcome: 'unchanged',
    })
    expect(json(await liaison('roster', 'export', 'left.xlsx', ...at))).toMatchObject({ people: 2 })
    const silent = await liaison('roster', 'import', put('roster.csv', roster), ...at)
    expect(json(silent)).toMatchObject({
      updated: 0,
      left: 0,
      returned: 0,
      warnings: [expect.stringContaining('王秀兰已登记为辞职')],
    })
    const back = put('back.csv', '姓名,状态\n王秀兰,在任\n钱科,离任（调离）\n')
    expect(json(await liaison('roster', 'import', back, ...at))).toMatchObject({
      updated: 2,
      left: 1,
      returned: 1,
      warnings: [],
    })
    const again = await liaison('roster', 'return', '钱科', '--congress', '云溪镇')
    expect(again).toEqual({ code: 0, out: '钱科 of 云溪镇: 在任\n', err: '' })
    const log = await db.sql<
      { action: string }[]
    >`select action from deed where subject like 'person:%' order by id`
    expect(log.map(deed => deed.action)).toEqual([
      'roster.left',
      'roster.left',
      'roster.returned',
      'roster.returned',
    ])
  })

  it('roster template writes a workbook that adds nobody, and never over a file', async () => {
    expect((await liaison('roster', 'template', 'new.xlsx')).code).toBe(0)
    const run = await liaison('roster', 'import', 'new.xlsx', '--congress', '云溪镇', '--json')
    expect(json(run)).toMatchObject({
      added: 0,
      updated: 0,
      unchanged: 0,
      errors: [],
      warnings: ['表头下面没有内容'],
    })
    const bytes = readFileSync(join(cwd, 'new.xlsx'))
    expect(await liaison('roster', 'template', 'new.xlsx')).toEqual({
      code: 1,
      out: '',
      err: 'liaison: new.xlsx is there already\n',
    })
    expect(readFileSync(join(cwd, 'new.xlsx'))).toEqual(bytes)
  })

  it('migrate has nothing to do', async () => {
    expect(json(await liaison('migrate', '--json'))).toEqual({ applied: [] })
  })
})

describe('wrong input is exit 1', () => {
  it('a word in another encoding than UTF-8, as a terminal in GBK gives it', async () => {
    const { code, out, err } = await liaison('congress', 'add', '--name', '\ufffd\ufffd镇', '--json')
    expect(code).toBe(1)
    expect(err).toMatch(/^liaison: .*UTF-8[^\n]*\n$/)
    expect(JSON.parse(out)).toEqual({ error: err.slice('liaison: '.length, -1) })
  })

  it('a file with wrong rows: all of them by row and column, and nothing imported', async () => {
    const file = put('bad.csv', `${roster}赵六,赵六,村,,,\n`)
    const run = await liaison('roster', 'import', file, '--congress', '云溪镇', '--json')
    expect(run.code).toBe(1)
    expect(json(run)).toMatchObject({
      added: 0,
      errors: [
        { row: 5, column: '企业微信账号', message: expect.stringContaining('赵六') },
        { row: 5, column: '代表层级', message: expect.stringContaining('村') },
      ],
    })
    expect(run.err).toBe('liaison: 2 mistakes in the file, nothing was imported\n')
    const plain = await liaison('roster', 'import', file, '--congress', '云溪镇')
    expect(plain.out).toBe('')
    expect(plain.err).toMatch(/^第5行 企业微信账号/)
  })

  it('a file that is no roster', async () => {
    const run = await liaison(
      'roster',
      'import',
      put('x.csv', 'a,b\n1,2\n'),
      '--congress',
      '云溪镇',
      '--json',
    )
    expect(run.code).toBe(1)
    expect(json(run)).toMatchObject({
      added: 0,
      errors: [{ row: 0, column: '', message: expect.stringContaining('表头') }],
    })
  })

  it.each<[string, string[], RegExp]>([
    [
      'an unknown congress names the known ones',
      ['roster', 'export', 'x.xlsx', '--congress', '石桥镇'],
      /no congress 石桥镇; known: 云溪镇\n$/,
    ],
    [
      'a file that is not there',
      ['roster', 'import', 'none.csv', '--congress', '云溪镇'],
      /none\.csv cannot be read \(ENOENT\)/,
    ],
    [
      'an unknown group names the known ones',
      ['chat', 'bind', '--congress', '云溪镇', '--chat', 'wr2', '--purpose', 'group', '--group', '九组'],
      /no group 九组; known: 第一代表小组/,
    ],
    [
      'a webhook that is none',
      [
        'chat',
        'bind',
        '--congress',
        '云溪镇',
        '--chat',
        'wr2',
        '--purpose',
        'deputies',
        '--webhook',
        'https://qyapi.weixin.qq.com/',
      ],
      /--webhook must be/,
    ],
    [
      'somebody whom nobody knows leaves',
      ['roster', 'leave', '张三丰', '--congress', '云溪镇'],
      /nobody on the roster is called 张三丰/,
    ],
    [
      'a reason that is none',
      ['roster', 'leave', '王秀兰', '--congress', '云溪镇', '--reason', '请假'],
      /--reason must be one of 辞职, 调离/,
    ],
    [
      'the last one who can work with the bot leaves',
      ['roster', 'leave', '杨国梁', '--congress', '云溪镇'],
      /杨国梁 is the last chair/,
    ],
    ['an empty name', ['congress', 'add', '--name', ' '], /--name must be 1 to 60 characters/],
    ['a template that is no xlsx', ['roster', 'template', 'x.csv'], /must end in \.xlsx/],
  ])('%s', async (_what, words, sentence) => {
    const run = await liaison(...words, '--json')
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/^liaison: [^\n]+\n$/)
    expect(run.err).toMatch(sentence)
    expect(json(run)).toEqual({ error: run.err.slice('liaison: '.length, -1) })
  })

  it('a chat of another congress stays there', async () => {
    await liaison('congress', 'add', '--name', '石桥镇')
    const { code, err } = await liaison(
      'chat',
      'bind',
      '--congress',
      '石桥镇',
      '--chat',
      'wr1',
      '--purpose',
      'deputies',
    )
    expect({ code, err }).toEqual({ code: 1, err: 'liaison: the chat wr1 belongs to 云溪镇\n' })
  })

  it('bad settings and a database that is not there', async () => {
    const bad = await runHere(['migrate'], { env: { DATABASE_URL: 'mysql://x', PORT: 'x' }, cwd })
    expect(bad.code).toBe(1)
    expect(bad.err).toMatch(/^liaison: PORT: .*\nDATABASE_URL: /)
    const { code, err } = await away
    expect(code).toBe(1)
    expect(err).toMatch(/^liaison: DATABASE_URL: cannot use [^\n]*\n$/)
    expect(err).not.toContain('hunter2')
  })
})

describe('a wrong command is exit 2', () => {
  it.each([
    [['nonsense']],
    [[]],
    [['congress']],
    [['congress', 'add']],
    [['congress', 'add', '--name', 'x', '--kind', 'village']],
    [['roster', 'import', '--congress', 'x']],
    [['roster', 'import', 'a', 'b', '--congress', 'x']],
    [['chat', 'bind', '--congress', 'x', '--chat', 'c', '--purpose', 'group']],
    [['chat', 'bind', '--congress', 'x', '--chat', 'c', '--purpose', 'deputies', '--group', '一组']],
    [['doctor', '--sent']],
  ])('%j', async words => {
    const { code, out, err } = await liaison(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).not.toBe('')
  })

  it('--help and --version are exit 0 and need no settings', async () => {
    for (const words of [['--help'], ['chat', 'bind', '--help'], ['--version'], ['help', 'roster']]) {
      const { code, out, err } = await runHere(words, { env: { PORT: 'x' }, cwd })
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).not.toBe('')
    }
  })
})

it.each([
  [['--version'], 0],
  [['congress', 'add', '--name', '云溪镇', '--json'], 0],
  [['roster', 'import', 'out.xlsx', '--congress', '云溪镇'], 0],
  [['roster', 'import', 'bad.csv', '--congress', '云溪镇'], 1],
  [['export', 'sheet', 'x.xlsx', '--congress', '云溪镇', '--number', '9', '--json'], 1],
  [['chat', 'bind', '--congress', 'x', '--chat', 'c', '--purpose', 'group'], 2],
])('the shipped program says the same in a process of its own: %j', async (words, exit) => {
  const shipped = await cli.run(words, { env: { DATABASE_URL: url }, cwd })
  expect(shipped).toEqual(await liaison(...words))
  expect(shipped.code).toBe(exit)
})

it('.env in the working folder is read, and the environment goes before it', async () => {
  put('.env', `DATABASE_URL=${url}\nPORT=not-a-port\n`)
  const wrong = await cli.run(['migrate', '--json'], { env: {}, cwd })
  expect(wrong.err).toMatch(/^liaison: PORT:/)
  const right = await cli.run(['migrate', '--json'], { env: { PORT: '3001' }, cwd })
  rmSync(join(cwd, '.env'))
  expect(right).toMatchObject({ code: 0, err: '' })
})
