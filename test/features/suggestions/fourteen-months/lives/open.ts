/** Of the next year, and open at the end. */
import { type Life, liaison, social } from '../script.ts'

export const open: Life = {
  number: '2027-001',
  steps: [
    {
      at: '2027-01-11 10:00',
      who: '蒋伟民',
      does: { says: '/建议 云溪镇卫生院增设夜间急诊，夜里要跑到县里' },
      answer: '建议2027-001（已提出）',
      hears: { [liaison]: '收到蒋伟民提出的建议2027-001' },
      now: { state: 'submitted' },
    },
    {
      at: '2027-01-15 10:00',
      who: liaison,
      does: { says: '/交办 1 社会事务办' },
      answer: '答复期限为4月15日（星期四）',
      hears: { [social]: '答复期限为4月15日（星期四）', 蒋伟民: '已交办社会事务办（主办）' },
      now: { state: 'assigned', due: '2027-04-15', by: [social] },
    },
    {
      at: '2027-01-18 09:00',
      who: social,
      does: { on: '待办', presses: '接收' },
      hears: { 蒋伟民: '社会事务办已接收' },
      now: { state: 'handling', due: '2027-04-15', by: [social] },
    },
  ],
}
