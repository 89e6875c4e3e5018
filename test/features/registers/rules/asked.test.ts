import { expect, it } from 'vitest'
import { readAsked } from '../../../../src/features/registers/rules.ts'
import type { RegisterKey } from '../../../../src/features/registers/types.ts'

const today = { year: 2026, month: 3, day: 11 }
const asked = (words: string, presidiumMeeting = '主席团会议') =>
  readAsked(
    words,
    today,
    key => (key === 'deputies' ? 'nothing' : key === 'suggestions' ? 'session' : 'year'),
    {
      presidiumMeeting,
      session: '人民代表大会会议',
    },
  )

it.each<[string, RegisterKey]>([
  ['主席团会议记录簿', 'presidium'],
  ['会议记录', 'presidium'],
  ['来信来访记录', 'visits'],
  ['人民来信来访登记', 'visits'],
  ['群众来访登记簿', 'visits'],
  ['接待选民登记簿', 'visits'],
  ['人民来信来访记录簿', 'visits'],
  ['收文登记簿', 'incoming'],
  ['各级文件登记簿', 'incoming'],
  ['意见建议簿', 'suggestions'],
  ['建议意见簿', 'suggestions'],
  ['代表议案和批评、建议、意见记录簿', 'suggestions'],
  ['代表议案和建议、批评和意见记录簿', 'suggestions'],
  ['小组活动情况', 'activities'],
  ['代表小组活动记录簿', 'activities'],
  ['第④簿', 'suggestions'],
])('%s is a book of this year; with a year in front or behind of that one', (words, key) => {
  expect(asked(words)).toEqual({ kind: 'register', key, period: { year: 2026 } })
  expect(asked(`${words} 2025年`)).toEqual({ kind: 'register', key, period: { year: 2025 } })
  expect(asked(`2025年${words}`)).toEqual({ kind: 'register', key, period: { year: 2025 } })
})

it.each(['', '五簿一册', '全部', '全部簿册', '所有登记簿', '全部 2025年'])('%s asks what there is', words => {
  expect(asked(words).kind).toBe('none')
})

it('what is no book, or no year, is told apart', () => {
  expect(asked('账本').kind).toBe('unknown_name')
  expect(asked('来访簿 明年吧')).toEqual({ kind: 'unknown_period', key: 'visits' })
  expect(asked('花名册 2025年')).toEqual({ kind: 'unknown_period', key: 'deputies' })
  expect(asked('花名册')).toEqual({ kind: 'register', key: 'deputies', period: null })
})

it.each(['主席团例会', '主席团成员参加的会议', '班子（扩大）会', '建议会'])(
  'what a congress calls its presidium’s meetings, %s, names the first book, and 主席团会议 does as before',
  label => {
    for (const words of [label, `${label}记录簿`, '主席团会议'])
      expect(asked(`${words} 2025年`, label)).toEqual({
        kind: 'register',
        key: 'presidium',
        period: { year: 2025 },
      })
  },
)
