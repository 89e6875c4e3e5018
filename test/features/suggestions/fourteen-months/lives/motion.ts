/** A motion that lacks signers until the fifth joins; handled in six months. */
import { each, type Life, liaison, social, viceChair } from '../script.ts'

const signers = ['许金泉', '汪桂花', '朱炳炎', '傅德胜', '严丽萍'] as const
const [xu, wang, zhu, fu, yan] = signers
const own = '第四代表小组'

export const motion: Life = {
  number: '2026-004',
  steps: [
    {
      at: '2026-02-24 10:00',
      who: xu,
      does: {
        says: '/议案 大会期间，关于制定农村老年食堂管理办法的议案，各村标准不一，老人吃饭没有保障',
        in: own,
      },
      answer: '还差4人',
      hears: { [liaison]: '还差4名代表署名' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-02-25 08:10',
      who: wang,
      does: { says: '附议 4', in: own },
      hears: { [xu]: '现有2名代表署名' },
    },
    {
      at: '2026-02-25 12:30',
      who: zhu,
      does: { says: '附议 4', in: own },
      hears: { [xu]: '现有3名代表署名' },
    },
    { at: '2026-02-26 09:00', who: fu, does: { says: '附议 4' }, hears: { [xu]: '现有4名代表署名' } },
    {
      at: '2026-02-27 14:00',
      who: liaison,
      does: { on: '/建议 4', presses: '审查通过' },
      answer: '还差1',
    },
    {
      at: '2026-03-05 18:00',
      who: yan,
      does: { on: '/建议 4', presses: '附议' },
      hears: { [xu]: '现有5名代表署名', [liaison]: '已有5名代表署名，可以审查了' },
    },
    {
      at: '2026-03-10 09:40',
      who: viceChair,
      does: { says: '/交办 4 社会事务办 六个月' },
      answer: '答复期限为9月10日（星期四）',
      hears: {
        [social]: '答复期限为9月10日（星期四）。不属于本单位的，在3月24日（星期二）前',
        ...each(signers, '已交办社会事务办（主办）'),
        [liaison]: '已交办社会事务办（主办）',
      },
      now: { state: 'assigned', due: '2026-09-10', by: [social] },
    },
    {
      at: '2026-03-12 08:30',
      who: social,
      does: { on: '待办', presses: '接收' },
      hears: each(signers, '社会事务办已接收'),
      now: { state: 'handling', due: '2026-09-10', by: [social] },
    },
    {
      at: '2026-06-30 16:00',
      who: social,
      does: { says: '/面商 4 6月29日 在镇政府会议室 与许金泉、傅德胜 面商：办法先征求各村意见' },
      hears: each(signers, '“办法先征求各村意见”'),
      now: { state: 'consulted', due: '2026-09-10', by: [social] },
    },
    {
      at: '2026-08-31 10:00',
      who: social,
      does: { says: '/答复 4 A 管理办法已印发，9月起施行' },
      hears: { ...each(signers, '“管理办法已印发，9月起施行”'), [liaison]: 'A类（已解决或基本解决）' },
      now: { state: 'answered' },
    },
    {
      at: '2026-09-07 15:00',
      who: social,
      does: { says: '/面商 4 在镇政府会议室 与许金泉等5位代表 面商：都同意' },
      hears: each(signers, '请您评价'),
      now: { state: 'consulted_again', rateUntil: '2026-09-22', unrated: signers },
    },
    {
      at: '2026-09-07 15:20',
      who: xu,
      does: { says: '满意' },
      hears: each([social, liaison], '许金泉对'),
      now: { state: 'consulted_again', rateUntil: '2026-09-22', unrated: [wang, zhu, fu, yan] },
    },
    {
      at: '2026-09-08 07:40',
      who: wang,
      does: { on: '/建议 4', presses: '结果满意' },
      hears: each([social, liaison], '汪桂花对'),
      now: { state: 'consulted_again', rateUntil: '2026-09-22', unrated: [zhu, fu, yan] },
    },
    {
      at: '2026-09-08 21:00',
      who: zhu,
      does: { says: '/基本满意 4' },
      hears: each([social, liaison], '朱炳炎对'),
      now: { state: 'consulted_again', rateUntil: '2026-09-22', unrated: [fu, yan] },
    },
    {
      at: '2026-09-14 12:00',
      who: fu,
      does: { says: '/评价 4 态度满意 结果基本满意' },
      hears: each([social, liaison], '态度满意，结果基本满意'),
      now: { state: 'consulted_again', rateUntil: '2026-09-22', unrated: [yan] },
    },
    {
      at: '2026-09-18 10:00',
      who: yan,
      does: { says: '满意' },
      hears: { [social]: '严丽萍对', [liaison]: '结果满意3人、基本满意2人' },
      now: { state: 'rated' },
    },
    {
      at: '2026-09-21 09:00',
      who: viceChair,
      does: { on: '/建议 4', presses: '办结' },
      answer: '/办结建议 2026-004 结果',
    },
    {
      at: '2026-09-21 09:05',
      who: viceChair,
      does: { says: '/办结建议 4 办法已经施行' },
      hears: each([...signers, social], '已经办结：“办法已经施行”'),
      now: { state: 'closed' },
    },
    {
      at: '2026-10-09 10:00',
      who: liaison,
      does: { says: '/归档 全部' },
      now: { state: 'archived' },
    },
  ],
}
