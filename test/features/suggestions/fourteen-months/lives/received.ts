/** From a reception day; signed from the card of similar ones; led by one office and assisted by another. */
import { each, finance, type Life, liaison, social } from '../script.ts'

const [pan, yu] = ['潘金土', '俞爱仙']

export const received: Life = {
  number: '2026-010',
  steps: [
    {
      at: '2026-07-15 10:00',
      who: pan,
      does: {
        on: '/来访 村民李四（13800000001）反映下溪村养老服务站长期不开门，老人没处去',
        presses: '转为建议',
      },
      answer: '已转为建议2026-010',
      hears: { [liaison]: '收到潘金土提出的建议2026-010' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-07-16 09:00',
      who: yu,
      does: { on: '/建议 下溪村养老服务站长期不开门，请安排专人管理', presses: '附议' },
      answer: '已附议。',
      hears: { [pan]: '俞爱仙附议了' },
    },
    {
      at: '2026-07-20 10:00',
      who: liaison,
      does: { says: '/交办 10 社会事务办主办，财政所协办' },
      answer: '答复期限为10月20日（星期二）',
      hears: {
        [social]: '由财政所协办',
        [finance]: '由社会事务办主办，财政所协办',
        ...each([pan, yu], '已交办社会事务办（主办）、财政所（协办）'),
      },
      now: { state: 'assigned', due: '2026-10-20', by: [social] },
    },
    {
      at: '2026-07-22 09:00',
      who: social,
      does: { on: '/建议 10', presses: '接收' },
      hears: each([pan, yu], '社会事务办已接收'),
      now: { state: 'handling', due: '2026-10-20', by: [social] },
    },
    {
      at: '2026-08-10 10:00',
      who: finance,
      does: { says: '/协办意见 10 今年没有运营补助预算' },
      hears: { [social]: '财政所对' },
    },
    {
      at: '2026-09-28 15:00',
      who: social,
      does: { says: '/面商 10 9月28日 在下溪村 与潘金土、俞爱仙 面商：先由志愿者每周开三天' },
      hears: each([pan, yu], '“先由志愿者每周开三天”'),
      now: { state: 'consulted', due: '2026-10-20', by: [social] },
    },
    {
      at: '2026-10-19 16:00',
      who: social,
      does: { says: '/答复 10 C 缺少运营经费，暂由志愿者每周开放三天' },
      hears: { ...each([pan, yu], 'C类（因条件限制暂不能解决）'), [liaison]: 'C类' },
      now: { state: 'answered' },
    },
    {
      at: '2026-10-23 10:00',
      who: social,
      does: { says: '/面商 10 在下溪村 与潘金土 面商：代表表示理解' },
      hears: each([pan, yu], '请您评价'),
      now: { state: 'consulted_again', rateUntil: '2026-11-07', unrated: [pan, yu] },
    },
    {
      at: '2026-10-26 08:00',
      who: pan,
      does: { on: '待办', presses: '结果基本满意' },
      hears: each([social, liaison], '潘金土对'),
      now: { state: 'consulted_again', rateUntil: '2026-11-07', unrated: [yu] },
    },
    {
      at: '2026-10-30 14:00',
      who: yu,
      does: { says: '满意' },
      hears: { [social]: '俞爱仙对', [liaison]: '结果满意1人、基本满意1人' },
      now: { state: 'rated' },
    },
    {
      at: '2026-11-03 09:00',
      who: liaison,
      does: { says: '/办结建议 10 志愿者每周开放三天' },
      hears: each([pan, yu, social, finance], '已经办结'),
      now: { state: 'closed' },
    },
    { at: '2026-12-31 10:00', now: { state: 'archived' } },
  ],
}
