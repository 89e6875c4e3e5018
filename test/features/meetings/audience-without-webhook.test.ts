import { describe, expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { everybodyIsReached, speaksOnlyWhenSpokenTo } from '../../support/ways.ts'

const town = await startTown()
const chair = '杨国梁'
const presidium = '主席团'
await town.database.db.sql`update chat set webhook_key = null`
await town.say(chair, '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)

// In callback mode a group without a webhook hears only answers: what has to be told is the chair's to tell.
describe.runIf(speaksOnlyWhenSpokenTo)('where the bot only answers', () => {
  test('the card says in the group what changed, who cannot be told, and what to do', async () => {
    const changed = await town.say(chair, '/改 1 增加 董长庚，去掉胡志强', presidium)
    expect(changed.pushed).toEqual([])
    expect(changed.message?.text).toContain('本次更改：通知对象改为主席团成员、董长庚（不含胡志强）')
    expect(changed.message?.text).toContain('没有配置消息推送')
    expect(changed.message?.text).toContain('@所有人')
    expect(changed.message?.text).toContain('请打电话告知，尤其是新增的董长庚，不再参加的胡志强')
  })

  test('alone with the bot the answer says the same', async () => {
    const { text } = await town.say(chair, '/改 1 请着正装')
    expect(text).toContain('要求改为请着正装')
    expect(text).toContain('请您在群里@所有人说明')
    expect(text).not.toContain('打电话')
  })
})

describe.runIf(!speaksOnlyWhenSpokenTo)('where the bot or the app says it by itself', () => {
  test('whoever is new is asked, whoever is out is told, and the card asks nobody to phone', async () => {
    const changed = await town.say(chair, '/改 1 增加 董长庚，去掉胡志强', presidium)
    expect(changed.message?.text).not.toMatch(/没有配置消息推送|打电话/)
    const [asked, told] = [/【会议通知】/, /您不需要参加/].map(words =>
      changed.pushed.filter(({ text }) => words.test(text)),
    )
    // A bot's words in a group mention nobody: they have the names.
    expect(asked).toMatchObject([
      everybodyIsReached ? { chat: 'app:dongchanggeng' } : { text: expect.stringContaining('@董长庚') },
    ])
    expect(told).toMatchObject([
      everybodyIsReached ? { chat: 'app:huzhiqiang' } : { text: expect.stringContaining('@胡志强') },
    ])
  })

  test('a change for all is told to all', async () => {
    const { text, pushed } = await town.say(chair, '/改 1 请着正装')
    expect(text).toContain(`正在${everybodyIsReached ? '' : '群里'}逐一通知所有对象。`)
    expect(pushed.filter(each => each.text.includes('要求改为请着正装'))).not.toEqual([])
  })
})

test('the change itself is made: who is new is on the sheet', async () => {
  expect((await town.say(chair, '/名单 1')).text).toMatch(/【未回复】.*董长庚/)
  expect((await town.say('董长庚', '参加')).text).toContain('已登记')
})
