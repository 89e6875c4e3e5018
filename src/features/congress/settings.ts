/**
 * Every quorum, hour and word that law or habit sets is data of the congress: the national default, what the
 * province rules otherwise, and what the congress itself has stored, each over the one before.
 */
import { z } from 'zod'
import { isRealDay } from '../../calendar/day.ts'
import { wallMinute } from '../../calendar/wall-minute.ts'
import { remembering } from '../../remembering.ts'
import {
  storedYearRules,
  type YearRuleSource,
  type YearRules,
  yearRuleSource,
  yearRules,
} from '../plan/settings.ts'
import { provinceName } from '../suggestions/rules/provinces.ts'
import { ruleNames } from '../suggestions/rules/rule-words.ts'
import {
  type RulePath,
  type RuleSource,
  ruleSource,
  storedSuggestionRules,
  suggestionRules,
} from '../suggestions/settings.ts'
import { defaultCategories, defaultLabels, ownRule } from './texts/defaults.ts'
import type { Congress, CongressSettings, QuorumRule, RuledDays } from './types.ts'

/** National practice: the presidium meets with over half of its members. */
const overHalf: QuorumRule = { numerator: 1, denominator: 2, bound: 'more_than', source: 'national' }
/** Organic law of local congresses (地方组织法): a session needs two thirds of all deputies present. */
const twoThirds: QuorumRule = { numerator: 2, denominator: 3, bound: 'at_least', source: 'national' }

/** 地方组织法: a resolution needs over half of all deputies, of the presidium over half of all its members. */
const majority: QuorumRule = overHalf

const nationalDefaults: Omit<CongressSettings, 'suggestions' | 'year'> = {
  /** Habit, not law: nobody is woken by a bot. */
  quietHours: { fromMinute: 21 * 60, untilMinute: 8 * 60 },
  quorum: { presidium: overHalf, session: twoThirds },
  majority: { presidium: majority, session: majority },
  reminders: {
    beforeDeadlineHours: 24,
    deadlineDayMinute: 8 * 60,
    eveMinute: 19 * 60,
    beforeStartMinutes: 60,
  },
  labels: defaultLabels,
  visits: {
    categories: defaultCategories,
    dueMinute: 9 * 60,
    overdueDays: 3,
    // Two a year: what the towns of the notes ask of themselves (domain 2, S11).
    contactsPerYear: 2,
    // Ten in one town (domain 2, S11); not asked elsewhere.
    votersPerYear: 0,
    contactsDay: { month: 10, day: 15, minute: 9 * 60 },
  },
  // Announced three days before in the towns of the notes (domain 2, S5); the other hours are habit.
  reception: {
    dutyWeekDays: 7,
    publicNoticeDays: 3,
    dayMinute: 9 * 60,
    uncoveredMinute: 9 * 60 + 30,
    eveMinute: 19 * 60,
    morningMinute: 7 * 60 + 30,
  },
  // As suggestions are followed up (domain 2, S9); the days and hours are habit.
  decisions: { beforeDays: 3, minute: 9 * 60, overdueWeekday: 1 },
  // Half an hour: what the towns of the notes do; the others are habit.
  sitting: { checkInMinutes: 30, lateMinutes: 0, rollCallMinutes: 15, lengthHours: 4 },
  // 代表法 第六十二条: two sessions without leave end the office. Papers a day before (domain 2, S2); days of notice are ruled by provinces.
  session: { noticeDays: null, papersDays: 1, absences: 2 },
  // Published only where the congress wants it (domain 2, S14).
  dutyFile: { publishes: false },
  // 个人信息保护法 第十九条: no longer than the purpose needs. Papers of a year are filed by the end of June of the next.
  retention: { visitorMonths: 6, leaveMonths: 6, contactMonths: 6 },
}

/** Days of notice before a session (domain 2, S2). */
const provincialNotice: Readonly<Record<string, number>> = { 浙江: 7, 重庆: 10 }

