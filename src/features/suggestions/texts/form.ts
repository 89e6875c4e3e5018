import type { Day } from '../../../calendar/day.ts'
import { sayDate } from '../../../calendar/say.ts'
import { townName } from '../../reception/texts/levels.ts'
import { isRejected, isWithdrawn } from '../rules/outcome.ts'
import type { Names, Suggestion } from '../types.ts'
import { bareNumber, kindNames, raisedNames, sayRejection, sourceNames } from './words.ts'

/** 代表建议表: an item as it is handed in, examined and assigned, to be signed. */
export interface SuggestionForm {
  readonly title: string
  readonly number: string
  readonly rows: readonly FormRow[]
  readonly foot: string
}

/** One label with its field over the whole width, or two pairs side by side. */
export interface FormRow {
  readonly cells: readonly FormCell[]
  /** At least so high, in lines of text; none: as high as its text. */
  readonly lines?: number
  /** It stands on one page with what follows: where people sign. */
  readonly whole?: boolean
}

interface FormCell {
  readonly label: string
  /** Paragraphs divided by line breaks. */
  readonly text: string
}

export interface Formed {
  readonly item: Suggestion
  readonly congress: { readonly name: string }
  readonly names: Names
  /** Whoever leads; `phone` null: it is not known, or not for the reader. */
  readonly lead: {
    readonly group: string | null
    readonly district: string | null
    readonly phone: string | null
  }
  /** How many photos and files it has. */
  readonly attachments: number
  readonly madeOn: Day
}

export function suggestionForm({ item, congress, names, lead, attachments, madeOn }: Formed): SuggestionForm {
  const [first, ...others] = item.signers.map(({ personId }) => names.person(personId))
  const town = townName(congress)
  const pair = (label: string, text: string): FormCell => ({ label, text })
  return {
    title: `${town}人大代表${item.kind === 'motion' ? '议案' : '建议、批评和意见'}表`,
    number: `编号：${bareNumber(item)}${item.confidential ? '（不公开）' : ''}`,
    rows: [
      { cells: [pair('标题', item.title)] },
      {
        cells: [
          pair('种类', `${kindNames[item.kind]}（${raisedNames[item.raised]}）`),
          pair('提出日期', sayDate(item.submittedOn)),
        ],
      },
      { cells: [pair('领衔代表', first ?? ''), pair('联系电话', lead.phone ?? '')] },
      { cells: [pair('代表小组', lead.group ?? ''), pair('选区', lead.district ?? '')] },
      { cells: [pair('类别', item.category ?? ''), pair('来源', sourceNames[item.source])] },
      {
        cells: [
          pair('附议代表', others.length === 0 ? '无' : `${others.join('、')}（共${others.length}人）`),
        ],
      },
      // With the row of photos it still stands on one page.
      { cells: [pair('内容', item.text)], lines: attachments === 0 ? 8 : 6 },
      ...(attachments === 0 ? [] : [{ cells: [pair('附件', `照片、文件${attachments}个`)] }]),
      { cells: [pair('审查意见', sayExamination(item))], lines: 2, whole: true },
      { cells: [pair('承办单位', sayOffices(item, names))], lines: 3, whole: true },
      { cells: [pair('代表签名', ''), pair('承办单位\n签收', '')], lines: 3, whole: true },
    ],
    foot: `${town}人大　${sayDate(madeOn)}制表`,
  }
}

function sayExamination(item: Suggestion): string {
  const { rejection, admittedOn, withdrawal, withdrawnOn } = item
  const when = withdrawnOn === null ? '' : sayDate(withdrawnOn)
  const ended = isWithdrawn(item) ? [`${when}代表撤回，理由：${withdrawal?.reason ?? ''}`] : []
  if (isRejected(item) && rejection !== null)
    return `${sayDate(rejection.on)}审查，不予接收。理由：${sayRejection(rejection)}`
  return [...(admittedOn === null ? [] : [`${sayDate(admittedOn)}审查，予以接收。`]), ...ended].join('\n')
}

function sayOffices({ parties, mode, assignedOn, clock, dueOn, reply }: Suggestion, names: Names): string {
  const called = (role: 'lead' | 'assist') =>
    parties
      .filter(party => party.role === role)
      .map(({ officeId }) => names.office(officeId))
      .join('、')
  if (parties.length === 0 || assignedOn === null) return ''
  const due = clock === null ? null : (dueOn ?? reply?.dueOn ?? null)
  return [
    `${mode === 'split' ? '分别主办' : '主办'}：${called('lead')}`,
    ...(called('assist') === '' ? [] : [`协办：${called('assist')}`]),
    `交办日期：${sayDate(assignedOn)}${due === null ? '' : `；办理期限：${sayDate(due)}`}`,
  ].join('\n')
}
