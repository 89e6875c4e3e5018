import type { Card } from '../../../bot/reply.ts'
import type { Day } from '../../../calendar/day.ts'
import { shownDay } from '../rules/shown-day.ts'
import * as words from '../texts/swap.ts'
import type { ReceptionDay } from '../types.ts'

/** A drop-down has at most ten options (wecom-protocol 5.2); the soonest come first. */
const maxOptions = 10

export const swapQuestion = 'swap'
export const swapDayQuestion = 'day'

export interface SwapShown {
  /** The swap, and the version of its day. */
  readonly key: string
  readonly from: string
  readonly day: Day
  readonly when: string
  readonly back: string | null
}

/** What others have proposed to a person; with several one is chosen first. */
export function swapCard(taskId: string, swaps: readonly SwapShown[], told?: string): Card {
  const shown = swaps.slice(0, maxOptions)
  const [only] = shown
  const body = [
    ...(told === undefined ? [] : [told]),
    ...shown.map(({ from, when, back }) => words.requestLine(from, when, back)),
  ].join('\n')
  const base = { taskId, title: words.cardTitle, body: body === '' ? words.noRequests : body }
  if (only === undefined) return { ...base, buttons: [{ text: words.mine, key: 'duties', style: 'plain' }] }
  const argument = swaps.length === 1 ? `:${only.key}` : ''
  return {
    ...base,
    ...(swaps.length === 1
      ? {}
      : {
          select: {
            key: swapQuestion,
            title: words.choose,
            options: shown.map(({ key, from, day }) => ({
              id: key,
              text: words.option(from, day.month, day.day),
            })),
          },
        }),
    buttons: [
      { text: words.agree, key: `swapyes${argument}`, style: 'primary' },
      { text: words.decline, key: `swapno${argument}`, style: 'plain' },
    ],
  }
}

/** Which of his turns somebody offers. `argument` says to whom and for which turn. */
export const swapDayCard = (
  taskId: string,
  name: string,
  argument: string,
  turns: readonly Pick<ReceptionDay, 'id' | 'version' | 'day'>[],
): Card => ({
  taskId,
  title: words.whichTitle,
  body: words.which(name),
  select: {
    key: swapDayQuestion,
    title: words.whichTitle,
    options: turns
      .slice(0, maxOptions)
      .map(turn => ({ id: shownDay(turn), text: words.dayOption(turn.day.month, turn.day.day) })),
  },
  buttons: [{ text: words.confirmDay, key: `swapday:${argument}`, style: 'primary' }],
})
