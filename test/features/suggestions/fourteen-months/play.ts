/** Plays steps in a room: everything is said or pressed by whoever's turn it is. */
import type { HolidayYear } from '../../../../src/calendar/holidays.ts'
import { daysFrom, type Notice, plus } from '../../../support/almanac.ts'
import type { Heard, Room } from '../../../support/room.ts'
import type { Life, Step } from './script.ts'

/** A step of a life, or of the congress besides. */
export interface Played {
  readonly life: Life | null
  readonly step: Step
}

/** All steps in the order in which they happen; of the same minute in the order in which they are written. */
export const inOrder = (lives: readonly Life[], besides: readonly Step[]): Played[] =>
  [
    ...besides.map(step => ({ life: null, step })),
    ...lives.flatMap(life => life.steps.map(step => ({ life, step }))),
  ].toSorted((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : 0))

export const instantOf = (at: string): string => `${at.replace(' ', 'T')}:00+08:00`

/** @returns what is answered; null: nobody in the room does anything */
export async function perform(room: Room, { who, does }: Step): Promise<Heard | null> {
  if (who === undefined || does === undefined) return null
  if ('says' in does) return room.say(who, does.says, does.in)
  const { on, presses, choosing } = does
  const first = await room.say(who, on)
  // Unread words come first, and the card after them: it is asked for once more.
  const shown = first.card === null ? await room.say(who, on) : first
  const key = keyOf(shown, presses)
  const message = shown.message?.id ?? ''
  if (choosing === undefined) return room.click(who, message, key)
  const choice = optionOf(shown, choosing) ?? optionOf(await room.click(who, message, key), choosing)
  if (choice === null) throw new Error(`${who}: there is no “${choosing}” to choose`)
  return room.click(who, message, key, undefined, choice)
}

function keyOf({ card, text }: Heard, presses: string): string {
  const found = recordsIn(card?.button_list).find(button => String(button.text).startsWith(presses))
  if (found === undefined) throw new Error(`no button “${presses}”: ${text ?? JSON.stringify(card)}`)
  return String(found.key)
}

function optionOf({ card }: Heard, text: string): Record<string, string> | null {
  const [select] = recordsIn([card?.button_selection])
  const option = recordsIn(select?.option_list).find(one => one.text === text)
  return option === undefined ? null : { [String(select?.question_key)]: String(option.id) }
}

const recordsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'object' && one !== null) : []

/** The form in which the operator adds a year's days off. */
export function daysOf({ off, worked }: Notice): HolidayYear {
  const days = off.flatMap(([first, last, name]) =>
    Array.from({ length: daysFrom(first, last) + 1 }, (_, n) => [plus(first, n), name]),
  )
  return {
    year: Number(off[0]?.[0].slice(0, 4)),
    off: Object.fromEntries(days),
    working: Object.fromEntries(worked.map(day => [day, '调休'])),
  }
}