/** Provinces whose own rules are stricter. 江苏: the presidium, too, needs two thirds (乡镇人大工作条例). */
const provincialQuorum: Readonly<Record<string, Partial<CongressSettings['quorum']>>> = {
  江苏: { presidium: { ...twoThirds, source: 'province' } },
}

const rule = z
  .object({
    numerator: z.int().min(1).max(100),
    denominator: z.int().min(1).max(100),
    bound: z.enum(['more_than', 'at_least']),
  })
  .refine(fraction => fraction.numerator <= fraction.denominator, 'a quorum is at most all')
  .transform((fraction): QuorumRule => ({ ...fraction, source: 'congress' }))

const label = z.string().trim().min(1).max(30)

/** `10-15`: no February 29th, which most years have not. */
const yearDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .transform(text => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) }))
  .refine(({ month, day }) => isRealDay({ year: 2001, month, day }), 'no day of every year')

/** A drop-down has ten options at most, and shows ten characters of each (P101032). */
const categories = z
  .array(z.string().trim().min(1).max(10))
  .min(1)
  .max(10)
  .refine(names => new Set(names).size === names.length, 'a category stands twice')

/** Further ahead no reception is planned in detail. */
const daysAhead = z.int().min(1).max(30)

/** Ten years at most: what is kept longer is not kept for its purpose. */
const months = z.int().min(0).max(120)

/** The stored form (`congress.settings`): any part may be absent. Strict, so that a misspelt name is found. */
export const storedSettings = z.strictObject({
  quietHours: z.strictObject({ from: wallMinute, until: wallMinute }).optional(),
  quorum: z.strictObject({ presidium: rule.optional(), session: rule.optional() }).optional(),
  majority: z.strictObject({ presidium: rule.optional(), session: rule.optional() }).optional(),
  reminders: z
    .strictObject({
      beforeDeadlineHours: z
        .int()
        .min(1)
        .max(24 * 14)
        .optional(),
      deadlineDay: wallMinute.optional(),
      eve: wallMinute.optional(),
      beforeStartMinutes: z
        .int()
        .min(5)
        .max(24 * 60)
        .optional(),
    })
    .optional(),
  labels: z.strictObject({ presidiumMeeting: label.optional(), session: label.optional() }).optional(),
  visits: z
    .strictObject({
      categories: categories.optional(),
      due: wallMinute.optional(),
      overdueDays: z.int().min(1).max(90).optional(),
      contactsPerYear: z.int().min(0).max(52).optional(),
      votersPerYear: z.int().min(0).max(10_000).optional(),
      contactsDay: yearDay.optional(),
      contactsAt: wallMinute.optional(),
    })
    .optional(),
  reception: z
    .strictObject({
      dutyWeekDays: daysAhead.optional(),
      publicNoticeDays: daysAhead.optional(),
      day: wallMinute.optional(),
      uncovered: wallMinute.optional(),
      eve: wallMinute.optional(),
      morning: wallMinute.optional(),
    })
    .optional(),
  decisions: z
    .strictObject({
      beforeDays: daysAhead.optional(),
      at: wallMinute.optional(),
      overdueWeekday: z.int().min(1).max(7).optional(),
    })
    .optional(),
  sitting: z
    .strictObject({
      checkInMinutes: z.int().min(5).max(240).optional(),
      lateMinutes: z.int().min(0).max(60).optional(),
      rollCallMinutes: z.int().min(1).max(120).optional(),
      lengthHours: z.int().min(1).max(12).optional(),
    })
    .optional(),
  session: z
    .strictObject({
      noticeDays: z.int().min(0).max(60).optional(),
      papersDays: z.int().min(0).max(60).optional(),
      absences: z.int().min(1).max(10).optional(),
    })
    .optional(),
  dutyFile: z.strictObject({ publishes: z.boolean().optional() }).optional(),
  retention: z
    .strictObject({
      visitorMonths: months.optional(),
      leaveMonths: months.optional(),
      contactMonths: months.optional(),
    })
    .optional(),
  suggestions: storedSuggestionRules.optional(),
  year: storedYearRules.optional(),
})

