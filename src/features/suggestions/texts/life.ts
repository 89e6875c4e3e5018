import type { Day } from '../../../calendar/day.ts'
import { cut } from '../../visits/texts/words.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import { fieldNames, sayRejection, verdictNames } from './words.ts'

/** The life of an item as a time line, one line for each step: 3月11日 王秀兰提出. Only ever said to one person alone. */

/** Names of people and offices, whoever they are today. */
export interface Named {
  readonly person: (personId: number) => string
  readonly office: (officeId: number) => string
}

export interface LifeStep {
  readonly event: SuggestionEvent
  readonly on: Day
  /** Null: it happened by itself. */
  readonly enteredBy: number | null
}

export interface LineFacts extends Named {
  readonly today: Day
  /** Of what was said so much is quoted. */
  readonly mostChars: number
}

/** 3月11日; with the year where it is not this one. */
export const sayShortDay = ({ year, month, day }: Day, today: Day): string =>
  `${year === today.year ? '' : `${year}年`}${month}月${day}日`

/** @param step with whether somebody had asked before to take the item back */
export function lifeLine(step: LifeStep & { readonly isAsked: boolean }, facts: LineFacts): string {
  return `${sayShortDay(step.on, facts.today)} ${said(step, facts)}`
}

type AskedStep = LifeStep & { readonly isAsked: boolean }

/**
 * The whole life. What was reminded of again and again without a step between is one line, from the first day to the last: of
 * a year's reminders nobody finds the steps.
 */
export function lifeLines(steps: readonly AskedStep[], facts: LineFacts): string[] {
  const runs: (readonly [first: AskedStep, ...others: AskedStep[]])[] = []
  for (const step of steps) {
    const run = runs.at(-1)
    if (run !== undefined && isAgain(run[0], step)) runs[runs.length - 1] = [...run, step]
    else runs.push([step])
  }
  return runs.map(run => {
    const [first] = run
    const last = run.at(-1) ?? first
    if (first === last) return lifeLine(first, facts)
    const days = `${sayShortDay(first.on, facts.today)}至${sayShortDay(last.on, facts.today)}`
    return `${days} ${said(first, facts)}，共${run.length}次`
  })
}

const isAgain = ({ event: before }: AskedStep, { event }: AskedStep): boolean =>
  before.type === 'reminded' &&
  event.type === 'reminded' &&
  before.to === event.to &&
  before.about === event.about

