/**
 * The number on the hall's screen: four digits that change every five minutes, so that a picture of it sent to somebody
 * at home is soon worth nothing. Made from a seed of the meeting's own; nothing is stored when it changes.
 */
import { createHmac } from 'node:crypto'
import { fold } from '../../../language/normalise.ts'

export const codeMinutes = 5
const slotMs = codeMinutes * 60_000

const slotAt = (now: Date): number => Math.floor(now.getTime() / slotMs)

const codeOf = (seed: string, slot: number): string =>
  String(createHmac('sha256', seed).update(String(slot)).digest().readUInt32BE(0) % 10_000).padStart(4, '0')

/** What the screen shows at this moment. */
export const codeAt = (seed: string, now: Date): string => codeOf(seed, slotAt(now))

/** The one before is taken, too: it was there when the person began to type. */
export const isCode = (seed: string, said: string, now: Date): boolean =>
  said === codeOf(seed, slotAt(now)) || said === codeOf(seed, slotAt(now) - 1)

/** After so many wrong numbers in ten minutes a person is sent to the desk: nobody tries all ten thousand. */
export const wrongCodes = { most: 5, withinMs: 10 * 60_000 } as const

/** Four figures alone, in whatever width; null: the words are no such number. */
export const codeSaid = (words: string): string | null => /^\s*(\d{4})\s*$/u.exec(fold(words))?.[1] ?? null
