import type { Card } from '../../../bot/reply.ts'
import * as words from '../texts/answers.ts'

export interface Choice {
  readonly id: number
  readonly number: number
  readonly title: string
  readonly when: string
}

/** A drop-down has at most ten options (wecom-protocol 5.2); the soonest come first. */
const maxOptions = 10

/** Which of several notices an answer is meant for. The options are short, so the legend stands in the text. */
export const choiceCard = (taskId: string, choices: readonly Choice[]): Card => ({
  taskId,
  title: words.whichTitle,
  desc: words.whichMeeting,
  body: choices
    .slice(0, maxOptions)
    .map(({ number, title, when }) => words.choiceLine(number, title, when))
    .join('\n'),
  select: {
    key: 'meeting',
    title: words.whichTitle,
    options: choices
      .slice(0, maxOptions)
      .map(({ id, number, title }) => ({ id: String(id), text: words.choiceOption(number, title) })),
  },
  buttons: [{ text: words.choose, key: 'which', style: 'primary' }],
})
