import { expect, it } from 'vitest'
import { givingWay } from '../../../../src/features/personal-data/rules/give-way.ts'

const long = '当天在县医院陪同母亲做检查，下午又去单位参加了防汛值班，所以没有能够到会'
const his = { name: '王秀兰', said: [long, '病', '去县医院 \n复查。'], reachedBy: ['wxl.1', '13500001111'] }
const after = (text: string) => givingWay(text, his, '×')

it.each([
  [`王秀兰提出异议\n理由：${long}`, '王秀兰提出异议\n理由：×'],
  [`王秀兰：${Array.from(long).slice(0, 25).join('')}…，理由：${long}。`, '王秀兰：×…，理由：×。'],
  ['王秀兰不能参加，原因：去县医院 复查。轮到胡志强', '王秀兰不能参加，原因：×。轮到胡志强'],
  ['王秀兰请假（病），看病难的建议', '王秀兰请假（×），看病难的建议'],
  ['企业微信账号 WXL.1 认领花名册中的王秀兰，电话13500001111', '企业微信账号 × 认领花名册中的王秀兰，电话×'],
  ['王秀兰和 wxl.12、x-wxl.1、135000011112', '王秀兰和 wxl.12、x-wxl.1、135000011112'],
  ['胡志强不能参加，原因：去县医院复查。理由：病', '胡志强不能参加，原因：去县医院复查。理由：病'],
])('%j becomes %j', (text, left) => {
  expect(after(text)).toBe(left)
})

it('marks of a pattern are only marks, and what takes their place is as it is', () => {
  const odd = { name: '王秀兰', said: ['(a+)+$ [甲/乙] \\d 去 县城'], reachedBy: ['a+b'] }
  expect(givingWay('王秀兰：(a+)+$ [甲/乙] \\d 去  县城，a+b', odd, '$&')).toBe('王秀兰：$&，$&')
})
