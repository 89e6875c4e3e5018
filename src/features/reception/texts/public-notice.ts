import { sayDate, sayPeriod } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Duty, ReceptionDay, ReceptionRule } from '../types.ts'
import { type Named, sayLevels, townName } from './levels.ts'
import { sayRule } from './settings.ts'

/** The public announcement of a reception day: as text for the village board, and the parts of its document. */
export interface PublicNotice {
  readonly title: string
  readonly opening: string
  readonly items: readonly { readonly label: string; readonly text: string }[]
  readonly closing: string
  readonly signature: string
  readonly date: string
}

export interface Announced {
  readonly congress: Named & {
    readonly zone: string
    readonly rule: ReceptionRule
    readonly phone: string | null
  }
  readonly day: Pick<ReceptionDay, 'startsAt' | 'endsAt' | 'place'>
  /** Those who come, the leading one first. */
  readonly onDuty: readonly Pick<Duty, 'name' | 'levels' | 'leads'>[]
  /** Why it is not on the day of the rule. */
  readonly shift: string | null
}

/** @param now its date */
export function publicNotice({ congress, day, onDuty, shift }: Announced, now: Date): PublicNotice {
  const town = townName(congress)
  return {
    title: `${town}人大代表接待选民日公告`,
    opening: `为密切人大代表同人民群众的联系，听取意见和建议，${town}人大代表定期接待选民（${sayRule(congress.rule)}）。现将本次接待安排公告如下：`,
    items: [
      { label: '接待时间', text: sayWhen(day, congress.zone) + (shift === null ? '' : `（${shift}）`) },
      { label: '接待地点', text: day.place },
      { label: '接待代表', text: sayAll(onDuty, congress) },
      ...(congress.phone === null ? [] : [{ label: '联系电话', text: congress.phone }]),
    ],
    closing: '欢迎广大选民前来反映情况，提出意见和建议。',
    signature: congress.kind === 'street' ? `${town}人大工委` : `${town}人民代表大会主席团`,
    date: sayDate(dayOf(now, congress.zone)),
  }
}

export const noticeText = ({ title, opening, items, closing, signature, date }: PublicNotice): string =>
  [
    title,
    '',
    opening,
    ...items.map(({ label, text }) => `${label}：${text}`),
    closing,
    '',
    signature,
    date,
  ].join('\n')

/** 2026年3月16日（星期一）上午8:30至11:30 */
function sayWhen({ startsAt, endsAt }: Pick<ReceptionDay, 'startsAt' | 'endsAt'>, zone: string): string {
  return `${dayOf(startsAt, zone).year}年${sayPeriod(startsAt, endsAt, startsAt, zone)}`
}

function sayAll(onDuty: Announced['onDuty'], congress: Named): string {
  return onDuty.length === 0 ? '由人大统一安排' : onDuty.map(duty => sayDuty(duty, congress)).join('、')
}

function sayDuty({ name, levels, leads }: Pick<Duty, 'name' | 'levels' | 'leads'>, congress: Named): string {
  const marks = [sayLevels(levels, congress), leads ? '带班' : ''].filter(mark => mark !== '').join('，')
  return marks === '' ? name : `${name}（${marks}）`
}
