/** Not admissible. */
import { type Life, liaison } from '../script.ts'

export const refused: Life = {
  number: '2026-002',
  steps: [
    {
      at: '2026-01-20 14:00',
      who: '祝金华',
      does: { says: '/意见 请尽快审批我家宅基地，申请三次都没有批下来' },
      answer: '意见2026-002（已提出）',
      hears: { [liaison]: '收到祝金华提出的意见2026-002' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-01-26 11:00',
      who: liaison,
      does: { on: '/不予接收 2', presses: '不予接收', choosing: '个人或亲属事务' },
      answer: '已登记不予接收',
      hears: { 祝金华: '经审查不予接收，理由：“属于代表本人或亲属的个人事务”' },
      now: { state: 'rejected' },
    },
    { at: '2026-03-31 10:00', now: { state: 'archived' } },
  ],
}
