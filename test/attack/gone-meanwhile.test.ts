/** Whoever has left office between what he proposed and what somebody else makes of it. */
import { expect, it } from 'vitest'
import { setOfficeState } from '../../src/features/roster/store/office-state.ts'
import { receivingTown, rotaOf } from '../features/reception/duty-town.ts'

const town = await receivingTown()
const { db } = town.database
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

async function setOffice(name: string, inOffice: boolean): Promise<void> {
  const [who] = await db.sql<{ congressId: number; personId: number }[]>`
    select congress_id as "congressId", id as "personId" from person where name = ${name}`
  if (who === undefined) throw new Error(`nobody is called ${name}`)
  const state = { inOffice, reason: inOffice ? null : ('resigned' as const) }
  await db.transaction(tx => setOfficeState(tx, who, state, town.clock.now()))
}

it('an exchange of duty that was proposed by somebody who has left puts nobody on duty', async () => {
  await alone('周晓敏', '/排班 11月16日 许金泉、胡志强')
  await alone('周晓敏', '/排班 12月15日 王秀兰、傅德胜')
  const before = await rotaOf(town)
  expect(await alone('许金泉', '/换班 王秀兰 11月16日 换 12月15日')).toContain('已向王秀兰提出换班')
  const card = await town.say('王秀兰', '换班')
  await setOffice('许金泉', false)
  const done = await town.click('王秀兰', card.message?.id ?? '', 'swapyes:1.1')
  expect(done.text).toContain('提出人许金泉已离任，没有换成')
  expect(await rotaOf(town)).toEqual(before)
  expect(await alone('王秀兰', '换班')).toContain('没有等您回复的换班请求')
  await setOffice('许金泉', true)
})

it('nor one of a turn alone, agreed to in words after its day was moved', async () => {
  expect(await alone('许金泉', '/换班 郦国庆 11月16日')).toContain('已向郦国庆提出换班')
  await alone('周晓敏', '/接待日 11月16日 改到 11月17日')
  const before = await rotaOf(town)
  await setOffice('许金泉', false)
  expect(await alone('郦国庆', '同意')).toContain('提出人许金泉已离任，没有换成')
  expect(await rotaOf(town)).toEqual(before)
})

it('whoever waits for somebody who has left is told so', async () => {
  expect(await alone('胡志强', '/换班 毛水法 11月17日')).toContain('已向毛水法提出换班')
  await setOffice('毛水法', false)
  expect(await alone('胡志强', '换班')).toContain('毛水法已离任')
})
