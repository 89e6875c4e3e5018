import { beforeAll, describe, expect, test } from 'vitest'
import { type Heard, startTown } from '../../support/town.ts'

/** 2026-03-11, a Wednesday, 10:00. */
const town = await startTown()
const { sql } = town.database.db
const deputy = '王秀兰'

/** As long as one wants, beginning as the type does. */
const file = (head: number[], rest = 'x'): Buffer => Buffer.concat([Buffer.from(head), Buffer.from(rest)])
const jpeg = (rest = 'x'): Buffer => file([0xff, 0xd8, 0xff, 0xe0], rest)
const png = file([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const pdf = Buffer.from('%PDF-1.7 x')
const heic = Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from('ftypheic....')])

async function send(user: string, bytes: Buffer, name = 'IMG_1.jpg', chat = 'single'): Promise<Heard> {
  const kind = name.endsWith('.jpg') ? 'image' : 'file'
  const answer = await town.api('send', { chat, user, kind, name, base64: bytes.toString('base64') })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as Heard
}

const kept = () =>
  sql<{ number: number; mime: string; name: string; content: Buffer; by: string }[]>`
    select v.number, a.mime, a.name, a.content, p.name as by
    from attachment a join visit v on v.id = a.visit_id join person p on p.id = a.sent_by order by a.id`
const said = ({ pushed }: Heard): string => pushed.map(message => message.text).join('\n')

test('who has entered nothing is told to name the matter first', async () => {
  expect((await send(deputy, jpeg())).text).toContain('请先发送“/附图 号”')
  expect((await town.say(deputy, '/附图 9')).text).not.toContain('请在30分钟内')
  expect(await kept()).toEqual([])
})

describe('after a matter was entered', () => {
  beforeAll(async () => {
    await town.say(deputy, '/来访 杨树湾村李四反映路灯坏了两个月，转城建办一周内修好')
  })

  test('a photo is kept with it as it was sent, and its sender is told the number', async () => {
    const heard = await send(deputy, jpeg('照片'.repeat(200_000)), '路灯.jpg')
    expect(heard.text).toContain('正在保存，附在来访2026-001')
    expect(said(heard)).toContain('已保存，来访2026-001现有1个附件')
    const [one] = await kept()
    expect(one).toMatchObject({ number: 1, mime: 'image/jpeg', name: '路灯.jpg', by: deputy })
    expect(one?.content.equals(jpeg('照片'.repeat(200_000)))).toBe(true)
  })

  test('the same photo again is kept once, and said so', async () => {
    const heard = await send(deputy, jpeg('照片'.repeat(200_000)), '又一次.jpg')
    expect(said(heard)).toContain('已经保存过')
    expect(await kept()).toHaveLength(1)
  })

  test.each([
    ['a PNG', png, 'a.png', 'image/png'],
    ['a PDF', pdf, '../../etc/收据.pdf', 'application/pdf'],
    ['a HEIC that calls itself a JPEG', heic, 'x.jpg', 'image/heic'],
  ])('%s is told from its content', async (_what, bytes, name, mime) => {
    expect(said(await send(deputy, bytes, name))).toContain('已保存')
    const last = (await kept()).at(-1)
    expect(last).toMatchObject({ mime })
    expect(last?.name).toMatch(/^[^/\\]+\.(png|pdf|heic)$/)
  })

  test.each([
    ['a program that calls itself a photo', Buffer.from('MZ\u0090'), 'a.jpg', '只能保存照片'],
    ['a page', Buffer.from('<svg onload=x>'), 'a.svg', '只能保存照片'],
    ['a file over the limit', jpeg('x'.repeat(10 * 1_048_576)), 'a.jpg', '超过10兆'],
  ])('%s is refused with a sentence', async (_what, bytes, name, sentence) => {
    const before = (await kept()).length
    expect(said(await send(deputy, bytes, name))).toContain(sentence)
    expect(await kept()).toHaveLength(before)
  })

  test('it may be named, and then that one is meant', async () => {
    await town.say(deputy, '/来访 石桥村赵六反映水渠堵塞')
    expect((await town.say(deputy, '/附图 1')).text).toContain('附在来访2026-001')
    expect(said(await send(deputy, jpeg('first')))).toContain('来访2026-001')
    expect((await town.say(deputy, '/附图')).text).toContain('请写号')
  })

  test('who has no business with it cannot name it, and is not told that it is there', async () => {
    const there = (await town.say('胡志强', '/附图 1')).text
    expect(there).toBe((await town.say('胡志强', '/附图 99')).text?.replaceAll('99', '1'))
    expect((await send('胡志强', jpeg('strange'))).text).toContain('没有保存')
  })

  test('a repeated callback, and a fetch that is answered late, keep it once', async () => {
    const before = (await kept()).length
    await town.api('faults', { duplicate: 3 })
    await send(deputy, jpeg('thrice'))
    await town.api('faults', { clear: true })
    expect(await kept()).toHaveLength(before + 1)
  })

  test('nothing of it stands in the log of deeds but what kind it is', async () => {
    const deeds = await sql<{ all: string }[]>`
      select coalesce(string_agg(detail::text || subject, ' '), '') as all from deed where action = 'visit.attach'`
    expect(deeds[0]?.all).toContain('image/jpeg')
    expect(deeds[0]?.all).not.toMatch(/路灯|收据|http/)
  })

  test('half an hour later it is asked for again', async () => {
    await town.moveTo('2026-03-11T10:31:00+08:00')
    expect((await send(deputy, jpeg('late'))).text).toContain('不知道附在哪一件')
  })
})
