/** Given back by one office; then led by another and assisted by a third. Answered C. */
import { building, each, finance, type Life, liaison, safety } from '../script.ts'

const ji = '季连生'

export const givenBack: Life = {
  number: '2026-005',
  steps: [
    {
      at: '2026-03-31 09:00',
      who: ji,
      does: { says: '/建议 桥亭村小学门口安装减速带，上学放学车速快' },
      hears: { [liaison]: '收到季连生提出的' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-04-01 09:30',
      who: liaison,
      does: { on: '/建议 5', presses: '交办', choosing: '综合治理办' },
      hears: {
        [safety]: '答复期限为7月1日（星期三）。不属于本单位的，在4月16日（星期四）前',
        [ji]: '已交办综合治理办（主办）',
      },
      now: { state: 'assigned', due: '2026-07-01', by: [safety] },
    },
    {
      at: '2026-04-10 17:00',
      who: safety,
      does: { says: '/退回 5 道路设施由村镇建设办负责' },
      hears: { [liaison]: '综合治理办退回了', [ji]: '不属于综合治理办职责，已退回' },
      now: { state: 'returned' },
    },
    {
      at: '2026-04-30 11:00',
      who: liaison,
      does: { says: '/交办 5 村镇建设办主办，财政所协办' },
      answer: '答复期限为7月30日（星期四）',
      hears: {
        [building]: '由财政所协办',
        [finance]: '由村镇建设办主办，财政所协办',
        [ji]: '已交办村镇建设办（主办）、财政所（协办）',
      },
      now: { state: 'assigned', due: '2026-07-30', by: [building] },
    },
    {
      at: '2026-05-06 10:00',
      who: building,
      does: { on: '待办', presses: '接收' },
      hears: { [ji]: '村镇建设办已接收' },
      now: { state: 'handling', due: '2026-07-30', by: [building] },
    },
    {
      at: '2026-06-01 14:00',
      who: finance,
      does: { says: '/协办意见 5 镇级资金只够标线' },
      hears: { [building]: '财政所对' },
    },
    {
      at: '2026-07-16 16:30',
      who: building,
      does: { says: '/面商 5 7月15日 在桥亭村小学 与季连生 面商：先划标线，减速带报县里' },
      hears: { [ji]: '“先划标线，减速带报县里”' },
      now: { state: 'consulted', due: '2026-07-30', by: [building] },
    },
    {
      at: '2026-07-28 10:00',
      who: building,
      does: { says: '/答复 5 C 该路段属于省道，减速带须由公路部门审批，已向县里报告' },
      hears: { [ji]: 'C类（因条件限制暂不能解决）', [liaison]: 'C类' },
      now: { state: 'answered' },
    },
    {
      at: '2026-07-31 11:00',
      who: building,
      does: { says: '/面商 5 电话与季连生沟通，表示理解' },
      hears: { [ji]: '请您评价' },
      now: { state: 'consulted_again', rateUntil: '2026-08-15', unrated: [ji] },
    },
    {
      at: '2026-08-03 08:00',
      who: ji,
      does: { on: '待办', presses: '结果基本满意' },
      hears: { [building]: '季连生对', [liaison]: '结果基本满意1人' },
      now: { state: 'rated' },
    },
    {
      at: '2026-08-10 09:00',
      who: liaison,
      does: { says: '/办结建议 5 标线已划，减速带待批' },
      hears: each([ji, building, finance], '已经办结'),
      now: { state: 'closed' },
    },
    { at: '2026-10-09 10:00', now: { state: 'archived' } },
  ],
}
