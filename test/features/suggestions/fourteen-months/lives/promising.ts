/** Extended; answered B, with a promise that is kept in the next year, too late. */
import { agriculture, chair, clerks, each, type Life, liaison, viceChair } from '../script.ts'

const luo = '罗根荣'

export const promising: Life = {
  number: '2026-006',
  steps: [
    {
      at: '2026-04-20 19:00',
      who: luo,
      does: { says: '/建议 白岩村灌溉渠道改造，渗漏严重，下游二百亩田缺水' },
      hears: { [liaison]: '收到罗根荣提出的' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-04-27 10:00',
      who: chair,
      does: { on: '/建议 6', presses: '审查通过' },
      hears: { [luo]: '已通过审查' },
      now: { state: 'admitted' },
    },
    {
      at: '2026-04-30 11:10',
      who: liaison,
      does: { says: '/交办 6 农业农村办' },
      hears: { [agriculture]: '答复期限为7月30日（星期四）', [luo]: '已交办农业农村办（主办）' },
      now: { state: 'assigned', due: '2026-07-30', by: [agriculture] },
    },
    {
      at: '2026-05-06 15:00',
      who: agriculture,
      does: { says: '/接收 6' },
      hears: { [luo]: '农业农村办已接收' },
      now: { state: 'handling', due: '2026-07-30', by: [agriculture] },
    },
    {
      at: '2026-07-20 14:00',
      who: agriculture,
      does: { says: '/延期 6 到8月31日 汛期不能施工' },
      answer: '已申请延期到8月31日（星期一）',
      hears: each(clerks, '延到8月31日（星期一），理由：“汛期不能施工”'),
    },
    {
      at: '2026-07-22 09:00',
      who: viceChair,
      does: { on: '待办', presses: '准予延期' },
      answer: '答复期限为8月31日（星期一）',
      hears: { [agriculture]: '延期申请已经批准', [luo]: '经批准延期办理' },
      now: { state: 'handling', due: '2026-08-31', by: [agriculture] },
    },
    {
      at: '2026-08-20 17:00',
      who: agriculture,
      does: { says: '/面商 6 8月19日 在白岩村 与罗根荣 面商：分两期改造' },
      hears: { [luo]: '“分两期改造”' },
      now: { state: 'consulted', due: '2026-08-31', by: [agriculture] },
    },
    {
      at: '2026-08-28 15:00',
      who: agriculture,
      does: { says: '/答复 6 B 已列入水利项目，2027年1月底前完成' },
      answer: '承诺2027年1月31日（星期日）前完成',
      hears: { [luo]: '承诺2027年1月31日（星期日）前完成', [liaison]: 'B类（正在解决或列入计划）' },
      now: { state: 'answered', promised: '2027-01-31', by: [agriculture] },
    },
    {
      at: '2026-09-03 16:00',
      who: agriculture,
      does: { says: '/面商 6 与罗根荣 面商：同意，盼早日完工' },
      hears: { [luo]: '请您评价' },
      now: {
        state: 'consulted_again',
        rateUntil: '2026-09-18',
        unrated: [luo],
        promised: '2027-01-31',
        by: [agriculture],
      },
    },
    {
      at: '2026-09-04 07:30',
      who: luo,
      does: { says: '满意' },
      hears: { [agriculture]: '罗根荣对', [liaison]: '结果满意1人' },
      now: { state: 'rated', promised: '2027-01-31', by: [agriculture] },
    },
    {
      at: '2026-09-10 09:00',
      who: liaison,
      does: { says: '/办结建议 6 列入水利项目' },
      hears: { [luo]: '已经办结', [agriculture]: '承诺的事项请在2027年1月31日（星期日）前落实' },
      now: { state: 'closed', promised: '2027-01-31', by: [agriculture] },
    },
    {
      at: '2026-10-09 10:10',
      who: liaison,
      does: { says: '/归档 6' },
      answer: '承诺的事项还没有落实',
    },
    {
      at: '2027-02-16 10:00',
      who: agriculture,
      does: { says: '/兑现 6 2月15日 渠道已改造完工' },
      hears: { [luo]: '已在2月15日（星期一）落实', [liaison]: '可以归档' },
      now: { state: 'closed' },
    },
    {
      at: '2027-02-18 09:00',
      who: liaison,
      does: { on: '/建议 2026-006', presses: '归档' },
      now: { state: 'archived' },
    },
  ],
}
