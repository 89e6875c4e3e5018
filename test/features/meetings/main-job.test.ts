import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const presidium = '主席团'
const chair = '杨国梁'

/** Buttons of a card as [text, key]. */
function buttons(card: Record<string, unknown> | null): [string, string][] {
  const list = (card?.button_list ?? []) as { text: string; key: string }[]
  return list.map(button => [button.text, button.key])
}

const keyOf = (card: Record<string, unknown> | null, text: string): string => {
  const found = buttons(card).find(([label]) => label === text)
  if (found === undefined) throw new Error(`no button ${text} on ${JSON.stringify(card)}`)
  return found[1]
}

test('a notice, its answers, a leave and its decision, the reminders and the sheet', async () => {
  const posted = await town.say(
    chair,
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：1.审议民生实事项目 2.听取半年工作报告 3月17日下午6点前回复',
    presidium,
  )
  expect(posted.message?.text).toContain('主席团会议')
  expect(posted.message?.text).toContain('3月18日')
  expect(posted.message?.text).toContain('镇政府三楼会议室')
  expect(buttons(posted.card).map(([text]) => text)).toEqual(['参加', '请假', '名单'])
  const message = posted.message?.id ?? ''

  const attends = await town.click('王秀兰', message, keyOf(posted.card, '参加'), presidium)
  expect(attends.text).toContain('您已回复：参加')
  expect(attends.text).toContain('参加1')

  const asksLeave = await town.click('胡志强', message, keyOf(posted.card, '请假'), presidium)
  expect(asksLeave.text).toContain('待批准')
  expect(asksLeave.pushed.map(push => push.text).join()).toContain('待批')
  // One button at most calls to be pressed: 提交 beside 改为参加.
  const styles = (asksLeave.card?.button_list ?? []) as { text: string; style: number }[]
  expect(styles.filter(button => button.style === 1).map(button => button.text)).toEqual(['提交'])
  const withKind = await town.click('胡志强', message, keyOf(asksLeave.card, '提交'), presidium, {
    leave_kind: 'sick',
  })
  expect(withKind.text).toContain('待批准')

  const inWords = await town.say('钟林海', '请假 在县里开会', presidium)
  expect(inWords.text).toContain('请假申请已登记')
  expect(inWords.text).not.toContain('县里')

  // Before others nobody reads what was answered, nor how it stands.
  for (const words of ['请假 在县里开会', '我的']) {
    expect((await town.say('钟林海', words, presidium)).text).not.toMatch(/待批|请假/u)
  }
  expect((await town.say('胡志强', '我的')).text).toContain('您的回复：请假（待批）')

  const onlyReceived = await town.say('沈月英', '收到', presidium)
  expect(onlyReceived.text).toContain('只回“收到”不算回复')

  const counts = await town.say(chair, '/名单', presidium)
  expect(counts.text).toContain('应到9人')
  expect(counts.text).not.toContain('胡志强')

  const names = await town.say(chair, '名单')
  expect(names.text).toContain('胡志强（病假）')
  expect(names.text).toContain('钟林海（公假，在县里开会）')
  expect(names.text).toContain('沈月英')

  expect((await town.say(chair, '/准假 胡志强')).text).toContain('已准假：胡志强')
  expect((await town.say(chair, '/不准 钟林海 本次会议需表决')).text).toContain(
    '已登记：钟林海的请假未批准，将告知本人',
  )
  const refused = (await town.say('钟林海', '我的')).text
  expect(refused).toContain('您的请假未获批准：“主席团会议”')
  expect(refused).toContain('理由：本次会议需表决')
  const log = (await town.say(chair, '/日志 1')).text
  for (const line of ['杨国梁：批准请假，胡志强', '杨国梁：未批准请假，钟林海', '胡志强：请假（病假）'])
    expect(log).toContain(line)

  await town.moveTo('2026-03-17T08:00:30+08:00')
  const reminders = (await town.messages(presidium)).filter(said => said.text.includes('【请回复】'))
  expect(reminders).toHaveLength(2)

  const changed = await town.say('王秀兰', '请假 孩子生病', presidium)
  expect(changed.text).toContain('请假申请已登记')

  await town.moveTo('2026-03-17T18:00:30+08:00')
  const late = await town.say('沈月英', '参加')
  expect(late.text).toContain('逾期')
  const sheet = await town.say('刘', '名单').catch(() => null)
  expect(sheet).toBeNull()
})
