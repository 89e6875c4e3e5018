/** Plays steps in a room: everything is said or pressed by whoever's turn it is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runHere } from '../../../cli/child.ts'
import type { Notice } from '../../../support/almanac.ts'
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

/**
 * The operator adds a year's days off by his command, while the service runs.
 * @param env where its database is
 */
export async function announce({ off, worked }: Notice, env: Record<string, string>): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'liaison-notice-'))
  const holidays = off.map(([from, until, name], i) => ({
    name,
    from,
    until,
    working: i === 0 ? worked : [],
  }))
  writeFileSync(join(cwd, 'notice.json'), JSON.stringify({ year: Number(off[0]?.[0].slice(0, 4)), holidays }))
  const { code, err } = await runHere(['holidays', 'add', 'notice.json'], { env, cwd })
  rmSync(cwd, { recursive: true })
  if (code !== 0) throw new Error(err)
}
