/** From a reception day, signed from the card of similar ones; confidential; answered by two offices, each for itself. */
import {
  agriculture,
  clerks,
  each,
  environment,
  finance,
  type Life,
  liaison,
  safety,
  social,
} from './script.ts'

const [pan, yu] = ['潘金土', '俞爱仙']
const meng = '孟亚琴'
const zhuge = '诸葛晴'

export const received: Life = {
  number: '2026-010',
  fate: 'a voter’s matter that became one with one click, signed by another who had the same to say',
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

export const confidential: Life = {
  number: '2026-011',
  fate: 'confidential: others cannot learn that it exists; nobody rates, and the time for it passes',
  steps: [
    {
      at: '2026-08-24 21:00',
      who: meng,
      does: { says: '/建议 保密 双塘村有人夜里往塘里偷倒废油，请暗访' },
      answer: '建议2026-011（保密，已提出）',
      hears: { [liaison]: '收到孟亚琴提出的' },
      now: { state: 'submitted' },
    },
    {
      at: '2026-08-31 10:20',
      who: liaison,
      does: { says: '/改建议 11 类别 生态环境' },
      hears: { [meng]: '的类别已更正' },
    },
    {
      at: '2026-08-31 10:30',
      who: liaison,
      does: { says: '/交办 11 综合治理办' },
      answer: '答复期限为11月30日（星期一）',
      hears: { [safety]: '答复期限为11月30日（星期一）', [meng]: '已交办综合治理办（主办）' },
      now: { state: 'assigned', due: '2026-11-30', by: [safety] },
    },
    {
      at: '2026-09-02 08:30',
      who: safety,
      does: { on: '待办', presses: '接收' },
      hears: { [meng]: '综合治理办已接收' },
      now: { state: 'handling', due: '2026-11-30', by: [safety] },
    },
    { at: '2026-09-15 19:00', who: '童小明', does: { says: '/建议 11' }, answer: '没有查到' },
    { at: '2026-09-15 19:01', who: '童小明', does: { says: '/附议 11' }, answer: '没有查到' },
    { at: '2026-09-15 19:05', who: agriculture, does: { says: '/答复 11 A 已查处' }, answer: '没有查到' },
    {
      at: '2026-11-16 16:00',
      who: safety,
      does: { says: '/面商 11 与孟亚琴 面商：已抓到现行' },
      hears: { [meng]: '“已抓到现行”' },
      now: { state: 'consulted', due: '2026-11-30', by: [safety] },
    },
    {
      at: '2026-11-17 10:00',
      who: safety,
      does: { says: '/答复 11 A 当事人已被行政处罚，塘水已清理' },
      hears: { [meng]: '“当事人已被行政处罚，塘水已清理”', [liaison]: 'A类' },
      now: { state: 'answered' },
    },
    {
      at: '2026-11-20 15:00',
      who: safety,
      does: { says: '/面商 11 电话与孟亚琴沟通，没有意见' },
      hears: { [meng]: '请您评价' },
      now: { state: 'consulted_again', rateUntil: '2026-12-05', unrated: [meng] },
    },
    { at: '2026-12-07 09:01', now: { state: 'rated' } },
    {
      at: '2026-12-09 09:00',
      who: liaison,
      does: { says: '/办结建议 11 已查处' },
      hears: each([meng, safety], '已经办结'),
      now: { state: 'closed' },
    },
    { at: '2026-12-31 10:00', now: { state: 'archived' } },
  ],
}

export const divided: Life = {
  number: '2026-012',
  fate: 'two offices, each for itself; its day moves when the holidays of the next year are known',
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
      now: { state: 'answered' },
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

export const open: Life = {
  number: '2027-001',
  fate: 'of the next year: its numbers begin anew, and it is still being handled',
  steps: [
    {
      at: '2027-01-11 10:00',
      who: '蒋伟民',
      does: { says: '/建议 云溪镇卫生院增设夜间急诊，夜里要跑到县里' },
      answer: '建议2027-001（已提出）',
      hears: { [liaison]: '收到蒋伟民提出的建议2027-001' },
      now: { state: 'submitted' },
    },
    {
      at: '2027-01-15 10:00',
      who: liaison,
      does: { says: '/交办 1 社会事务办' },
      answer: '答复期限为4月15日（星期四）',
      hears: { [social]: '答复期限为4月15日（星期四）', 蒋伟民: '已交办社会事务办（主办）' },
      now: { state: 'assigned', due: '2027-04-15', by: [social] },
    },
    {
      at: '2027-01-18 09:00',
      who: social,
      does: { on: '待办', presses: '接收' },
      hears: { 蒋伟民: '社会事务办已接收' },
      now: { state: 'handling', due: '2027-04-15', by: [social] },
    },
  ],
}
