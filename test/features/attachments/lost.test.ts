/** A file that could not be fetched, or taken, however often it was tried: who sent it is told, and the clerks see it. */
import { beforeAll, expect, it } from 'vitest'
import { mediaChannel } from '../../../src/channels/media.ts'
import { openSession } from '../../../src/features/sessions/store/sessions.ts'
import { runDue } from '../../../src/schedule/run-due.ts'
import { PlainBrowser } from '../../console/browser.ts'
import { privateNotes } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'
import { clerk, deputy, jpeg, photoTown } from './stage.ts'

const town = await startTown()
const { db } = town.database
const { send } = photoTown(town)
const told = async () =>
  (await privateNotes(db)).map(({ text }) => text).filter(text => text.includes('没能取回'))
const states = async () =>
  (
    await db.sql<{ state: string }[]>`select state from outbox where channel = ${mediaChannel} order by id`
  ).map(({ state }) => state)
const listed = async () => (await town.say(clerk, '/未送达')).text ?? ''

beforeAll(async () => {
  await town.say(deputy, '/来访 杨树湾村李四反映路灯坏了')
  await send(deputy, jpeg('a'))
  // As three attempts whose transaction was lost leave it.
  await db.sql`
    update outbox set state = 'dead', attempts = 3, last_error = 'broken:ConnectionLost', settled_at = ${town.clock.now()}
    where channel = ${mediaChannel}`
})

it('its sender is told once, in one sentence', async () => {
  await runDue(town.app.schedule)
  const sentence =
    '没有保存：您发来的文件（来访2026-001）没能取回或处理，请再发一次；仍不成功的，请换一份文件或与管理员联系。'
  expect(await told()).toEqual([sentence])
  await runDue(town.app.schedule)
  expect(await told()).toEqual([sentence])
})

it('the clerks see whose it was and why, in the chat and on the page, and cannot send it again', async () => {
  const text = await listed()
  expect(text).toContain('最近发来的文件有的没有保存，已告诉本人：')
  expect(text).toContain(`${deputy}发来的来访照片或文件：处理这个文件时程序出错或中断`)
  expect(text).not.toContain('编号')
  const session = await db.transaction(tx =>
    openSession(tx, { account: 'yangguoliang', device: 'other/other' }, town.clock.now()),
  )
  const browser = new PlainBrowser(town.url)
  browser.cookies.set('liaison-session', session)
  const { html } = await browser.get('/console/c/1/deliveries')
  expect(html).toContain('最近没有保存的来件')
  expect(html).toContain('处理这个文件时程序出错或中断')
  expect((await town.say(clerk, '/重发 全部')).text).toBe('没有发送失败的消息。')
  expect(await states()).toEqual(['dead'])
})

it('after a week it is no news', async () => {
  town.clock.moveTo(new Date(town.clock.now().getTime() + 8 * 86_400_000))
  await runDue(town.app.schedule)
  expect(await listed()).toBe('没有发送失败的消息。')
  expect(await states()).toEqual(['expired'])
})

it('of somebody who is no member any more nobody is told', async () => {
  await db.sql`
    update outbox set state = 'dead', congress_id = null, target = 'person:999999' where channel = ${mediaChannel}`
  await runDue(town.app.schedule)
  expect(await states()).toEqual(['expired'])
  expect(await told()).toHaveLength(1)
})
