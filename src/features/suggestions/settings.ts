/**
 * The rules by which a congress handles suggestions: data, because law, province and town set them differently
 * (domain 3). National default, what the province rules otherwise, what the congress stored, each over the one before.
 */
import { z } from 'zod'
import { type Day, dayOfIso } from '../../calendar/day.ts'
import { wallMinute } from '../../calendar/wall-minute.ts'
import { provinceName, provinces } from './rules/provinces.ts'
import { defaultCategories, defaultClasses } from './texts/defaults.ts'

export interface ResultClass {
  /** A, B, C, D, or 甲, 乙, 丙. */
  readonly code: string
  readonly name: string
  /** 正在解决或列入计划: the answer names a day, and the item stays on the list until it is kept. */
  readonly promises: boolean
}

export interface SuggestionRules {
  /** Numbers count per year, or per session under a name like `19-3`. */
  readonly series: { readonly by: 'year' } | { readonly by: 'session'; readonly name: string }
  readonly categories: readonly string[]
  /** How many deputies a 议案 needs. */
  readonly motionSigners: number
  /** 交办 within so many working days. */
  readonly assignWithinDays: number
  /** An office gives back what is not its own within so many working days. */
  readonly returnWithinDays: number
  readonly months: { readonly normal: number; readonly wide: number }
  /** With all extensions, from the start; null: no limit is set. */
  readonly mostMonths: number | null
  /** What was raised at a session is reckoned from its end in some provinces. */
  readonly clockStart: 'assigned' | 'session_end'
  readonly sessionEndedOn: Day | null
  readonly onHoliday: 'same' | 'next_working_day'
  readonly secondRoundMonths: number
  /** 不满意 opens another round by itself until there were so many. */
  readonly rounds: number
  readonly classes: readonly ResultClass[]
  /** Missing ratings are waited for so many days after the second consultation. */
  readonly ratingDays: number
  /** Whoever has not rated is told half way, and so many days before the end. */
  readonly rateSoonDays: number
  /** An office that has answered is to meet the signers again: said every so many days until it has. */
  readonly talkAgainDays: number
  /** What was rated is to be concluded: said every so many days until it is. */
  readonly concludeDays: number
  /** An office is told so many days before its answer is due. */
  readonly dueSoonDays: number
  /** 督办: how often what is overdue is said, in days (weekly, half-monthly, monthly; S9). */
  readonly ladder: { readonly office: number; readonly viceChair: number; readonly chair: number }
  /** At this minute of the wall clock. */
  readonly sayMinute: number
  /** The list of handling comes so many days before a meeting of the presidium. */
  readonly listBeforeDays: number
}

const national: SuggestionRules = {
  series: { by: 'year' },
  categories: defaultCategories,
  motionSigners: 5,
  assignWithinDays: 10,
  returnWithinDays: 10,
  months: { normal: 3, wide: 6 },
  mostMonths: null,
  clockStart: 'assigned',
  sessionEndedOn: null,
  onHoliday: 'same',
  secondRoundMonths: 1,
  rounds: 2,
  classes: defaultClasses,
  ratingDays: 15,
  rateSoonDays: 3,
  talkAgainDays: 10,
  concludeDays: 10,
  dueSoonDays: 10,
  ladder: { office: 7, viceChair: 15, chair: 30 },
  sayMinute: 9 * 60,
  listBeforeDays: 3,
}

const days = z.int().min(1).max(365)
const months = z.int().min(1).max(24)
const isoDay = z.iso.date().transform((iso, ctx) => {
  const day = dayOfIso(iso)
  if (day === null) ctx.addIssue('no day')
  return day ?? z.NEVER
})
const distinct = (names: readonly string[]) => new Set(names).size === names.length
const name = z.string().trim().min(1).max(10)

/** The stored form (`congress.settings.suggestions`): any part may be absent. */
export const storedSuggestionRules = z.strictObject({
  series: z
    .union([
      z.strictObject({ by: z.literal('year') }),
      z.strictObject({ by: z.literal('session'), name: z.string().regex(/^[1-9]\d{0,2}-[1-9]\d?$/) }),
    ])
    .optional(),
  /** A drop-down has ten options at most, and shows ten characters of each (P101032). */
  categories: z.array(name).min(1).max(10).refine(distinct, 'a category stands twice').optional(),
  motionSigners: z.int().min(1).max(100).optional(),
  assignWithinDays: days.optional(),
  returnWithinDays: days.optional(),
  months: z.strictObject({ normal: months.optional(), wide: months.optional() }).optional(),
  mostMonths: months.nullable().optional(),
  clockStart: z.enum(['assigned', 'session_end']).optional(),
  sessionEndedOn: isoDay.nullable().optional(),
  onHoliday: z.enum(['same', 'next_working_day']).optional(),
  secondRoundMonths: months.optional(),
  rounds: z.int().min(1).max(5).optional(),
  classes: z
    .array(
      z.strictObject({
        code: z.string().trim().min(1).max(2),
        name: z.string().trim().min(1).max(20),
        promises: z.boolean(),
      }),
    )
    .min(2)
    .max(6)
    .refine(classes => distinct(classes.map(({ code }) => code)), 'a class stands twice')
    .refine(classes => distinct(classes.map(({ name }) => name)), 'two classes have one name')
    .optional(),
  ratingDays: days.optional(),
  rateSoonDays: days.optional(),
  talkAgainDays: days.optional(),
  concludeDays: days.optional(),
  dueSoonDays: days.optional(),
  ladder: z
    .strictObject({ office: days.optional(), viceChair: days.optional(), chair: days.optional() })
    .optional(),
  say: wallMinute.optional(),
  listBeforeDays: days.optional(),
})

type Stored = z.output<typeof storedSuggestionRules>

/** Where a rule comes from: 国家规定, the province's own, or what the congress has set. */
export type RuleSource = 'national' | 'province' | 'congress'

/** @param province with or without 省, 市, 自治区 */
export function suggestionRules(own: Stored | undefined, province: string): SuggestionRules {
  const { say, months, ladder, ...stored } = own ?? {}
  const base = { ...national, ...provinces[provinceName(province)] }
  return {
    ...base,
    ...said(stored),
    months: { ...base.months, ...said(months) },
    ladder: { ...base.ladder, ...said(ladder) },
    ...(say === undefined ? {} : { sayMinute: say }),
  }
}

/** A rule that is set alone, by the way to it in the stored form. */
export type RulePath =
  | Exclude<keyof Stored, 'months' | 'ladder'>
  | 'months.normal'
  | 'months.wide'
  | 'ladder.office'
  | 'ladder.viceChair'
  | 'ladder.chair'

/** Who set this rule for a congress of this province. */
export function ruleSource(own: Stored | undefined, province: string, path: RulePath): RuleSource {
  const [name = path, part] = path.split('.')
  const ofOwn: unknown = Object.entries(own ?? {}).find(([key]) => key === name)?.[1]
  const isOwn = part === undefined ? ofOwn !== undefined : isPlain(ofOwn) && ofOwn[part] !== undefined
  if (isOwn) return 'congress'
  const inProvince = name === 'say' ? 'sayMinute' : name
  return Object.hasOwn(provinces[provinceName(province)] ?? {}, inProvince) ? 'province' : 'national'
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What was really said of it. */
const said = (parts: object = {}) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