/** What came out of `readStoredSettings`, and what it was found to come to, by province. */
const workedOut = new WeakMap<object, Map<string | null, CongressSettings>>()

/** The stored settings from their text. Equal texts are one object, for which `settingsOf` is worked out once. */
export const readStoredSettings = remembering((text): unknown => {
  const settings: unknown = JSON.parse(text)
  if (typeof settings === 'object' && settings !== null) workedOut.set(settings, new Map())
  return settings
})

/**
 * The settings that hold for this congress. They may be shared: nobody changes them.
 * @throws ZodError when the stored settings are not of the form above; they are written only by this service.
 */
export function settingsOf(congress: Pick<Congress, 'province' | 'settings'>): CongressSettings {
  const { settings, province } = congress
  const known = typeof settings === 'object' && settings !== null ? workedOut.get(settings) : undefined
  const before = known?.get(province)
  if (before !== undefined) return before
  const now = workOut(congress)
  known?.set(province, now)
  return now
}

function workOut(congress: Pick<Congress, 'province' | 'settings'>): CongressSettings {
  const own = storedSettings.parse(congress.settings)
  const province = provinceName(congress.province ?? '')
  const { quietHours, quorum, majority, reminders, labels, visits, reception, decisions, sitting, session } =
    nationalDefaults
  return {
    quietHours: own.quietHours
      ? { fromMinute: own.quietHours.from, untilMinute: own.quietHours.until }
      : quietHours,
    quorum: {
      presidium: own.quorum?.presidium ?? provincialQuorum[province]?.presidium ?? quorum.presidium,
      session: own.quorum?.session ?? provincialQuorum[province]?.session ?? quorum.session,
    },
    majority: {
      presidium: own.majority?.presidium ?? majority.presidium,
      session: own.majority?.session ?? majority.session,
    },
    reminders: {
      beforeDeadlineHours: own.reminders?.beforeDeadlineHours ?? reminders.beforeDeadlineHours,
      deadlineDayMinute: own.reminders?.deadlineDay ?? reminders.deadlineDayMinute,
      eveMinute: own.reminders?.eve ?? reminders.eveMinute,
      beforeStartMinutes: own.reminders?.beforeStartMinutes ?? reminders.beforeStartMinutes,
    },
    labels: {
      presidiumMeeting: own.labels?.presidiumMeeting ?? labels.presidiumMeeting,
      session: own.labels?.session ?? labels.session,
    },
    visits: {
      categories: own.visits?.categories ?? visits.categories,
      dueMinute: own.visits?.due ?? visits.dueMinute,
      overdueDays: own.visits?.overdueDays ?? visits.overdueDays,
      contactsPerYear: own.visits?.contactsPerYear ?? visits.contactsPerYear,
      votersPerYear: own.visits?.votersPerYear ?? visits.votersPerYear,
      contactsDay: {
        ...(own.visits?.contactsDay ?? visits.contactsDay),
        minute: own.visits?.contactsAt ?? visits.contactsDay.minute,
      },
    },
    reception: {
      dutyWeekDays: own.reception?.dutyWeekDays ?? reception.dutyWeekDays,
      publicNoticeDays: own.reception?.publicNoticeDays ?? reception.publicNoticeDays,
      dayMinute: own.reception?.day ?? reception.dayMinute,
      uncoveredMinute: own.reception?.uncovered ?? reception.uncoveredMinute,
      eveMinute: own.reception?.eve ?? reception.eveMinute,
      morningMinute: own.reception?.morning ?? reception.morningMinute,
    },
    decisions: {
      beforeDays: own.decisions?.beforeDays ?? decisions.beforeDays,
      minute: own.decisions?.at ?? decisions.minute,
      overdueWeekday: own.decisions?.overdueWeekday ?? decisions.overdueWeekday,
    },
    sitting: {
      checkInMinutes: own.sitting?.checkInMinutes ?? sitting.checkInMinutes,
      lateMinutes: own.sitting?.lateMinutes ?? sitting.lateMinutes,
      rollCallMinutes: own.sitting?.rollCallMinutes ?? sitting.rollCallMinutes,
      lengthHours: own.sitting?.lengthHours ?? sitting.lengthHours,
    },
    session: {
      noticeDays: noticeDaysOf(own.session?.noticeDays, province),
      papersDays: own.session?.papersDays ?? session.papersDays,
      absences: own.session?.absences ?? session.absences,
    },
    dutyFile: { publishes: own.dutyFile?.publishes ?? nationalDefaults.dutyFile.publishes },
    retention: {
      visitorMonths: own.retention?.visitorMonths ?? nationalDefaults.retention.visitorMonths,
      leaveMonths: own.retention?.leaveMonths ?? nationalDefaults.retention.leaveMonths,
      contactMonths: own.retention?.contactMonths ?? nationalDefaults.retention.contactMonths,
    },
    suggestions: suggestionRules(own.suggestions, province),
    year: yearRules(own.year),
  }
}

