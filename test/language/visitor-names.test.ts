/** Surnames that are words, too: 牛, 花, 武, 左. Who is missed here stands with his name in a suggestion that all deputies read. */
import { expect, it } from 'vitest'
import { normalise } from '../../src/language/normalise.ts'
import { findPhones } from '../../src/language/visit-phone.ts'
import { findVisitors } from '../../src/language/visit-visitor.ts'

const found = (said: string): string => {
  const { text } = normalise(said)
  return findVisitors(text, findPhones(text))
    .map(({ name }) => text.slice(name.from, name.to))
    .join('、')
}

const surnames = [...'牛花武左米麦包金银白冷席马石田林王']
const given = ['大山', '小明', '秀英', '建国', '小兰', '玉珍', '志强', '春花']
const frames = [
  '村民X反映路灯坏了',
  '村民X来访反映路灯坏了',
  '石桥村X反映道路破损',
  'X反映水渠堵塞',
  '群众X要求修路',
  'X来访，反映低保',
  '村民X：路灯坏了',
  '村民X等5人反映用水',
  '选民X说自来水浑',
  '村民X（13800000001）反映路灯坏了',
]

it.each(frames)('«%s»: whoever came is found, whatever his surname means besides', frame => {
  const missed = surnames.flatMap(surname =>
    given
      .filter(name => found(frame.replace('X', surname + name)) !== surname + name)
      .map(name => surname + name),
  )
  expect(missed).toEqual([])
})

it.each([
  '群众花生滞销，要求帮助销售',
  '花木基地反映灌溉用水不足',
  '武装部反映民兵训练场地不平',
  '左边路灯坏了',
  '村民牛棚漏水',
  '群众米价太高',
  '包工头反映工程款拖欠',
  '麦子倒伏，要求保险理赔',
  '村民金额算错了',
  '白天停水',
  '村民牛大量死亡，要求防疫',
  '石桥村花圃被淹',
  '马路两边没有路灯',
  '林权纠纷没有解决',
])('«%s» names nobody', said => {
  expect(found(said)).toBe('')
})
