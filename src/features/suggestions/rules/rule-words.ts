/** Reads `答复 2个月`: which rule is meant, and what it is to be. Whether that can be is the schema's to say. */
import { type Day, isoDay, isRealDay } from '../../../calendar/day.ts'
import { readNumber } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'
import type { RulePath } from '../settings.ts'
import { readStretch } from './stretch.ts'

/** What a rule's value is, and how it is said. */
type ValueKind =
  | 'months'
  | 'days'
  | 'people'
  | 'times'
  | 'clock'
  | 'start'
  | 'holiday'
  | 'day'
  | 'list'
  | 'classes'
  | 'series'

export interface RuleName {
  readonly path: RulePath
  /** The first is the one that is shown. */
  readonly names: readonly string[]
  readonly value: ValueKind
}

export const ruleNames: readonly RuleName[] = [
  { path: 'months.normal', names: ['答复', '答复期限', '一般期限'], value: 'months' },
  { path: 'months.wide', names: ['复杂答复', '重大复杂', '复杂期限'], value: 'months' },
  { path: 'mostMonths', names: ['延期最长', '最长', '最长期限'], value: 'months' },
  { path: 'secondRoundMonths', names: ['再次答复', '重新办理', '重办'], value: 'months' },
  { path: 'clockStart', names: ['起算', '起算日'], value: 'start' },
  { path: 'sessionEndedOn', names: ['闭会日期', '闭会'], value: 'day' },
  { path: 'onHoliday', names: ['到期逢休息日', '逢休息日', '休息日', '节假日'], value: 'holiday' },
  { path: 'assignWithinDays', names: ['交办', '交办期限'], value: 'days' },
  { path: 'returnWithinDays', names: ['退回', '退回期限'], value: 'days' },
  { path: 'ratingDays', names: ['评价', '评价期'], value: 'days' },
  { path: 'rateSoonDays', names: ['催评价', '评价提醒'], value: 'days' },
  { path: 'talkAgainDays', names: ['催再次面商', '再次面商'], value: 'days' },
  { path: 'concludeDays', names: ['催办结', '办结'], value: 'days' },
  { path: 'rounds', names: ['办理轮次', '轮次', '轮数'], value: 'times' },
  { path: 'motionSigners', names: ['议案联名', '议案人数', '联名'], value: 'people' },
  { path: 'dueSoonDays', names: ['到期前提醒', '提前提醒'], value: 'days' },
  { path: 'ladder.office', names: ['督办单位', '单位督办'], value: 'days' },
  { path: 'ladder.viceChair', names: ['报副主席', '督办副主席'], value: 'days' },
  { path: 'ladder.chair', names: ['报主席', '督办主席'], value: 'days' },
  { path: 'say', names: ['提醒时间', '提醒钟点'], value: 'clock' },
  { path: 'listBeforeDays', names: ['会前清单', '会前'], value: 'days' },
  { path: 'categories', names: ['类别', '分类'], value: 'list' },
  { path: 'classes', names: ['办理结果', '结果类别', '答复类别', '答复分类', '结果分类'], value: 'classes' },
  { path: 'series', names: ['编号', '建议编号', '编号方式'], value: 'series' },
]

export type RuleReading =
  /** `value` as it is stored; undefined: as the province or the nation has it. */
  | { readonly kind: 'set'; readonly rule: RuleName; readonly value: unknown }
  | { readonly kind: 'unknown_rule' }
  /** A rule without a value, or with one that says nothing. */
  | { readonly kind: 'unclear'; readonly rule: RuleName }

const restoring = /^(?:恢复|恢复默认|默认|按规定|取消设定)$/

export function readRule(words: string): RuleReading {
  const text = normalise(words)
    .text.trim()
    .replace(/[。.]$/, '')
  const named = ruleNames
    .flatMap(rule => rule.names.map(name => ({ rule, name })))
    .filter(({ name }) => text.startsWith(name))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (named === undefined) return { kind: 'unknown_rule' }
  const { rule, name } = named
  const said = text
    .slice(name.length)
    .replace(/^[\s:,]*(?:改为|改成|设为|是|为)?\s*/, '')
    .trim()
  if (restoring.test(said)) return { kind: 'set', rule, value: undefined }
  const value = readValue(rule, said)
  return value === undefined ? { kind: 'unclear', rule } : { kind: 'set', rule, value }
}

