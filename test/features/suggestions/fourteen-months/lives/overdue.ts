/** Overdue: the ladder, the key list, an answer at last. */
import { building, chair, each, type Life, liaison } from '../script.ts'

const zheng = '郑永福'

export const overdue: Life = {
  number: '2026-008',
  steps: [
    {
      at: '2026-05-20 20:00',
      who: zheng,
      does: { says: '/建议 上溪村危桥拆除重建，桥面开裂，大车还在走' },
      hears: { [liaison]: '收到郑永福提出的' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-05-29 10:00',
      who: liaison,
      does: { says: '/交办 8 村镇建设办' },
      answer: '答复期限为8月31日（星期一）',
      hears: { [building]: '答复期限为8月31日（星期一）', [zheng]: '已交办村镇建设办（主办）' },
      now: { state: 'assigned', due: '2026-08-31', by: [building] },
    },
    {
      at: '2026-06-02 09:00',
      who: building,
      does: { on: '待办', presses: '接收' },
      hears: { [zheng]: '村镇建设办已接收' },
      now: { state: 'handling', due: '2026-08-31', by: [building] },
    },
    {
      at: '2026-10-09 09:30',
      who: chair,
      does: { says: '/督办 8' },
      answer: '重点督办',
      hears: each([building, zheng], '已列为重点督办件'),
      now: { state: 'handling', due: '2026-08-31', by: [building], isKey: true },
    },
    {
      at: '2026-11-18 15:00',
      who: building,
      does: { says: '/面商 8 11月17日 在上溪村 与郑永福 面商：先限重，明年报项目' },
      hears: { [zheng]: '“先限重，明年报项目”' },
      now: { state: 'consulted', due: '2026-08-31', by: [building], isKey: true },
    },
    {
      at: '2026-11-20 10:00',
      who: building,
      does: { says: '/答复 8 C 重建资金没有落实，已设限重标志并封闭半幅' },
      hears: { [zheng]: 'C类（因条件限制暂不能解决）', [liaison]: 'C类' },
      now: { state: 'answered', isKey: true },
    },
    {
      at: '2026-11-24 16:00',
      who: building,
      does: { says: '/面商 8 在镇政府 与郑永福 面商：代表要求继续争取' },
      hears: { [zheng]: '请您评价' },
      now: { state: 'consulted_again', rateUntil: '2026-12-09', unrated: [zheng], isKey: true },
    },
    {
      at: '2026-11-25 20:00',
      who: zheng,
      does: { says: '/评价 8 态度不满意 结果基本满意 拖了三个月' },
      answer: '已登记您的评价：态度不满意，结果基本满意。',
      hears: { [building]: '态度不满意，结果基本满意，“拖了三个月”', [liaison]: '结果基本满意1人' },
      now: { state: 'rated', isKey: true },
    },
    {
      at: '2026-12-01 09:00',
      who: liaison,
      does: { says: '/办结建议 8 已限重，继续争取重建资金' },
      hears: each([zheng, building], '已经办结'),
      now: { state: 'closed', isKey: true },
    },
    {
      at: '2026-12-31 10:00',
      who: liaison,
      does: { says: '/归档 全部' },
      now: { state: 'archived', isKey: true },
    },
  ],
}
