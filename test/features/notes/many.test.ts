/** Somebody who has not looked for months: nothing of what waits for him is cut off, and nothing comes twice. */
import { beforeEach, expect, test } from 'vitest'
import { answerRoom } from '../../../src/bot/reply.ts'
import { addNotes } from '../../../src/features/notes/store.ts'
import { botLimits } from '../../../src/wecom/limits.ts'
import { startTown } from '../../support/town.ts'
import { greetingsMayBeLost } from '../../support/ways.ts'

const town = await startTown()
const { db } = town.database
const user = '金志明'
const cutShort = '内容过长'

/** Notes of this length, each with its number. */
async function wait(count: number, chars: number): Promise<string[]> {
  const [person] = await db.sql<{ id: number }[]>`select id from person where name = ${user}`
  const texts = Array.from({ length: count }, (_, n) => `第${n + 1}条：`.padEnd(chars, '字'))
  await db.transaction(async tx => {
    for (const text of texts)
      await addNotes(tx, { personIds: [person?.id ?? 0], text, rights: [] }, town.clock.now())
  })
  return texts
}

/** The platform tells of it once a day. */
async function enters(): Promise<string> {
  await town.moveTo(new Date(town.clock.now().getTime() + 86_400_000).toISOString())
  const { body } = await town.api('enter', { user })
  return JSON.stringify(body)
}
const numbersIn = (said: string): number[] => [...said.matchAll(/第(\d+)条：/g)].map(([, n]) => Number(n))
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1)

test('an answer holds less than the platform takes', () => {
  expect(answerRoom.words).toBeLessThan(botLimits.streamContentMaxBytes)
  expect(answerRoom.greeting).toBeLessThan(botLimits.welcomeTextMaxBytes)
})

beforeEach(() => db.sql`truncate private_note`)

test('whoever opens the chat sees as many as a greeting holds, how many more there are, and the rest in order', async () => {
  await wait(40, 100)
  const first = await enters()
  expect(first).not.toContain(cutShort)
  // Over the connection a greeting may come too late to be said: it reads nothing.
  expect(first).toMatch(
    greetingsMayBeLost ? /您另有40条新消息，请发送“我的”查看。/ : /还有\d+条新消息，请发送“我的”查看。/,
  )
  expect(first).toContain('您好')
  const rest = (await town.say(user, '我的')).text ?? ''
  expect([...new Set(numbersIn(first)), ...numbersIn(rest)]).toEqual(upTo(40))
  expect((await town.say(user, '我的')).text).not.toContain('新消息')
})

test('of more than 我的 holds the rest comes with the next answer, and it is said once how many', async () => {
  await wait(20, 500)
  const first = (await town.say(user, '我的')).text ?? ''
  expect(first).not.toContain(cutShort)
  expect(first.match(/条新消息/g)).toHaveLength(1)
  const second = (await town.say(user, '我的')).text ?? ''
  expect([...numbersIn(first), ...numbersIn(second)]).toEqual(upTo(20))
})

test('one that is longer than a greeting waits for the answer that holds it', async () => {
  await wait(1, 1_500)
  expect(await enters()).toContain('有1条新消息，请发送“我的”查看。')
  const { text } = await town.say(user, '我的')
  expect(text).toContain('字'.repeat(1_400))
  expect(text).not.toContain(cutShort)
})

test('of more than an answer holds each answer has its part, before what it says itself', async () => {
  await wait(30, 500)
  const answers: string[] = []
  for (let n = 0; n < 5; n++) answers.push((await town.say(user, '帮助')).text ?? '')
  expect(answers.flatMap(numbersIn)).toEqual(upTo(30))
  for (const answer of answers) {
    expect(answer).not.toContain(cutShort)
    expect(answer).toContain('/我的')
  }
  expect(answers[0]).toMatch(/还有\d+条新消息/)
})
