/** Office contacts who stand in no group and have never written: nobody can call them, and nothing they missed is lost. */
import { beforeEach, describe, expect, it } from 'vitest'
import { everybodyIsReached, reached } from '../../support/ways.ts'
import { forget } from './book-of.ts'
import {
  agriculture,
  author,
  bodyOf,
  does,
  finance,
  handledTown,
  liaison,
  saidIn,
  second,
} from './handled.ts'

const town = await handledTown()
const { sql } = town.database.db

beforeEach(async () => {
  await forget(town.database.db)
  await sql`truncate answer_url, spoken_place, outbox cascade`
  await town.handIn({ title: '修复路灯' })
  await town.handIn({ title: '疏通水渠' })
})

describe.runIf(!everybodyIsReached)('whoever cannot be called', () => {
  it('is named to the liaison with the answer to what was done, and nobody else is', async () => {
    const heard = await does(town, liaison, '/交办 1 农业农村办主办，财政所协办')
    expect(saidIn(heard)).toMatch(
      new RegExp(`${agriculture}、${finance}.*暂时收不到消息，要等本人给联络员发消息才能看到`),
    )
    await town.say(agriculture, '你好')
    expect(saidIn(await does(town, liaison, '/交办 2 农业农村办'))).not.toContain(`${agriculture}暂时收不到`)
  })

  it('is named to whoever takes back, or agrees to take back, what his office works on', async () => {
    await does(town, liaison, '/交办 1 农业农村办')
    expect(saidIn(await does(town, author, '/撤回建议 1 路灯已经修好'))).toMatch(
      new RegExp(`已撤回，不再办理。[\\s\\S]*${agriculture}暂时收不到消息`),
    )
    await town.say(second, '/附议 2')
    await does(town, liaison, '/交办 2 农业农村办')
    await does(town, author, '/撤回建议 2 水渠已经疏通')
    expect(saidIn(await does(town, second, '/撤回建议 2 同意'))).toMatch(
      new RegExp(`已撤回，不再办理。[\\s\\S]*${agriculture}暂时收不到消息`),
    )
  })

  it('is named to whoever ends it by taking his name off, as all the others had agreed', async () => {
    await town.say(second, '/附议 2')
    await does(town, liaison, '/交办 2 农业农村办')
    await does(town, author, '/撤回建议 2 水渠已经疏通')
    expect(saidIn(await does(town, second, '/取消附议 2'))).toMatch(
      new RegExp(`已取消附议。\\s*已撤回，不再办理。[\\s\\S]*${agriculture}暂时收不到消息`),
    )
  })

  it.each(['你好', '我的', '待办', '帮助'])(
    'is told all that he missed when he first says %s, once',
    async words => {
      await does(town, liaison, '/交办 1 农业农村办')
      await does(town, liaison, '/交办 2 农业农村办')
      const { text } = await town.say(agriculture, words)
      expect(text).toMatch(
        /^【新消息】\n.*“修复路灯”已交办农业农村办办理[\s\S]*“疏通水渠”已交办农业农村办办理/,
      )
      expect((await town.say(agriculture, '你好')).text).not.toContain('【新消息】')
    },
  )

  it('and begins with what a card answers, is told on it that there is more, as long as there is', async () => {
    await town.say(liaison, '/交办 1、2 农业农村办')
    const card = await does(town, agriculture, '/接收 1')
    expect(bodyOf(card)).toMatch(/^您另有1条新消息，请发送“我的”查看。\n已接收。/)
    expect((await town.say(agriculture, '我的')).text).toContain('“疏通水渠”已交办农业农村办办理')
    expect(bodyOf(await does(town, agriculture, '/接收 2'))).not.toContain('新消息')
  })
})

describe.runIf(everybodyIsReached)('with the app', () => {
  it('nobody is out of reach: who has never written is told alone what is his, and the liaison is not warned', async () => {
    const heard = await does(town, liaison, '/交办 1 农业农村办主办，财政所协办')
    expect(saidIn(heard)).not.toContain('收不到消息')
    expect(reached(heard.pushed, /“修复路灯”已交办农业农村办办理/)).toEqual(['xuzhigang'])
    expect(reached(heard.pushed, /“修复路灯”由农业农村办主办，财政所协办/)).toEqual(['fanqiaoyun'])
    expect((await town.say(agriculture, '你好')).text).not.toContain('【新消息】')
  })
})

describe('in a group', () => {
  it('nobody is told of what waits for him', async () => {
    await does(town, liaison, '/交办 1 农业农村办')
    const { message } = await town.say(author, '/建议 1', '全体代表')
    expect(message?.text).toContain('建议2026-001')
    expect(message?.text).not.toContain('新消息')
    const own = (await town.say(author, '我的')).text
    if (everybodyIsReached) expect(own).not.toContain('【新消息】')
    else expect(own).toContain('【新消息】')
  })
})
