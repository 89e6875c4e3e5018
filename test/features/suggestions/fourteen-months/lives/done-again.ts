/** The deputy is not satisfied: a second round. */
import { each, environment, type Life, liaison } from '../script.ts'

const weng = '翁玉梅'

export const doneAgain: Life = {
  number: '2026-007',
  steps: [
    {
      at: '2026-05-06 08:20',
      who: weng,
      does: { says: '/批评 梅岭村生活垃圾清运不及时，垃圾堆在路边十来天没有人管' },
      answer: '批评2026-007（已提出）',
      hears: { [liaison]: '收到翁玉梅提出的批评2026-007' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-05-11 09:00',
      who: liaison,
      does: { says: '/交办 7 生态环境办' },
      hears: { [environment]: '答复期限为8月11日（星期二）', [weng]: '已交办生态环境办（主办）' },
      now: { state: 'assigned', due: '2026-08-11', by: [environment] },
    },
    {
      at: '2026-05-12 10:00',
      who: environment,
      does: { on: '待办', presses: '接收' },
      hears: { [weng]: '生态环境办已接收' },
      now: { state: 'handling', due: '2026-08-11', by: [environment] },
    },
    {
      at: '2026-05-12 10:05',
      who: environment,
      does: { says: '/答复 7 A 马上清运' },
      answer: '面商以后才能答复',
    },
    {
      at: '2026-07-24 16:00',
      who: environment,
      does: { says: '/面商 7 与翁玉梅 面商：增加清运次数' },
      hears: { [weng]: '“增加清运次数”' },
      now: { state: 'consulted', due: '2026-08-11', by: [environment] },
    },
    {
      at: '2026-07-31 10:00',
      who: environment,
      does: { says: '/答复 7 A 清运已改为每周三次' },
      hears: { [weng]: '“清运已改为每周三次”', [liaison]: 'A类' },
      now: { state: 'answered' },
    },
    {
      at: '2026-08-03 15:00',
      who: environment,
      does: { says: '/面商 7 8月2日 在梅岭村 与翁玉梅 面商：请代表监督' },
      hears: { [weng]: '请您评价' },
      now: { state: 'consulted_again', rateUntil: '2026-08-18', unrated: [weng] },
    },
    {
      at: '2026-08-05 07:00',
      who: weng,
      does: { on: '待办', presses: '结果不满意' },
      answer: '请写明不满意的原因',
    },
    {
      at: '2026-08-05 07:02',
      who: weng,
      does: { says: '/不满意 7 态度满意 路边还是堆着垃圾' },
      hears: {
        [environment]: '“路边还是堆着垃圾”，答复期限为9月7日（星期一）',
        [liaison]: '已转入重新办理',
      },
      now: { state: 'redo', due: '2026-09-07', by: [environment] },
    },
    {
      at: '2026-08-20 17:00',
      who: environment,
      does: { says: '/面商 7 8月20日 在梅岭村 与翁玉梅 面商：增设收集点' },
      hears: { [weng]: '“增设收集点”' },
      now: { state: 'consulted', due: '2026-09-07', by: [environment] },
    },
    {
      at: '2026-09-04 16:00',
      who: environment,
      does: { says: '/答复 7 A 已增设两处收集点，每天清运' },
      hears: { [weng]: '“已增设两处收集点，每天清运”', [liaison]: 'A类' },
      now: { state: 'answered' },
    },
    {
      at: '2026-09-07 11:00',
      who: environment,
      does: { says: '/面商 7 与翁玉梅 面商：路边干净了' },
      hears: { [weng]: '请您评价' },
      now: { state: 'consulted_again', rateUntil: '2026-09-22', unrated: [weng] },
    },
    {
      at: '2026-09-08 07:10',
      who: weng,
      does: { on: '待办', presses: '结果满意' },
      hears: { [environment]: '翁玉梅对', [liaison]: '结果满意1人' },
      now: { state: 'rated' },
    },
    {
      at: '2026-09-10 09:10',
      who: liaison,
      does: { says: '/办结建议 7 增设收集点，每天清运' },
      hears: each([weng, environment], '已经办结'),
      now: { state: 'closed' },
    },
    { at: '2026-10-09 10:00', now: { state: 'archived' } },
  ],
}
