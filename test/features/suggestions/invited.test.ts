/** Whom 附议人 names sees what he is asked to sign, also where it is confidential: while he is asked, and no longer. */
import { expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const say = async (who: string, words: string) => {
  const { text, message } = await town.say(who, words)
  return `${text ?? ''}${message?.text ?? ''}`
}
const lead = '王秀兰'
const asked = '胡志强'
let many = 0
async function handIn(extra: string): Promise<number> {
  // Nothing that was handed in before is like it.
  await db.sql`update suggestion set title = md5(id::text), text = md5(id::text)`
  many += 1
  const said = await say(lead, `/建议 ${extra} 石料厂夜里偷排污水，请查处。附议人：${asked}、董长庚`)
  const number = Number(/2026-(\d+)/.exec(said)?.[1])
  expect(number).toBe(many)
  return number
}
const unseen = '没有'
const sees = async (who: string, number: number) => (await say(who, `/建议 ${number}`)).includes('石料厂')

it('sees it whole while he is asked, and may sign', async () => {
  const number = await handIn('保密')
  expect(await sees(asked, number)).toBe(true)
  expect(await sees('毛水法', number)).toBe(false)
  expect(await say(asked, `/附议 ${number}`)).toContain('已附议')
  expect(await sees(asked, number)).toBe(true)
})

it('who declines sees it no longer, and is no longer waited for', async () => {
  const number = await handIn('保密')
  expect(await say(asked, `/不附议 ${number}`)).toContain('已登记您不附议')
  expect(await sees(asked, number)).toBe(false)
  expect(await say(asked, `/附议 ${number}`)).toContain(unseen)
  expect(await sees('董长庚', number)).toBe(true)
  expect(await say(lead, `/建议 ${number}`)).toMatch(/已请董长庚附议，等本人确认/)
  expect(await say(lead, `/建议 ${number}`)).toContain('胡志强不附议')
})

it('where it is made confidential afterwards, who has not signed sees it no longer', async () => {
  const number = await handIn('')
  await say('董长庚', `/附议 ${number}`)
  await say(lead, `/改建议 ${number} 保密`)
  expect(await sees(asked, number)).toBe(false)
  expect(await sees('董长庚', number)).toBe(true)
  expect(await say('董长庚', `/建议 ${number}`)).not.toContain('等本人确认')
})

it('once an office has it, what is said with the office is not his', async () => {
  const number = await handIn('保密')
  await say('杨国梁', `/审查 ${number}`)
  expect(await sees(asked, number)).toBe(true)
  await say('杨国梁', `/交办 ${number} 生态环境办`)
  expect(await sees(asked, number)).toBe(false)
  expect(await say(asked, `/附议 ${number}`)).toContain(unseen)
})

it('what is open to all stays so, and may be declined too', async () => {
  const number = await handIn('')
  expect(await say(asked, `/不附议 ${number}`)).toContain('已登记您不附议')
  expect(await sees(asked, number)).toBe(true)
  // He may think better of it, as everybody may sign.
  expect(await say(asked, `/附议 ${number}`)).toContain('已附议')
})
