import type { Card, CardButton } from '../../../bot/reply.ts'
import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { ActName } from '../rules/articles.ts'
import { mayNow } from '../rules/decide.ts'
import type { Standing } from '../rules/standing.ts'
import * as words from '../texts/card.ts'
import { numberOf, stateNames } from '../texts/words.ts'
import type { Suggestion } from '../types.ts'

/** What an item's card is drawn from. */
export interface SuggestionFace {
  readonly item: Suggestion
  readonly who: Standing
  readonly inGroup: boolean
  readonly offices: string
  readonly today: Day
  readonly notes: readonly string[]
}

/** The most useful first; a card has room for six (wecom-protocol 5.2). */
const offered: readonly ActName[] = [
  'admit',
  'accept',
  'answer',
  'consult',
  'rate',
  'reply_to_office',
  'grant_extension',
  'refuse_extension',
  'close',
  'assign',
  'reject',
  'return',
  'ask_deputy',
  'assist',
  'ask_extension',
  'redo',
  'keep_promise',
  'archive',
]

export function suggestionCard(taskId: string, face: SuggestionFace): Card {
  const { item, who, inGroup, offices, today, notes } = face
  const acts = offered.filter(act => mayNow(item, act, who)).filter(act => isAsked(act, item))
  const buttons: CardButton[] = [
    ...acts.flatMap(act => (act === 'rate' ? ratings(item) : [button(act, item)])),
    { text: words.show, key: `sg_show:${item.id}`, style: 'plain' as const },
  ].slice(0, 6)
  return {
    taskId,
    title: `${numberOf(item)}（${stateNames[item.state]}）`,
    desc: item.title,
    ...(inGroup ? {} : { quote: item.text }),
    rows: [
      { name: words.office, value: offices },
      { name: words.due, value: item.dueOn === null ? words.none : sayCalendarDay(item.dueOn, today) },
    ],
    ...(notes.length === 0 ? {} : { body: notes.join('\n') }),
    buttons,
  }
}

const isAsked = (act: ActName, item: Suggestion): boolean =>
  act === 'grant_extension' || act === 'refuse_extension'
    ? item.extension !== null
    : act !== 'reply_to_office' || item.waiting !== null

const button = (act: ActName, { id }: Suggestion): CardButton => ({
  text: words.buttons[act] ?? act,
  key: `sg_${act}:${id}`,
})

const ratings = ({ id }: Suggestion): CardButton[] =>
  (['satisfied', 'basically', 'dissatisfied'] as const).map(verdict => ({
    text: words.verdicts[verdict],
    key: `sg_rate:${id}.${verdict}`,
  }))
