/** Confidential; nobody rates. */
import { agriculture, each, type Life, liaison, safety } from '../script.ts'

const meng = '孟亚琴'

export const confidential: Life = {
  number: '2026-011',
  steps: [
    {
      at: '2026-08-24 21:00',
      who: meng,
      does: { says: '/建议 保密 双塘村有人夜里往塘里偷倒废油，请暗访' },
      answer: '建议2026-011（保密，已提出）',
      hears: { [liaison]: '收到孟亚琴提出的' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-08-31 10:20',
      who: liaison,
      does: { says: '/改建议 11 类别 生态环境' },
      hears: { [meng]: '的类别已更正' },
    },
    {
      at: '2026-08-31 10:30',
      who: liaison,
      does: { says: '/交办 11 综合治理办' },
      answer: '答复期限为11月30日（星期一）',
      hears: { [safety]: '答复期限为11月30日（星期一）', [meng]: '已交办综合治理办（主办）' },
      now: { state: 'assigned', due: '2026-11-30', by: [safety] },
    },
    {
      at: '2026-09-02 08:30',
      who: safety,
      does: { on: '待办', presses: '接收' },
      hears: { [meng]: '综合治理办已接收' },
      now: { state: 'handling', due: '2026-11-30', by: [safety] },
    },
    { at: '2026-09-15 19:00', who: '童小明', does: { says: '/建议 11' }, answer: '没有查到' },
    { at: '2026-09-15 19:01', who: '童小明', does: { says: '/附议 11' }, answer: '没有查到' },
    { at: '2026-09-15 19:05', who: agriculture, does: { says: '/答复 11 A 已查处' }, answer: '没有查到' },
    {
      at: '2026-11-16 16:00',
      who: safety,
      does: { says: '/面商 11 与孟亚琴 面商：已抓到现行' },
      hears: { [meng]: '“已抓到现行”' },
      now: { state: 'consulted', due: '2026-11-30', by: [safety] },
    },
    {
      at: '2026-11-17 10:00',
      who: safety,
      does: { says: '/答复 11 A 当事人已被行政处罚，塘水已清理' },
      hears: { [meng]: '“当事人已被行政处罚，塘水已清理”', [liaison]: 'A类' },
      now: { state: 'answered' },
    },
    {
      at: '2026-11-20 15:00',
      who: safety,
      does: { says: '/面商 11 电话与孟亚琴沟通，没有意见' },
      hears: { [meng]: '请您评价' },
      now: { state: 'consulted_again', rateUntil: '2026-12-05', unrated: [meng] },
    },
    { at: '2026-12-07 09:01', now: { state: 'rated' } },
    {
      at: '2026-12-09 09:00',
      who: liaison,
      does: { says: '/办结建议 11 已查处' },
      hears: each([meng, safety], '已经办结'),
      now: { state: 'closed' },
    },
    { at: '2026-12-31 10:00', now: { state: 'archived' } },
  ],
}
