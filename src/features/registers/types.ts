import { z } from 'zod'
import type { Stretch } from '../suggestions/types.ts'

/** 五簿一册 (S15), in the order of the books. */
export const registerKeys = [
  'presidium',
  'visits',
  'incoming',
  'suggestions',
  'activities',
  'deputies',
] as const
export type RegisterKey = (typeof registerKeys)[number]

/** What a register is of: a year; a session, where items are numbered by it; the roster is as of the day it is made. */
export type RegisterPeriod = Stretch | null

export const registerPeriodSchema = z.union([
  z.object({ year: z.int() }),
  z.object({ series: z.string() }),
  z.null(),
])

/** What periods a register takes. */
export type Takes = 'year' | 'session' | 'nothing'

export const registerFormats = ['xlsx', 'docx'] as const
export type RegisterFormat = (typeof registerFormats)[number]

/** Some of a book's rows, for a page; the figures are of all. */
export interface RowWindow {
  /** From 0. */
  readonly from: number
  readonly count: number
}

/** Somebody whose own lines are meant. */
export interface OwnLines {
  readonly personId: number
  readonly name: string
  readonly officeIds: readonly number[]
}
