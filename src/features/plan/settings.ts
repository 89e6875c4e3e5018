/**
 * How much of what a year has (domain 2: S1, S2, S5, S10, S12, S13, S16). The year's plan is drafted from it, and it is
 * what the plan is held against. Each with where it comes from.
 */
import { z } from 'zod'
import { wallMinute } from '../../calendar/wall-minute.ts'

export interface YearRules {
  /** 主席团会议 */
  readonly presidiumPerQuarter: number
  /** 人民代表大会会议 */
  readonly sessionsPerYear: number
  /** 代表接待选民日 */
  readonly receptionPerMonth: number
  readonly presidiumStudiesPerQuarter: number
  readonly deputyStudiesPerYear: number
  /** 代表小组活动, of each group. */
  readonly groupActivitiesPerYear: number
  /** 代表述职, in persons. */
  readonly dutyReportsLeast: number
  readonly dutyReportsMost: number
  /** On this day of a quarter's last month is said what is behind. */
  readonly behindDay: number
  /** Of the wall clock: when anything about the plan is said. */
  readonly minute: number
}

/** `law`: a law's own words; `practice`: what the towns of the notes ask of themselves. */
export type YearRuleSource = 'law' | 'practice' | 'congress'

const defaults: Readonly<Record<keyof YearRules, readonly [value: number, source: YearRuleSource]>> = {
  // Once a quarter "in general" (S1).
  presidiumPerQuarter: [1, 'practice'],
  // 地方组织法: towns generally hold two a year (S2).
  sessionsPerYear: [2, 'law'],
  // Every month on one day (S5).
  receptionPerMonth: [1, 'practice'],
  // Quarterly for the presidium, two a year for deputies (S12).
  presidiumStudiesPerQuarter: [1, 'practice'],
  deputyStudiesPerYear: [2, 'practice'],
  // Three to four a year by provincial rules (S10): the smaller, until the congress says more.
  groupActivitiesPerYear: [3, 'practice'],
  // 8–15 deputies a year (S13).
  dutyReportsLeast: [8, 'practice'],
  dutyReportsMost: [15, 'practice'],
  behindDay: [10, 'practice'],
  minute: [9 * 60, 'practice'],
}

const upTo = (most: number) => z.int().min(0).max(most).optional()

/** Strict, so that a misspelt name is found. */
export const storedYearRules = z
  .strictObject({
    presidiumPerQuarter: upTo(12),
    sessionsPerYear: upTo(12),
    receptionPerMonth: upTo(31),
    presidiumStudiesPerQuarter: upTo(12),
    deputyStudiesPerYear: upTo(52),
    groupActivitiesPerYear: upTo(52),
    dutyReportsLeast: upTo(500),
    dutyReportsMost: upTo(500),
    // The month's days that every month has.
    behindDay: z.int().min(1).max(28).optional(),
    at: wallMinute.optional(),
  })
  .refine(
    ({ dutyReportsLeast = 0, dutyReportsMost = 500 }) => dutyReportsLeast <= dutyReportsMost,
    'the least is more than the most',
  )
type Stored = z.infer<typeof storedYearRules>

const storedOf = (stored: Stored | undefined, key: keyof YearRules): number | undefined =>
  key === 'minute' ? stored?.at : stored?.[key]

/** The rules that hold. @param stored the congress's own */
export function yearRules(stored: Stored | undefined): YearRules {
  const of = (key: keyof YearRules): number => storedOf(stored, key) ?? defaults[key][0]
  return {
    presidiumPerQuarter: of('presidiumPerQuarter'),
    sessionsPerYear: of('sessionsPerYear'),
    receptionPerMonth: of('receptionPerMonth'),
    presidiumStudiesPerQuarter: of('presidiumStudiesPerQuarter'),
    deputyStudiesPerYear: of('deputyStudiesPerYear'),
    groupActivitiesPerYear: of('groupActivitiesPerYear'),
    dutyReportsLeast: Math.min(of('dutyReportsLeast'), of('dutyReportsMost')),
    dutyReportsMost: of('dutyReportsMost'),
    behindDay: of('behindDay'),
    minute: of('minute'),
  }
}

/** Who set a rule. */
export const yearRuleSource = (stored: Stored | undefined, key: keyof YearRules): YearRuleSource =>
  storedOf(stored, key) === undefined ? defaults[key][1] : 'congress'
