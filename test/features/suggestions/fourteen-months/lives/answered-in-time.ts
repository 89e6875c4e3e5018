/** Handed in in a group, signed, examined, handled, answered A in time, rated by both and filed. */
import { building, each, type Life, liaison } from '../script.ts'

const [wang, dong] = ['王秀兰', '董长庚']

export const answeredInTime: Life = {
  number: '2026-001',
  steps: [
    {
      at: '2026-01-08 10:00',
      who: wang,
      does: { says: '/建议 修复石桥村文化广场路灯，坏了两个月，晚上跳舞看不见', in: '全体代表' },
      answer: '建议2026-001（已提出）',
      hears: { [liaison]: '收到王秀兰提出的' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-01-08 15:00',
      who: dong,
      does: { on: '/建议 1', presses: '附议' },
      answer: '已附议。',
      hears: { [wang]: '董长庚附议了' },
    },
    {
      at: '2026-01-12 09:30',
      who: liaison,
      does: { on: '/建议 1', presses: '审查通过' },
      answer: '已通过审查。',
      hears: each([wang, dong], '已通过审查'),
      now: { state: 'admitted' },
    },
    {
      at: '2026-01-14 10:00',
      who: liaison,
      does: { on: '/建议 1', presses: '交办', choosing: '村镇建设办' },
      answer: '已交办村镇建设办（主办），答复期限为4月14日（星期二）。',
      hears: {
        [building]: '答复期限为4月14日（星期二）。不属于本单位的，在1月28日（星期三）前',
        ...each([wang, dong], '已交办村镇建设办（主办）'),
      },
      now: { state: 'assigned', due: '2026-04-14', by: [building] },
    },
    {
      at: '2026-01-15 08:40',
      who: building,
      does: { on: '/建议 1', presses: '接收' },
      answer: '已接收。',
      hears: each([wang, dong], '村镇建设办已接收'),
      now: { state: 'handling', due: '2026-04-14', by: [building] },
    },
    {
      at: '2026-02-10 15:00',
      who: building,
      does: { says: '/面商 1 2月9日 在石桥村文化广场 与王秀兰、董长庚 面商：先修东侧六盏' },
      answer: '已登记答复前的面商（2月9日（星期一））。',
      hears: each([wang, dong], '（2月9日（星期一），石桥村文化广场，王秀兰、董长庚）：“先修东侧六盏”'),
      now: { state: 'consulted', due: '2026-04-14', by: [building] },
    },
    {
      at: '2026-03-20 10:00',
      who: building,
      does: { says: '/答复 1 A 十二盏路灯已全部修复' },
      answer: '已登记答复：A类（已解决或基本解决）。',
      hears: {
        ...each([wang, dong], '“十二盏路灯已全部修复”。承办单位会再次与您面商'),
        [liaison]: 'A类（已解决或基本解决）',
      },
      now: { state: 'answered' },
    },
    {
      at: '2026-03-25 16:00',
      who: building,
      does: { says: '/面商 1 3月24日 在石桥村 与王秀兰 面商：路灯都亮了' },
      hears: each([wang, dong], '请您评价'),
      now: { state: 'consulted_again', rateUntil: '2026-04-09', unrated: [wang, dong] },
    },
    {
      at: '2026-03-26 08:30',
      who: wang,
      does: { on: '/建议 1', presses: '结果满意' },
      answer: '已登记您的评价：满意。',
      hears: each([building, liaison], '王秀兰对建议2026-001“修复石桥村文化广场路灯”的评价：满意。'),
      now: { state: 'consulted_again', rateUntil: '2026-04-09', unrated: [dong] },
    },
    {
      at: '2026-03-27 19:00',
      who: dong,
      does: { says: '/满意 1' },
      hears: { [building]: '董长庚对', [liaison]: '评价已经结束：结果满意2人' },
      now: { state: 'rated' },
    },
    {
      at: '2026-03-30 09:00',
      who: liaison,
      does: { says: '/办结建议 1 路灯已全部修复' },
      hears: each([wang, dong, building], '已经办结：“路灯已全部修复”'),
      now: { state: 'closed' },
    },
    {
      at: '2026-03-31 10:00',
      who: liaison,
      does: { says: '/归档 1-3' },
      now: { state: 'archived' },
    },
  ],
}
