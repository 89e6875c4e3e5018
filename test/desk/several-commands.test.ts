/** A message is one command: of several nothing is done, since the second would be taken for words of the first. */
import { describe, expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { sql } = town.database.db
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const written = async () =>
  Promise.all(
    ['suggestion', 'visit', 'decision', 'meeting', 'incoming_paper'].map(
      async table => (await sql`select from ${sql.identifier(table)}`).length,
    ),
  )

describe('of several commands in one message', () => {
  it.each([
    ['/答复 1 A 已修好\n/答复 4 A 已增设', '/答复、/答复'],
    ['/决定 修桥 承办：财政所\n/决定 修路 承办：财政所', '/决定、/决定'],
    ['/来访 孙七 13800000000 路灯坏了\r\n／来访 周八 13800000001 井盖坏了', '/来访、/来访'],
    ['/建议 修复枫树湾村路灯，坏了两个月\n\n  /建议 疏通石桥村排灌渠', '/建议、/建议'],
    [
      '/会议 3月18日上午9点 三楼 主席团会议 议题：甲\n/会议 3月25日上午9点 三楼 主席团会议 议题：乙',
      '/会议、/会议',
    ],
    ['/取消 9 大雪 /取消 5 大雪', '/取消、/取消'],
    ['/准假 10 王秀兰\n/不准 10 胡志强 需表决', '/准假、/不准'],
    ['/办结 1 已清运\n@联络员 /回访 1 满意', '/办结、/回访'],
    ['/通知3月18日上午9点开会\n/名单', '/通知、/名单'],
    [
      '/收文 县人大办 通知\n/收文 县委办 通知\n/收文 县府办 通知\n/收文 甲 通知\n/收文 乙 通知',
      '/收文、/收文、/收文、/收文等',
    ],
  ])('%j nothing is done, and they are named', async (said, named) => {
    const before = await written()
    expect(await alone('周晓敏', said)).toContain(`（${named}），都没有办理，请逐条发送。`)
    expect(await written()).toEqual(before)
  })

  it('in a group it is the same', async () => {
    const { text } = await town.say('杨国梁', '/名单\n/催', '主席团')
    expect(text).toContain('一条消息请只发一条命令')
  })

  it('words with a command behind them are neither', async () => {
    expect(await alone('王秀兰', '参加\n/我的')).not.toContain('已登记')
  })
})

describe('one is one', () => {
  it.each([
    '/帮助 /会议',
    '/帮助\n/会议',
    '/会议 2026/3/18 上午9点 镇政府三楼 主席团会议 议题：听取建议 / 议案办理情况',
    '/会议 3月18日上午9点 镇政府三楼 主席团会议 议题：审议预算/决算',
    '/建议 公交站 / 路灯 同时修复，群众反映强烈',
    '/我的',
    '//名单',
    '/ 名单',
  ])('%j', async said => {
    expect(await alone('周晓敏', said)).not.toContain('一条消息')
  })
})
