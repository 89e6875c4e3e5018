import type { RuleName } from '../rules/rule-words.ts'
import type { RuleProblem } from '../rules/set-rule.ts'
import type { RulePath, SuggestionRules } from '../settings.ts'
import { sessionName } from './words.ts'

/** The rules about suggestions, shown and changed. */

export const setSuggestionRules = {
  summary: '查看、改动建议办理的各项期限和规定',
  usage: '/建议设置 项目 新的规定',
  examples: [
    '/建议设置',
    '/建议设置 答复 2个月',
    '/建议设置 答复 恢复',
    '/建议设置 办理结果 A 已解决、B 正在解决（承诺）、C 暂不能解决',
    '/建议设置 编号 按届次 第十九届第三次会议',
  ],
}

export const heading = '现在的建议办理规定：'
export const howToChange =
  '要改动，写项目和新的规定，如：/建议设置 答复 2个月。改回上级规定，如：/建议设置 答复 恢复'
export const onlyAlone = '请单独给我发送这条命令。'

export const ruleLine = (rule: RuleName, value: string, source: string): string =>
  `${nameOf(rule)}：${value}（${source}）`
export const changed = (rule: RuleName, value: string, source: string): string =>
  `已改动。${nameOf(rule)}：${value}（${source}）。${since(rule)}`

/** What it holds for. */
function since({ path }: RuleName): string {
  switch (path) {
    case 'classes':
      return '已经答复的仍是原来的类别，以后的答复按新的类别。'
    case 'series':
      return '已经编号的不变，以后提出的按新的编号。'
    default:
      return '已经开始计算的答复期限不变，以后交办的按新规定。'
  }
}
export const unchanged = (rule: RuleName, value: string): string =>
  `${nameOf(rule)}本来就是${value}，没有改动。`
export const unknownRule = (rules: readonly RuleName[]): string =>
  `没有看懂要改哪一项。可以改的有：${rules.map(nameOf).join('、')}。如：/建议设置 答复 2个月`

const nameOf = ({ names }: RuleName): string => names[0] ?? ''

const exampleOf = ({ value, path }: RuleName): string => {
  switch (value) {
    case 'months':
      return path === 'mostMonths' ? '6个月，或者不限' : '2个月'
    case 'days':
      return '10天'
    case 'people':
      return '5人'
    case 'times':
      return '2次'
    case 'clock':
      return '9:00'
    case 'start':
      return '交办之日，或者闭会之日'
    case 'holiday':
      return '顺延，或者不顺延'
    case 'day':
      return '2026年1月20日'
    case 'list':
      return '农业农村、交通道路、其他'
    case 'classes':
      return 'A 已解决、B 正在解决（承诺）、C 暂不能解决、D 留作参考'
    case 'series':
      return '按年，或者按届次 第十九届第三次会议'
  }
}

export const unclear = (rule: RuleName): string =>
  `没有看懂“${nameOf(rule)}”要改成什么，没有改动。请这样写：/建议设置 ${nameOf(rule)} ${exampleOf(rule)}`

export function sayProblem(problem: RuleProblem, rule: RuleName): string {
  switch (problem) {
    case 'out_of_range':
      if (rule.value === 'classes')
        return '没有改动：办理结果分2至6类，代号、名称都不能重复，名称不超过20个字。'
      return `没有改动：“${nameOf(rule)}”不能是这个数。月数为1至24，天数为1至365，轮次为1至5；类别最多10个，每个不超过10个字，不能重复。`
    case 'wide_shorter':
      return '没有改动：复杂答复的期限不能比一般答复短。请先改另一项。'
    case 'most_shorter':
      return '没有改动：延期最长不能比答复期限短。请先改“延期最长”。'
    case 'session_end_unknown':
      return '没有改动：还不知道大会哪一天闭会。请先这样发送：/建议设置 闭会日期 2026年1月20日'
  }
}

/** The value of a rule, as it is said. */
export function sayRule(rules: SuggestionRules, path: RulePath): string {
  switch (path) {
    case 'months.normal':
      return `${rules.months.normal}个月`
    case 'months.wide':
      return `${rules.months.wide}个月`
    case 'mostMonths':
      return rules.mostMonths === null ? '不限' : `${rules.mostMonths}个月`
    case 'secondRoundMonths':
      return `${rules.secondRoundMonths}个月`
    case 'clockStart':
      return rules.clockStart === 'assigned' ? '交办之日' : '闭会之日'
    case 'sessionEndedOn': {
      const day = rules.sessionEndedOn
      return day === null ? '未填' : `${day.year}年${day.month}月${day.day}日`
    }
    case 'onHoliday':
      return rules.onHoliday === 'same' ? '不顺延' : '顺延到下一个工作日'
    case 'assignWithinDays':
    case 'returnWithinDays':
      return `${rules[path]}个工作日`
    case 'ratingDays':
    case 'dueSoonDays':
    case 'listBeforeDays':
      return `${rules[path]}天`
    case 'rounds':
      return `${rules.rounds}次`
    case 'motionSigners':
      return `${rules.motionSigners}人`
    case 'rateSoonDays':
      return `评价期过半、期满前${rules.rateSoonDays}天`
    case 'talkAgainDays':
      return `答复后每${rules.talkAgainDays}天`
    case 'concludeDays':
      return `评价结束后每${rules.concludeDays}天`
    case 'ladder.office':
      return `每${rules.ladder.office}天`
    case 'ladder.viceChair':
      return `每${rules.ladder.viceChair}天`
    case 'ladder.chair':
      return `每${rules.ladder.chair}天`
    case 'say':
      return `${Math.floor(rules.sayMinute / 60)}:${String(rules.sayMinute % 60).padStart(2, '0')}`
    case 'categories':
      return rules.categories.join('、')
    case 'classes':
      return rules.classes
        .map(({ code, name, promises }) => `${code} ${name}${promises ? '（承诺）' : ''}`)
        .join('、')
    case 'series':
      return rules.series.by === 'year' ? '按年' : `按届次，现为${sessionName(rules.series.name)}`
  }
}