const figure = '([0-9]{1,4}|[〇零一二三四五六七八九十廿卅两]{1,4})'
const unit: Readonly<Partial<Record<ValueKind, RegExp>>> = {
  months: new RegExp(`^${figure} ?(?:个月|月)?(?:内|以内)?$`),
  days: new RegExp(`^${figure} ?(?:个)?(?:工作日|天|日)?(?:内|以内)?$`),
  people: new RegExp(`^${figure} ?(?:人|名|位|个人)?(?:以上)?$`),
  times: new RegExp(`^${figure} ?(?:次|轮)?$`),
}

/** @returns undefined when it is no value of this kind */
function readValue({ path, value: kind }: RuleName, said: string): unknown {
  switch (kind) {
    case 'months':
      return path === 'mostMonths' && /^(?:不限|不限制|没有限制|无)$/.test(said) ? null : numberOf(kind, said)
    case 'days':
    case 'people':
    case 'times':
      return numberOf(kind, said)
    case 'clock':
      return clockOf(said)
    case 'start':
      return /交办/.test(said) ? 'assigned' : /闭会/.test(said) ? 'session_end' : undefined
    case 'holiday':
      if (/^(?:不顺延|不变|照旧|不改)$/.test(said)) return 'same'
      return /顺延|下一个工作日/.test(said) && !said.includes('不') ? 'next_working_day' : undefined
    case 'day':
      return dayIn(said)
    case 'list': {
      const names = said.split(/[、,;\s]+/).filter(name => name !== '')
      return names.length === 0 ? undefined : names
    }
    case 'classes':
      return classesIn(said)
    case 'series':
      return seriesIn(said)
  }
}

function numberOf(kind: ValueKind, said: string): number | undefined {
  const [, digits] = unit[kind]?.exec(said) ?? []
  const number = digits === undefined ? Number.NaN : readNumber(digits)
  return Number.isNaN(number) ? undefined : number
}

/** 9:00, 上午9点, 下午2点30分 */
function clockOf(said: string): string | undefined {
  const [, half, hour, minute = '0', thirty] =
    /^(上午|早上|下午)?\s*([0-9]{1,2})(?:[:点时])(?:([0-9]{1,2})分?|(半))?$/.exec(said) ?? []
  if (hour === undefined) return undefined
  const hours = Number(hour) + (half === '下午' && Number(hour) < 12 ? 12 : 0)
  const minutes = thirty === undefined ? Number(minute) : 30
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** The year is asked for: which session ended is not to be guessed. */
function dayIn(said: string): string | undefined {
  const [, year, month, day] = /^([0-9]{4})[年\-/.]([0-9]{1,2})[月\-/.]([0-9]{1,2})日?$/.exec(said) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const found: Day = { year: Number(year), month: Number(month), day: Number(day) }
  return isRealDay(found) ? isoDay(found) : undefined
}

const classCode = '[A-Za-z甲乙丙丁戊己]'
const classStart = new RegExp(`(?:^|[,;、.\\s]+)(?=${classCode}(?:类|级)?[ :.、]*[一-龥])`)
const classWords = new RegExp(`^(${classCode})(?:类|级)?[ :.、]*(.+)$`)
const promiseMark = / ?\(?(?:是?承诺|限期落实)\)?$/
/** What is under way is promised, unless a class is marked as the one that is. */
const underWay = /正在|计划|逐步|限期/

/** A 已解决、B 正在解决(承诺)、C 暂不能解决: code and name of each, the best first. */
function classesIn(said: string): unknown {
  const pieces = said.split(classStart).filter(piece => piece !== '')
  const read = pieces.map(piece => classWords.exec(piece.replace(/[,;、.\s]+$/, '')))
  const isMarked = pieces.some(piece => promiseMark.test(piece.trim()))
  const classes = read.flatMap(found => {
    const [, code = '', words = ''] = found ?? []
    const name = words.replace(promiseMark, '').trim()
    if (name === '') return []
    return [{ code: code.toUpperCase(), name, promises: (isMarked ? promiseMark : underWay).test(words) }]
  })
  return classes.length === pieces.length && classes.length > 0 ? classes : undefined
}

/** 按年, or by session with which one it is: 按届次 第十九届第三次会议, 19-3. */
function seriesIn(said: string): unknown {
  if (/^(?:按|每|逐|分)?年(?:度|份)?(?:编号?|排|计)?$/.test(said)) return { by: 'year' }
  const session = said.replace(/^(?:按|分)?(?:届次|会次|次会议|届|会议)?(?:编号?)?[ :,]*/, '')
  const found = readStretch(session, { year: 1, month: 1, day: 1 })
  return found !== null && 'series' in found ? { by: 'session', name: found.series } : undefined
}
