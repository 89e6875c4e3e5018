import type { Card } from '../bot/reply.ts'
import type { Choice } from './menus.ts'
import { chooseByNumber } from './texts.ts'

/** What stands on a card, in words. */
export function cardInWords({ title, desc, quote, body, rows = [] }: Card): string {
  const lines = [title, desc, quote, body, ...rows.map(({ name, value }) => `${name}：${value}`)]
  return lines.filter(line => line !== undefined && line !== '').join('\n')
}

/** A number for each thing that could be pressed on it. */
export const menuInWords = (choices: readonly Choice[], numbers: readonly number[]): string =>
  [chooseByNumber, ...choices.map(({ words }, nth) => `${numbers[nth] ?? ''}　${words}`)].join('\n')
