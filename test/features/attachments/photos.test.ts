import { beforeAll, describe, expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { deputy, heic, jpeg, pdf, photoTown, png, pushed as said } from './stage.ts'

/** 2026-03-11, a Wednesday, 10:00. */
const town = await startTown()
const { sql } = town.database.db

const { send, kept } = photoTown(town)

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
    expect(one).toMatchObject({
      subject: 'visit:1',
      number: 1,
      mime: 'image/jpeg',
      name: '路灯.jpg',
      by: deputy,
    })
    expect(one?.content?.equals(jpeg('照片'.repeat(200_000)))).toBe(true)
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
    expect((await town.say(deputy, '/附图')).text).toContain('请写明号数，如：/附图 12')
  })

  test('who has no business with it cannot name it, and is not told that it is there', async () => {
    const there = (await town.say('胡志强', '/附图 1')).text
    expect(there).toBe((await town.say('胡志强', '/附图 99')).text?.replaceAll('99', '1'))
    expect((await send('胡志强', jpeg('strange'))).text).toContain('没有保存')
  })

  test.each(['附件', '照片'])('/%s names it too', async name => {
    expect((await town.say(deputy, `/${name} 1`)).text).toMatch(
      /附在来访2026-001。现有\d个附件，查看请发送：\/看附件/,
    )
  })

  test('the same message three times keeps it once', async () => {
    const before = (await kept()).length
    await town.api('faults', { duplicate: 3 })
    await send(deputy, jpeg('thrice'))
    await town.api('faults', { clear: true })
    expect(await kept()).toHaveLength(before + 1)
  })

  test('nothing of it stands in the log of deeds but what kind it is', async () => {
    const deeds = await sql<{ all: string }[]>`
      select coalesce(string_agg(detail::text || subject, ' '), '') as all from deed where action = 'attachment.add'`
    expect(deeds[0]?.all).toContain('image/jpeg')
    expect(deeds[0]?.all).not.toMatch(/路灯|收据|http/)
  })

  test('the card that enters a matter tells alone that photos can follow', async () => {
    const alone = await town.say(deputy, '/来访 石桥村赵六反映水渠又堵塞')
    expect(alone.message?.text).toContain('有照片的，30分钟内直接发到这里')
    const inGroup = await town.say(deputy, '/来访 石桥村赵六反映水渠再堵塞', '全体代表')
    expect(inGroup.message?.text).not.toContain('有照片的')
    // In the single chat they belong to it all the same.
    expect((await send(deputy, jpeg('after group'))).text).toContain('附在来访2026-004')
  })

  test('what was made void takes no more, and the photo goes to no other matter instead', async () => {
    await town.say(deputy, '/作废来访 4')
    expect((await send(deputy, jpeg('void'))).text).toBe('没有保存：来访2026-004已作废。')
    expect((await town.say(deputy, '/附图 4')).text).toBe('没有保存：来访2026-004已作废。')
    expect((await kept()).filter(({ content }) => content?.equals(jpeg('void')))).toEqual([])
  })

  test('half an hour later it is asked for again', async () => {
    await town.moveTo('2026-03-11T10:31:00+08:00')
    expect((await send(deputy, jpeg('late'))).text).toContain('不知道附在哪一件')
  })
})
