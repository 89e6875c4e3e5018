import type { Card } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
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

/** In the order of the list. The options are short, so the legend stands in the text. @param card what its button carries */
export const choiceCard = (card: number, asked: string, choices: readonly Choice[]): Card => ({
  taskId: newTaskId('which'),
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
  buttons: [{ text: words.choose, key: `which:${card}`, style: 'primary' }],
})

export const choiceQuestion = 'meeting'
