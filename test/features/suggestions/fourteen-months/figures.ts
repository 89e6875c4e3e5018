/** The figures of a year, counted on the register that was written by hand, and said once more. */
import type { Row } from './filed.ts'

const count = (rows: readonly Row[], is: (row: Row) => boolean): number => rows.filter(is).length
const has =
  (heading: string, text = '') =>
  (row: Row) =>
    (row[heading] ?? '') !== '' && (row[heading] ?? '').includes(text)
const items = (name: string, number: number) => `${name}${number}件`

/** Kept its row, but was taken back: whatever stands in it counts no more. */
const isTakenBack = has('备注', '撤回：')
const verdicts = ['满意', '基本满意', '不满意'] as const
type Verdict = (typeof verdicts)[number]

const classes = [
  'A类（已解决或基本解决）',
  'B类（正在解决或列入计划）',
  'C类（因条件限制暂不能解决）',
  'D类（留作参考）',
]

/** In the order of the congress. */
const categories = [
  '农业农村',
  '城乡建设',
  '交通道路',
  '生态环境',
  '教育文化',
  '卫生健康',
  '民政社保',
  '安全稳定',
  '政务服务',
  '其他',
]

export function figuresOf(rows: readonly Row[]): { readonly lines: readonly string[]; readonly totals: Row } {
  const inHand = rows.filter(row => has('交办日期')(row) && !isTakenBack(row))
  const answered = inHand.filter(has('答复日期'))
  const rated = answered.filter(has('满意度（态度/结果）'))
  const met = count(inHand, has('第一次面商'))
  const metTwice = count(answered, has('第二次面商'))
  const inTime = count(answered, row => (row.答复日期 ?? '') <= (row.办理期限 ?? ''))
  const refused = count(rows, has('审查意见', '不予接收'))
  const takenBack = count(rows, isTakenBack)
  const waiting = count(rows, has('审查意见', '待审查'))
  const admitted = rows.length - refused - takenBack - waiting
  const closed = count(inHand, has('办结日期'))
  const again = count(inHand, has('重新办理'))
  const promised = rows.filter(has('承诺期限/兑现'))
  const kept = count(promised, row => !has('承诺期限/兑现', '未兑现')(row))
  const byClass = classes.map(name => count(answered, row => classOf(row) === name[0]))
  const result = verdicts.map(verdict => count(rated, row => worst(row, '结果') === verdict))
  const attitude = verdicts.map(verdict => count(rated, row => worst(row, '态度') === verdict))
  const shareOf = (part: number) => shares([part, inHand.length - part])[0]
  const said = (counts: readonly number[]) =>
    verdicts.map((verdict, i) => `${items(verdict, counts[i] ?? 0)}（${shares(counts)[i]}）`).join('、')
  const lines = [
    `合计${rows.length}件：${['建议', '批评', '意见', '议案'].map(kind => items(kind, count(rows, has('种类', kind)))).join('、')}；${items('大会期间', count(rows, has('大会/闭会', '大会')))}、${items('闭会期间', count(rows, has('大会/闭会', '闭会')))}。`,
    `类别：${categories
      .map(name => [name, count(rows, has('类别', name))] as const)
      .filter(([, number]) => number > 0)
      .map(([name, number]) => items(name, number))
      .join('、')}。`,
    `审查：予以接收${admitted}件、不予接收${refused}件、撤回${takenBack}件、待审查${waiting}件。`,
    `交办${inHand.length}件；已面商${met}件（面商率${shareOf(met)}），其中两次面商${metTwice}件；已答复${answered.length}件（答复率${shareOf(answered.length)}），其中按期答复${inTime}件；逾期未答复0件。`,
    ...(answered.length === 0
      ? []
      : [
          `办理结果：${classes.map((name, i) => `${name}${byClass[i]}件，占${shares(byClass)[i]}`).join('；')}。`,
        ]),
    ...(rated.length === 0
      ? []
      : [
          `满意率${shares(result)[0]}：对办理结果，${said(result)}；对办理态度，${said(attitude)}；未评价${answered.length - rated.length}件，不计入满意率。`,
        ]),
    `办结${closed}件，重新办理${again}件；承诺事项${promised.length}件${promised.length === 0 ? '' : `，已兑现${kept}件，到期未兑现0件`}。`,
  ]
  const totals = {
    编号: '合计',
    种类: `${rows.length}件`,
    审查意见: `${admitted}件`,
    交办日期: `${inHand.length}件`,
    第一次面商: `${met}件`,
    答复日期: `${answered.length}件`,
    第二次面商: `${metTwice}件`,
    '满意度（态度/结果）': `满意${result[0]}件`,
    重新办理: `${again}件`,
    办结日期: `${closed}件`,
    '承诺期限/兑现': `兑现${kept}件`,
  }
  return { lines, totals }
}

/** Of several answers the least favourable: A is the best. */
const classOf = (row: Row): string | undefined =>
  [...(row.办理结果 ?? '').matchAll(/[A-D](?=类)/g)]
    .map(([letter]) => letter)
    .toSorted()
    .at(-1)

/** What the least satisfied of the signers said. */
function worst(row: Row, about: '态度' | '结果'): Verdict | undefined {
  const line = (row['满意度（态度/结果）'] ?? '').split('⏎').find(each => each.startsWith(about)) ?? ''
  const said = line
    .slice(about.length + 1)
    .split('、')
    .map(each => each.replace(/\d/g, ''))
  return verdicts.findLast(verdict => said.includes(verdict))
}

/** In tenths of a percent; what is missing to a hundred goes to those that lost most by rounding down. */
function shares(counts: readonly number[]): string[] {
  const whole = counts.reduce((sum, each) => sum + each, 0)
  const exact = counts.map(each => (1000 * each) / whole)
  const tenths = exact.map(Math.floor)
  const losses = exact
    .map((each, i) => ({ i, loss: each - (tenths[i] ?? 0) }))
    .toSorted((a, b) => b.loss - a.loss)
  for (let n = 0; tenths.reduce((sum, each) => sum + each, 0) < 1000; n++) {
    const i = losses[n]?.i ?? 0
    tenths[i] = (tenths[i] ?? 0) + 1
  }
  return tenths.map(each => `${(each / 10).toFixed(1)}%`)
}
