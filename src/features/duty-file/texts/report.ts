import type { Day } from '../../../calendar/day.ts'
import { hanNumber } from '../../../calendar/numerals.ts'
import { sayDate } from '../../../calendar/say.ts'
import type { Congress } from '../../congress/types.ts'
import { sayLevels, townName } from '../../reception/texts/levels.ts'
import { Used } from '../../reports/texts/used.ts'
import { cited, monthDay } from '../../reports/texts/words.ts'
import type { YearPaper } from '../../reports/types.ts'
import { verdictOf } from '../../suggestions/rules/outcome.ts'
import { stateNames, kindNames as suggestionKinds, verdictNames } from '../../suggestions/texts/words.ts'
import { cut } from '../../visits/texts/words.ts'
import { openFile } from '../rules/published.ts'
import type { DutyFigure, DutyFile, EntryOf, FigureKey } from '../types.ts'
import { periodName } from './chat.ts'

/** 述职报告: a draft of the records and nothing else, for a deputy to finish and read to his voters. */

export const face = {
  summary: '根据履职档案起草述职报告（单聊）',
  usage: '/述职报告 [姓名] [年]',
  examples: ['/述职报告', '/述职报告 去年', '/述职报告 张三 2026年'],
}
export const inSingleChat = '述职报告请单独给我发送“/述职报告”起草，群里不显示。'
export const othersByClerks =
  '替其他代表起草述职报告由主席、副主席、联络员办理。起草自己的请发送“/述职报告”。'
export const drafted = (name: string, period: string, used: number): string =>
  `${name}${period}述职报告草稿已生成，引用${used}项数据，文末附数据来源。没有记录的地方留空，请本人核对、补充后使用。`

type Said = Used<FigureKey, DutyFigure>
type Named = Pick<Congress, 'name' | 'kind' | 'county'>

const blank = '＿'.repeat(12)
const fillIn = (what: string): string => `（没有${what}的记录。如有，请据实补充：${blank}）`

/** What is confidential is left out: voters hear it. */
export function dutyReport(whole: DutyFile, congress: Named, today: Day): YearPaper {
  const file = openFile(whole)
  const { person, period } = file
  const used: Said = new Used(file.book)
  const sections = [
    ['认真出席会议，依法行使职权', meetings(used)],
    ['积极参加代表活动和学习培训', activities(file, used)],
    ['密切联系选民，反映群众意愿', voters(used)],
    ['认真提出建议，推动问题解决', suggestions(file, used)],
    ['存在的不足和今后打算', [`存在的不足：${blank}`, `今后打算：${blank}`]],
  ] as const
  const district = person.district === null ? '' : `，来自${cited(person.district)}`
  return {
    title: `${periodName(period)}履职情况述职报告`,
    addressee: '各位选民：',
    opening: `我是${titleOf(person.levels, congress)}${person.name}${district}。现将${periodName(period)}履行代表职责的情况报告如下，请予评议。`,
    sections: sections.map(([name, paragraphs], nth) => ({
      heading: `${hanNumber(nth + 1)}、${name}`,
      paragraphs: [...paragraphs],
    })),
    closing: '以上报告，请各位选民评议。',
    signature: `述职人：${person.name}`,
    date: sayDate(today),
    figures: used.figures(),
  }
}

/** 云溪镇人大代表; of several levels 县、镇人大代表. */
const titleOf = (levels: DutyFile['person']['levels'], congress: Named): string =>
  levels.length === 1 && levels.includes('town')
    ? `${townName(congress)}人大代表`
    : sayLevels(levels, congress)

function meetings(used: Said): string[] {
  const of = (body: 'session' | 'presidium', name: string): string[] => {
    if (used.value(`${body}Should`) === 0) return []
    const rest = (['Leave', 'Absent'] as const).flatMap(what =>
      used.value(`${body}${what}`) === 0
        ? []
        : [`${what === 'Leave' ? '请假' : '缺席'}${used.say(`${body}${what}`)}`],
    )
    return [
      `应出席${name}${used.say(`${body}Should`)}，实际出席${used.say(`${body}Present`)}${rest.map(one => `，${one}`).join('')}。`,
    ]
  }
  const said = [...of('session', '人民代表大会会议'), ...of('presidium', '主席团会议')]
  const heard = `会上审议的主要议题和本人发言：${blank}`
  return said.length === 0 ? [fillIn('出席会议')] : [said.join(''), heard]
}

const listed = 12

function activities({ entries }: DutyFile, used: Said): string[] {
  const there = (of: EntryOf<'meeting'>['of']) =>
    entries
      .filter(entry => entry.kind === 'meeting')
      .filter(entry => entry.of === of && entry.presence === 'present')
      .map(({ on, title }) => `${monthDay(on)}“${cut(cited(title), 40)}”`)
  const list = (names: readonly string[]) =>
    `：${names.slice(0, listed).join('、')}${names.length > listed ? '等' : ''}`
  const said = [
    ...(used.value('activities') === 0
      ? []
      : [`参加代表活动${used.say('activities')}${list(there('activity'))}。`]),
    ...(used.value('studies') === 0 ? [] : [`参加学习培训${used.say('studies')}${list(there('study'))}。`]),
  ]
  return said.length === 0 ? [fillIn('参加代表活动和学习培训')] : said
}

function voters(used: Said): string[] {
  const said = [
    ...(used.value('receptions') === 0 ? [] : [`参加代表接待选民日值班${used.say('receptions')}`]),
    ...(used.value('visits') === 0
      ? []
      : [`受理群众来访来信${used.say('visits')}，涉及群众${used.say('visitors')}`]),
    ...(used.value('contacts') === 0
      ? []
      : [`走访联系选民${used.say('contacts')}，联系选民${used.say('voters')}`]),
  ]
  return said.length === 0
    ? [fillIn('接待和联系选民')]
    : [`${said.join('；')}。`, `推动解决的主要问题：${blank}`]
}

function suggestions({ entries }: DutyFile, used: Said): string[] {
  if (used.value('led') + used.value('cosigned') === 0) return [fillIn('提出建议、批评、意见和议案')]
  const led = entries.filter(entry => entry.kind === 'suggestion').filter(({ leads }) => leads)
  const result = [
    ...(used.value('motions') === 0 ? [] : [`其中议案${used.say('motions')}`]),
    ...(used.value('withdrawn') === 0 ? [] : [`撤回${used.say('withdrawn')}`]),
    ...(used.value('answered') === 0 ? [] : [`已得到答复${used.say('answered')}`]),
    ...(used.value('satisfied') === 0 ? [] : [`评价满意${used.say('satisfied')}`]),
  ]
  const heads = [
    ...(used.value('led') === 0
      ? []
      : [`领衔提出建议议案${used.say('led')}${result.map(one => `，${one}`).join('')}`]),
    ...(used.value('cosigned') === 0 ? [] : [`附议${used.say('cosigned')}`]),
  ]
  return [
    `${heads.join('；')}。`,
    ...led.slice(0, listed).map(({ item }) => {
      const verdict = verdictOf(item, 'result')
      return `${suggestionKinds[item.kind]}“${cut(cited(item.title), 40)}”：${stateNames[item.state]}${verdict === null ? '' : `，评价${verdictNames[verdict]}`}。`
    }),
  ]
}
