/** The form of the ten lives: what somebody says or presses and when, who hears of it, and how the item stands then. */
import type { State } from '../../../../src/features/suggestions/types.ts'
import type { Notice } from '../../../support/almanac.ts'

export interface Step {
  /** `2026-01-08 10:00`, in China. */
  readonly at: string
  /** Left out: it happens by itself. */
  readonly who?: string
  readonly does?: Saying | Pressing
  /** The operator adds the days off of another year. */
  readonly notice?: Notice
  /** A piece of what the bot answers. */
  readonly answer?: string
  /** Who is told of it alone, and a piece of what he is told; nobody else hears a word. */
  readonly hears?: Readonly<Record<string, string>>
  /** How the item stands from then on; left out: as before. */
  readonly now?: Standing
}

interface Saying {
  readonly says: string
  /** A group; left out: the single chat. */
  readonly in?: string
}

/** Says something, and presses a button of the card that he gets; with an option chosen in the card that comes of it. */
interface Pressing {
  readonly on: string
  readonly presses: string
  readonly choosing?: string
}

export interface Standing {
  readonly state: State
  /** By when the answer is due, and the contacts who have to give it, or to meet the signers again. */
  readonly due?: string
  readonly by?: readonly string[]
  /** Until when ratings are waited for, and whose. */
  readonly rateUntil?: string
  readonly unrated?: readonly string[]
  /** By when something that was promised is to be kept. */
  readonly promised?: string
  readonly isKey?: boolean
}

export interface Life {
  /** As commands and papers have it. */
  readonly number: string
  readonly steps: readonly Step[]
}

export const liaison = '周晓敏'
export const chair = '杨国梁'
export const viceChair = '沈月英'
export const clerks: readonly string[] = [chair, viceChair, liaison]

/** The contacts of the offices. */
export const agriculture = '徐志刚'
export const building = '贾文斌'
export const environment = '冯雅丽'
export const social = '邱建国'
export const safety = '谭永亮'
export const finance = '范巧云'

/** They all hear the same. */
export const each = (people: readonly string[], piece: string): Record<string, string> =>
  Object.fromEntries(people.map(name => [name, piece]))