function noticeDaysOf(own: number | undefined, province: string): RuledDays | null {
  if (own !== undefined) return { days: own, source: ownRule }
  const days = provincialNotice[province]
  return days === undefined ? nationalDefaults.session.noticeDays : { days, source: province }
}

const rulePaths = ruleNames.map(({ path }) => path)

type Stored = z.output<typeof storedSettings>
type Group = Exclude<keyof Stored, 'suggestions'>
/** Every single setting, by the way to it in the stored form. */
export type SettingPath =
  | { [G in Group]: `${G}.${keyof NonNullable<Stored[G]> & string}` }[Group]
  | `suggestions.${RulePath}`

/** Who set it; `default`: nobody, it is as this service has it. */
export type SettingSource = 'congress' | 'province' | 'default'

/** Who set a setting for this congress. */
export function settingSource(
  congress: Pick<Congress, 'province' | 'settings'>,
  path: SettingPath,
): SettingSource {
  const own: Stored = storedSettings.parse(congress.settings)
  const rule = rulePaths.find(one => path === `suggestions.${one}`)
  if (rule !== undefined) {
    const source = ruleSource(own.suggestions, congress.province ?? '', rule)
    return source === 'national' ? 'default' : source
  }
  const [group = '', name = ''] = path.split('.')
  const ofGroup: unknown = Object.entries(own).find(([name]) => name === group)?.[1]
  const isOwn = Object.entries(ofGroup ?? {}).some(([key, value]) => key === name && value !== undefined)
  if (isOwn) return 'congress'
  const province = provinceName(congress.province ?? '')
  const isProvincial =
    (path === 'quorum.presidium' && provincialQuorum[province]?.presidium !== undefined) ||
    (path === 'quorum.session' && provincialQuorum[province]?.session !== undefined) ||
    (path === 'session.noticeDays' && provincialNotice[province] !== undefined)
  return isProvincial ? 'province' : 'default'
}

/** Who set a rule about suggestions: the nation, the province or the congress itself. */
export function suggestionRuleSource(
  congress: Pick<Congress, 'province' | 'settings'>,
  path: RulePath,
): RuleSource {
  return ruleSource(storedSettings.parse(congress.settings).suggestions, congress.province ?? '', path)
}

/** Who set a rule about the year's plan: a law, what towns commonly do, or the congress itself. */
export const sourceOfYearRule = (
  congress: Pick<Congress, 'settings'>,
  key: keyof YearRules,
): YearRuleSource => yearRuleSource(storedSettings.parse(congress.settings).year, key)
