/** Two offices, each for itself; over the end of the year, and moved by its holidays. */
import { agriculture, clerks, each, environment, type Life, liaison } from '../script.ts'

const zhuge = '诸葛晴'

export const divided: Life = {
  number: '2026-012',
  steps: [
    {
      at: '2026-10-28 18:00',
      who: zhuge,
      does: { says: '/建议 后山村溪道清淤和护岸加固，淤积一米多，护岸塌了两处' },
      hears: { [liaison]: '收到诸葛晴提出的' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-11-09 10:00',
      who: liaison,
      does: { says: '/交办 12 分办 农业农村办、生态环境办' },
      answer: '答复期限为2027年2月9日（星期二）',
      hears: {
        [agriculture]: '同时分办的有生态环境办',
        [environment]: '同时分办的有农业农村办',
        [zhuge]: '已交办农业农村办、生态环境办（分办）',
      },
      now: { state: 'assigned', due: '2027-02-09', by: [agriculture, environment] },
    },
    {
      at: '2026-11-11 09:00',
      who: agriculture,
      does: { on: '待办', presses: '接收' },
      hears: { [zhuge]: '农业农村办已接收' },
      now: { state: 'handling', due: '2027-02-09', by: [agriculture, environment] },
    },
    {
      at: '2026-12-10 11:00',
      hears: each(
        [...clerks, agriculture, environment],
        '由2027年2月9日（星期二）改为2027年2月12日（星期五）',
      ),
      now: { state: 'handling', due: '2027-02-12', by: [agriculture, environment] },
    },
    {
      at: '2027-01-15 15:00',
      who: agriculture,
      does: { says: '/面商 2026-012 1月14日 在后山村 与诸葛晴 面商：先清淤，护岸由环境办负责' },
      hears: { [zhuge]: '“先清淤，护岸由环境办负责”' },
      now: { state: 'consulted', due: '2027-02-12', by: [agriculture, environment] },
    },
    {
      at: '2027-01-20 10:00',
      who: agriculture,
      does: { says: '/答复 2026-012 A 溪道已清淤八百米' },
      answer: '还有承办单位没有答复',
      hears: { [zhuge]: '其他承办单位还没有答复', [liaison]: 'A类' },
      now: { state: 'consulted', due: '2027-02-12', by: [environment] },
    },
    {
      at: '2027-02-03 16:00',
      who: environment,
      does: { says: '/答复 2026-012 C 护岸加固资金没有落实' },
      hears: { [zhuge]: '承办单位会再次与您面商', [liaison]: 'C类' },
      now: { state: 'answered', by: [agriculture, environment] },
    },
    {
      at: '2027-02-18 15:00',
      who: agriculture,
      does: { says: '/面商 2026-012 2月18日 在后山村 与诸葛晴 面商：护岸明年再报' },
      hears: { [zhuge]: '请您评价' },
      now: { state: 'consulted_again', rateUntil: '2027-03-05', unrated: [zhuge] },
    },
    {
      at: '2027-02-19 12:00',
      who: zhuge,
      does: { on: '待办', presses: '结果基本满意' },
      hears: { ...each([agriculture, environment], '诸葛晴对'), [liaison]: '结果基本满意1人' },
      now: { state: 'rated' },
    },
    {
      at: '2027-02-24 09:00',
      who: liaison,
      does: { says: '/办结建议 2026-012 溪道已清淤，护岸继续争取资金' },
      hears: each([zhuge, agriculture, environment], '已经办结'),
      now: { state: 'closed' },
    },
  ],
}
