/** Taken back by all who signed it, after one of them had refused. */
import { each, environment, type Life, liaison } from '../script.ts'

const [hu, lin] = ['胡志强', '林惠珍']

export const takenBack: Life = {
  number: '2026-003',
  steps: [
    {
      at: '2026-02-03 20:00',
      who: hu,
      does: { says: '/建议 治理大坪村养猪场臭气，夏天村民开不了窗。附议人：林惠珍' },
      answer: '已请林惠珍附议',
      hears: { [liaison]: '收到胡志强提出的', [lin]: '请您附议' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-02-04 08:00',
      who: lin,
      does: { says: '附议 3' },
      hears: { [hu]: '林惠珍附议了' },
    },
    {
      at: '2026-02-10 09:20',
      who: liaison,
      does: { says: '/交办 3 生态环境办' },
      answer: '答复期限为5月11日（星期一）',
      hears: { [environment]: '已交办生态环境办办理', ...each([hu, lin], '已交办生态环境办（主办）') },
      now: { state: 'assigned', due: '2026-05-11', by: [environment] },
    },
    {
      at: '2026-02-12 10:00',
      who: environment,
      does: { says: '/接收 3' },
      hears: each([hu, lin], '生态环境办已接收'),
      now: { state: 'handling', due: '2026-05-11', by: [environment] },
    },
    {
      at: '2026-03-02 19:30',
      who: hu,
      does: { says: '/撤回建议 3 养猪场已经搬走' },
      answer: '还要其他1名署名代表同意',
      hears: { [lin]: '胡志强提出撤回建议2026-003“治理大坪村养猪场臭气”，理由：“养猪场已经搬走”' },
    },
    {
      at: '2026-03-03 07:50',
      who: lin,
      does: { says: '/撤回建议 3 不同意' },
      hears: { [hu]: '林惠珍不同意撤回' },
    },
    {
      at: '2026-03-16 20:10',
      who: hu,
      does: { says: '/撤回建议 3 猪舍已经拆除' },
      hears: { [lin]: '理由：“猪舍已经拆除”' },
    },
    {
      at: '2026-03-17 12:00',
      who: lin,
      does: { says: '/撤回建议 3 同意' },
      answer: '已撤回，不再办理。',
      hears: each([environment, hu, liaison], '已由全体署名代表同意撤回，不再办理'),
      now: { state: 'withdrawn' },
    },
    { at: '2026-03-31 10:00', now: { state: 'archived' } },
  ],
}
