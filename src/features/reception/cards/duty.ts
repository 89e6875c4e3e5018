import type { Card } from '../../../bot/reply.ts'
import type { Day } from '../../../calendar/day.ts'
import * as words from '../texts/duty.ts'
import type { Duty } from '../types.ts'

export interface TurnShown {
  /** `shownDay` */
  readonly key: string
  readonly day: Day
  /** With the hours. */
  readonly when: string
  readonly place: string
  readonly standing: Duty['standing']
  /** Who else is on duty. */
  readonly others: readonly string[]
}

/** A drop-down has at most ten options (wecom-protocol 5.2); the soonest come first. */
const maxOptions = 10

export const dayQuestion = 'day'

/** A person's turns with what can be answered; with several the day is chosen first. */
export function dutyCard(taskId: string, turns: readonly TurnShown[], inGroup: boolean, told?: string): Card {
  const [only] = turns
  const argument = turns.length === 1 && only !== undefined ? `:${only.key}` : ''
  const shown = turns.slice(0, maxOptions)
  return {
    taskId,
    title: words.cardTitle,
    body: bodyOf(shown, inGroup, told),
    ...(argument === '' && turns.length > 0
      ? {
          select: {
            key: dayQuestion,
            title: words.chooseDay,
            options: shown.map(({ key, day, standing }) => ({
              id: key,
              text: words.option(day.month, day.day, inGroup ? 'silent' : standing),
            })),
          },
        }
      : {}),
    buttons: [
      { text: words.buttons.confirm, key: `dutyok${argument}`, style: 'primary' },
      { text: words.buttons.leave, key: `dutyleave${argument}`, style: 'plain' },
      { text: words.buttons.swap, key: `dutyswap${argument}`, style: 'plain' },
    ],
  }
}

/** What was just done of an only turn says all of it. */
function bodyOf(turns: readonly TurnShown[], inGroup: boolean, told: string | undefined): string {
  if (told !== undefined && turns.length === 1) return told
  return [...(told === undefined ? [] : [told]), ...turns.map(turn => line(turn, inGroup))].join('\n')
}

/** Before others nothing is said of what somebody has answered. */
function line({ when, place, standing, others }: TurnShown, inGroup: boolean): string {
  return [
    words.yourTurn(when, place),
    words.together(others),
    inGroup ? '' : words.yourAnswer(standing),
  ].join('')
}
