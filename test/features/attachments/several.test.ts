/** Pictures that come in one message, with words or without. */
import { beforeAll, expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { deputy, jpeg, pdf, photoTown, pushed } from './stage.ts'

const town = await startTown()
const { send, kept } = photoTown(town)
const base64 = (bytes: Buffer) => bytes.toString('base64')
const more = (...files: readonly Buffer[]) => ({
  more: files.map((bytes, n) => ({ name: `${n + 2}.jpg`, base64: base64(bytes) })),
})

beforeAll(async () => {
  await town.say(deputy, '/来访 杨树湾村李四反映路灯坏了两个月，转城建办一周内修好')
})

test('every picture is kept, in order, and told of once, when the last one is there', async () => {
  const heard = await send(deputy, jpeg('1'), '1.jpg', more(jpeg('2'), jpeg('3')))
  expect(heard.text).toContain('正在保存3张照片，附在来访2026-001')
  expect(heard.pushed).toHaveLength(1)
  expect(pushed(heard)).toContain('已保存，来访2026-001现有3个附件')
  expect((await kept()).map(({ number, name }) => [number, name])).toEqual([
    [1, '1.jpg'],
    [2, '2.jpg'],
    [3, '3.jpg'],
  ])
})

test('words that enter a matter have the pictures beside them kept with it', async () => {
  const heard = await send(deputy, jpeg('new'), 'n.jpg', { text: '/来访 石桥村赵六反映水渠堵塞' })
  expect(heard.message?.text).toContain('来访2026-002')
  expect(heard.message?.text).toContain('正在保存，附在来访2026-002')
  expect(pushed(heard)).toContain('已保存，来访2026-002现有1个附件')
  expect((await kept()).at(-1)).toMatchObject({ subject: 'visit:2', number: 1 })
})

test('other words are answered, and what becomes of the picture is said after it', async () => {
  const heard = await send(deputy, jpeg('beside'), 'b.jpg', { text: '/来访簿' })
  expect(heard.text).toMatch(/^【2026年来访登记】[\s\S]*正在保存，附在来访2026-002/)
})

test('in a group the words are done, and the picture is asked for alone', async () => {
  const before = (await kept()).length
  const heard = await send(deputy, jpeg('group'), 'g.jpg', { text: '@联络员 /来访簿', chat: '全体代表' })
  expect(heard.text).toMatch(/^【2026年来访登记】[\s\S]*照片和文件请单独发给联络员，不要发在群里。$/)
  expect(await kept()).toHaveLength(before)
})

test('one that is no photo is named, and the others are kept', async () => {
  await town.say(deputy, '/附图 2')
  const heard = await send(deputy, Buffer.from('GIF89a'), '1.jpg', more(jpeg('good'), Buffer.from('MZ')))
  const said = (await town.say(deputy, '我的')).text + pushed(heard)
  expect(said).toContain('第1张没有保存：只能保存照片')
  expect(said).toMatch(/第3张没有保存：只能保存照片.*\n来访2026-002现有3个附件/)
  expect((await kept()).at(-1)).toMatchObject({ subject: 'visit:2', name: '2.jpg', number: 3 })
})

test('a file has no words beside it: the stand-in refuses what WeCom has no form for', async () => {
  const body = { user: deputy, kind: 'file', name: 'a.pdf', base64: base64(pdf), text: '见附件' }
  expect((await town.api('send', body)).status).toBe(400)
})