function said(
  { event, enteredBy, isAsked }: LifeStep & { readonly isAsked: boolean },
  { person, office, today, mostChars }: LineFacts,
): string {
  const by = enteredBy === null ? '' : person(enteredBy)
  const words = (text: string) => `：${cut(text, mostChars)}`
  const forOther = (personId: number) =>
    enteredBy === null || enteredBy === personId ? '' : `（${by}代为登记）`
  const until = (day: Day | null) => (day === null ? '' : `，${sayShortDay(day, today)}前`)
  switch (event.type) {
    case 'submitted':
      return enteredBy === null || enteredBy === event.signerId
        ? `${person(event.signerId)}提出`
        : `${person(event.signerId)}提出，${by}代为登记`
    case 'corrected':
      return `${by}更正${Object.keys(event.fields)
        .map(field => fieldNames[field] ?? field)
        .join('、')}`
    case 'invited':
      return `邀请${event.personIds.map(person).join('、')}附议`
    case 'declined':
      return `${person(event.personId)}不附议`
    case 'cosigned':
      return `${person(event.personId)}附议`
    case 'uncosigned':
      return `${person(event.personId)}取消附议`
    case 'withdrawal_joined':
      return isAsked
        ? `${person(event.personId)}同意撤回${forOther(event.personId)}`
        : `${person(event.personId)}提出撤回${words(event.reason)}`
    case 'withdrawal_refused':
      return `${person(event.personId)}不同意撤回，继续办理${forOther(event.personId)}`
    case 'withdrawn':
      return '署名代表同意，撤回'
    case 'admitted':
      return `${by}审查通过`
    case 'rejected':
      return `${by}审查不予接收${words(sayRejection(event))}`
    case 'assigned': {
      const lead = event.lead.map(office).join('、')
      const how = event.mode === 'split' ? `${lead}分办` : `${lead}主办`
      const assist = event.assist.length === 0 ? '' : `，${event.assist.map(office).join('、')}协办`
      return `交办${how}${assist}${event.dueOn === null ? '' : `${until(event.dueOn)}答复`}`
    }
    case 'accepted':
      return `${office(event.officeId)}接收`
    case 'returned':
      return `${office(event.officeId)}退回${event.part === undefined ? '' : '其承办部分'}${words(event.reason)}`
    case 'deputy_asked':
      return `${office(event.officeId)}请代表说明${words(event.words)}`
    case 'deputy_replied':
      return `${person(event.personId)}说明${words(event.words)}`
    case 'consulted': {
      const who = event.officeId === null ? '' : office(event.officeId)
      const when = `${sayShortDay(event.on, today)}${event.place === null ? '' : where(event.place)}`
      return `${who}${event.nth === 1 ? '答复前' : '答复后'}面商（${when}）${words(event.said)}`
    }
    case 'assist_answered':
      return `${office(event.officeId)}提出协办意见${words(event.text)}`
    case 'answered':
      return `${office(event.officeId)}答复（${event.resultClass}类${until(event.promisedOn)}）${words(event.text)}`
    case 'extension_asked':
      return `${office(event.officeId)}申请延期到${sayShortDay(event.until, today)}${words(event.reason)}`
    case 'extension_granted':
      return `批准延期到${sayShortDay(event.until, today)}`
    case 'extension_refused':
      return `没有批准延期${words(event.reason)}`
    case 'rated': {
      const { attitude, result } = event
      return `${person(event.personId)}评价：态度${verdictNames[attitude]}，结果${verdictNames[result]}${
        event.words === null ? '' : words(event.words)
      }`
    }
    case 'ratings_settled':
      return '评价结束'
    case 'redone':
      return `重新办理${until(event.dueOn)}答复${event.reason === null ? '' : words(event.reason)}`
    case 'closed':
      return `办结${words(event.outcome)}`
    case 'promise_kept':
      return `承诺的事项${sayShortDay(event.on, today)}落实${words(event.words)}`
    case 'archived':
      return '归档'
    case 'key_listed':
      return event.isKey ? '列为重点督办' : '不再列为重点督办'
    case 'reminded':
      return sayReminded(event)
    case 'reckoned':
      return `放假安排变动，期限改为${sayShortDay(event.dueOn, today)}`
    case 'return_reckoned': {
      const days = new Set(event.days.map(({ by }) => sayShortDay(by, today)))
      return `放假安排变动，退回期限改为${[...days].join('、')}`
    }
  }
}

/** 在镇政府; whoever spoke by telephone was nowhere. */
const where = (place: string): string => (byWire.includes(place) ? `，${place}` : `在${place}`)
const byWire = ['电话', '微信', '视频']

const aboutNames = {
  assigning: '交办',
  answer: '答复',
  consulting: '再次面商',
  rating: '评价',
  concluding: '办结',
  promise: '落实承诺',
} as const

function sayReminded({ to, about }: Extract<SuggestionEvent, { type: 'reminded' }>): string {
  switch (to) {
    case 'office':
      return `提醒承办单位${aboutNames[about]}`
    case 'signers':
      return `提醒署名代表${aboutNames[about]}`
    case 'vice_chair':
      return `提请副主席督促${aboutNames[about]}`
    case 'chair':
      return `提请主席督促${aboutNames[about]}`
    case 'clerks':
      return `提醒主席、副主席、联络员${ofClerks[about]}`
  }
}

/** Of an office that nobody can be reached at they are told to tell it; whose ratings are over is theirs to close. */
const ofClerks = {
  assigning: '交办',
  consulting: '转告承办单位再次面商',
  rating: '办结',
  concluding: '办结',
  answer: '转告承办单位答复',
  promise: '转告承办单位落实承诺',
} as const
