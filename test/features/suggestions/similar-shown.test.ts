/** What is open already is shown before the same is handed in once more; the words wait. */
import { beforeEach, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { forget, handedIn, latest } from './book-of.ts'

const town = await startTown()
const { db } = town.database
const first = '王秀兰'
const second = '胡志强'
const group = '全体代表'
const words = '/建议 枫树湾路灯不亮，请尽快维修'

beforeEach(async () => {
  await forget(db)
  await town.say(first, '/建议 修复枫树湾村路灯，坏了两个月，晚上走路看不见')
})

interface Button {
  readonly text: string
  readonly key: string
}
const buttonsOf = (card: Record<string, unknown> | null) => (card?.button_list ?? []) as Button[]

async function asked(chat?: string, who = second) {
  const heard = await town.say(who, words, chat)
  const keyOf = (text: string) => buttonsOf(heard.card).find(one => one.text.startsWith(text))?.key ?? ''
  return { heard, card: heard.message?.id ?? '', anyway: keyOf('仍然提出'), cosign: keyOf('附议') }
}

it('what is similar is shown, and nothing is handed in yet', async () => {
  const { heard } = await asked()
  expect(heard.message?.text).toContain('建议2026-001《修复枫树湾村路灯》')
  expect(heard.message?.text).toContain('还没有登记')
  expect(await handedIn(db)).toHaveLength(1)
})

it('with one click it is signed instead', async () => {
  const { card, cosign } = await asked()
  await town.click(second, card, cosign)
  expect(await handedIn(db)).toHaveLength(1)
  expect((await latest(db)).signers).toEqual([first, second])
})

it('with another it is handed in all the same, once, however often it is clicked', async () => {
  const { card, anyway } = await asked()
  await town.click(second, card, anyway)
  expect(await latest(db)).toMatchObject({ number: 2, signers: [second], text: '枫树湾路灯不亮，请尽快维修' })
  const again = await town.api('click', { chat: 'single', user: second, message: card, key: anyway })
  expect(JSON.stringify(again.body)).not.toContain('已过期')
  expect(await handedIn(db)).toHaveLength(2)
})

it('two clicks at the same moment hand in once', async () => {
  const { card, anyway } = await asked()
  const press = () => town.api('click', { chat: 'single', user: second, message: card, key: anyway })
  await Promise.all([press(), press(), press()])
  expect(await handedIn(db)).toHaveLength(2)
})

it('the same in words', async () => {
  await asked()
  await town.say(second, '仍然提出')
  expect(await latest(db)).toMatchObject({ number: 2, signers: [second] })
})

it('an old card hands in what it stands for, and not what was written since', async () => {
  const { card, anyway } = await asked()
  await town.say(second, '/建议 修复枫树湾村路灯，主干道全坏了')
  const { message } = await town.click(second, card, anyway)
  expect(message?.text).toContain('已过期')
  expect(await handedIn(db)).toHaveLength(1)
})

it('in a group nobody else can hand it in', async () => {
  const { card, anyway } = await asked(group)
  await town.click('许金泉', card, anyway, group)
  expect(await handedIn(db)).toHaveLength(1)
  await town.click(second, card, anyway, group)
  expect((await latest(db)).signers).toEqual([second])
})

it('a confidential one is shown to nobody who may not see it', async () => {
  await forget(db)
  await town.say(first, '/建议 （保密）修复枫树湾村路灯，坏了两个月，有人偷电')
  const { heard } = await asked()
  expect(heard.message?.text).not.toContain('偷电')
  expect(await handedIn(db)).toHaveLength(2)
})

it('one that is over is no reason to ask', async () => {
  await town.say(first, '/撤回建议 1 已经修好')
  await asked()
  expect(await handedIn(db)).toHaveLength(2)
})

it('two hours later the words wait no longer', async () => {
  const { card, anyway } = await asked()
  await town.moveTo('2026-03-11T12:30:00+08:00')
  expect((await town.click(second, card, anyway)).message?.text).toContain('已过期')
})
