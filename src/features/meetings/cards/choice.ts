import type { Card } from '../../../bot/reply.ts'
import * as words from '../texts/answers.ts'

/** Something that an answer may be meant for. */
export interface Choice {
  readonly id: string
  /** What it is, in full. */
  readonly line: string
  /** The same, short. */
  readonly option: string
}

/** A drop-down has at most ten options (wecom-protocol 5.2); the soonest come first. */
const maxOptions = 10

/** In the order of the list. The options are short, so the legend stands in the text. */
export const choiceCard = (taskId: string, asked: string, choices: readonly Choice[]): Card => ({
  taskId,
  title: words.whichTitle,
  desc: asked,
  body: choices
    .slice(0, maxOptions)
    .map(({ line }) => line)
    .join('\n'),
  select: {
    key: choiceQuestion,
    title: words.whichTitle,
    options: choices.slice(0, maxOptions).map(({ id, option }) => ({ id, text: option })),
  },
  buttons: [{ text: words.choose, key: 'which', style: 'primary' }],
})

export const choiceQuestion = 'meeting'
