import { expect, test } from 'vitest'
import { looksLikeNotice } from '../../src/language/looks-like-notice.ts'

const body = '经研究，定于3月18日上午9点在镇政府三楼会议室召开会议，请准时参加，不得无故缺席。'

test.each([
  ['a heading of the office', `关于召开镇人大主席团会议的通知\n各位成员：\n${body}`, true],
  ['an announcement', `关于开展代表接待选民日活动的公告\n${body}`, true],
  ['a letter', `关于邀请参加座谈会的函\n${body}`, true],
  ['the bare word in front', `会议通知\n${body}`, true],
  ['an activity', `【活动通知】${body}`, true],
  ['a long answer without any such word', body.repeat(3), false],
  ['a short answer that speaks of the notice', '关于明天会议的通知我收到了，参加', false],
  ['a reason in which 通知 stands alone', `请假，县里临时通知开会，${'这几天都要去县里'.repeat(5)}`, false],
])('%s', (_what, text, expected) => {
  expect(looksLikeNotice(text)).toBe(expected)
})
