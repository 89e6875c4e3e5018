import { expect, it } from 'vitest'
import { keptOf } from '../../../src/features/personal-data/rules/own.ts'
import { longOf } from '../../../src/features/personal-data/texts/own.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()

it('a member is told alone what is stored about him, how long, and whom to ask', async () => {
  const { text } = await town.say('王秀兰', '/我的信息')
  expect(text).toMatchInlineSnapshot(`
    "【云溪镇保存的您的个人信息】
    姓名：王秀兰；电话：138××××0013；企业微信账号：wangxiulan；其他称呼：王大姐。
    长期保存：代表花名册和账号对应；回复、请假和签到；代表履职档案异议的处理；会议和活动通知；会议、活动、文件和决定事项的记录；代表接待选民的安排；议案和建议办理。
    按规定删除：来信来访登记和办理；消息发送和送达情况；登录、下载和日历订阅。
    到期删除（最长180天）：机器人与人的对话。
    请假原因在年度结束6个月后删除；离任后，电话在本届结束6个月后删除。
    依据《个人信息保护法》第十三条，为履行法定职责保存，只用于人大工作。
    查阅、更正、删除，请与联络员周晓敏联系。"
  `)
  expect(await town.say('王秀兰', '我的信息')).toMatchObject({ text })
})

it('in a group nobody’s phone is said', async () => {
  expect((await town.say('王秀兰', '/我的信息', '主席团')).text).toBe(
    '个人信息只单独告诉本人，请单独给我发送“/我的信息”。',
  )
})

it('the only liaison is not sent to himself', async () => {
  expect((await town.say('周晓敏', '/我的信息')).text).toContain('请与本单位人大办公室联系')
})

it('names every purpose once, under the longest that it is kept', () => {
  const all = keptOf(longOf, ['record', 'rule', 'days']).flatMap(({ purposes }) => purposes)
  expect(new Set(all).size).toBe(all.length)
})
