/** The office asks the deputy, and its time stands still. */
import { agriculture, each, type Life, liaison } from '../script.ts'

const zhong = '钟林海'

export const waiting: Life = {
  number: '2026-009',
  steps: [
    {
      at: '2026-06-10 08:00',
      who: zhong,
      does: { says: '/建议 双塘村排涝泵站更换水泵，去年台风时排不出水' },
      hears: { [liaison]: '收到钟林海提出的' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-06-30 09:50',
      who: liaison,
      does: { says: '/改建议 9 类别 农业农村' },
      answer: '已更正。',
      hears: { [zhong]: '的类别已更正' },
    },
    {
      at: '2026-06-30 10:00',
      who: liaison,
      does: { on: '待办', presses: '交办', choosing: '农业农村办' },
      answer: '答复期限为9月30日（星期三）',
      hears: { [agriculture]: '答复期限为9月30日（星期三）', [zhong]: '已交办农业农村办（主办）' },
      now: { state: 'assigned', due: '2026-09-30', by: [agriculture] },
    },
    {
      at: '2026-07-02 09:00',
      who: agriculture,
      does: { says: '/接收 9' },
      hears: { [zhong]: '农业农村办已接收' },
      now: { state: 'handling', due: '2026-09-30', by: [agriculture] },
    },
    {
      at: '2026-08-20 10:00',
      who: agriculture,
      does: { says: '/约商 9 请说明是一号泵还是二号泵' },
      hears: { [zhong]: '在您说明前，办理期限暂停计算' },
      now: { state: 'handling' },
    },
    {
      at: '2026-09-09 19:00',
      who: zhong,
      does: { says: '/补充 9 是二号泵，电机烧过两次' },
      answer: '答复期限为10月20日（星期二）',
      hears: { [agriculture]: '答复期限为10月20日（星期二）' },
      now: { state: 'handling', due: '2026-10-20', by: [agriculture] },
    },
    {
      at: '2026-10-12 15:00',
      who: agriculture,
      does: { says: '/面商 9 10月12日 在双塘村泵站 与钟林海 面商：更换二号泵' },
      hears: { [zhong]: '“更换二号泵”' },
      now: { state: 'consulted', due: '2026-10-20', by: [agriculture] },
    },
    {
      at: '2026-10-13 16:00',
      who: agriculture,
      does: { says: '/答复 9 A 二号泵已更换，试运行正常' },
      hears: { [zhong]: '“二号泵已更换，试运行正常”', [liaison]: 'A类' },
      now: { state: 'answered' },
    },
    {
      at: '2026-10-16 10:00',
      who: agriculture,
      does: { says: '/面商 9 10月15日 在双塘村泵站 与钟林海 面商：现场试了，满意' },
      hears: { [zhong]: '请您评价' },
      now: { state: 'consulted_again', rateUntil: '2026-10-31', unrated: [zhong] },
    },
    {
      at: '2026-10-19 12:00',
      who: zhong,
      does: { says: '满意' },
      hears: { [agriculture]: '钟林海对', [liaison]: '结果满意1人' },
      now: { state: 'rated' },
    },
    {
      at: '2026-10-21 09:00',
      who: liaison,
      does: { says: '/办结建议 9 水泵已更换' },
      hears: each([zhong, agriculture], '已经办结'),
      now: { state: 'closed' },
    },
    { at: '2026-12-31 10:00', now: { state: 'archived' } },
  ],
}
