/** A small world for the rules: who there is, and an item that acts are done to. */
import { dayOfIso } from '../../../../src/calendar/day.ts'
import { knownHolidays } from '../../../../src/calendar/holidays.ts'
import type { Act } from '../../../../src/features/suggestions/rules/acts.ts'
import type { Bench, Decision } from '../../../../src/features/suggestions/rules/bench.ts'
import { decide } from '../../../../src/features/suggestions/rules/decide.ts'
import type { Happened, SuggestionEvent } from '../../../../src/features/suggestions/rules/events.ts'
import { evolve, replay } from '../../../../src/features/suggestions/rules/evolve.ts'
import { type Standing, theService } from '../../../../src/features/suggestions/rules/standing.ts'
import { type SuggestionRules, suggestionRules } from '../../../../src/features/suggestions/settings.ts'
import type { Suggestion } from '../../../../src/features/suggestions/types.ts'

export const day = (iso: string) => {
  const found = dayOfIso(iso)
  if (found === null) throw new Error(`no day: ${iso}`)
  return found
}

const nobody: Standing = { personId: 0, isClerk: false, isDeputy: false, officeIds: [] }

/** 1 is the liaison, 2–6 are deputies, 11 and 12 contacts of the offices 101 and 102, 20 is nobody in particular. */
export const people = {
  liaison: { ...nobody, personId: 1, isClerk: true },
  author: { ...nobody, personId: 2, isDeputy: true },
  second: { ...nobody, personId: 3, isDeputy: true },
  other: { ...nobody, personId: 4, isDeputy: true },
  office: { ...nobody, personId: 11, officeIds: [101] },
  helper: { ...nobody, personId: 12, officeIds: [102] },
  stranger: { ...nobody, personId: 20 },
  service: theService,
} as const

export type Who = keyof typeof people

export const submission: Extract<SuggestionEvent, { type: 'submitted' }> = {
  type: 'submitted',
  kind: 'suggestion',
  raised: 'between',
  source: 'own',
  title: '修复枫树湾路灯',
  text: '枫树湾的路灯坏了两个月，请修复。',
  category: null,
  district: '枫树湾村',
  confidential: false,
  visitId: null,
  signerId: 2,
}

export const head = { id: 1, congressId: 1, series: '2026', number: 17 }

export const handedIn = (fields: Partial<typeof submission> = {}, on = '2026-03-02'): Suggestion =>
  replay(head, [{ event: { ...submission, ...fields }, on: day(on) }])

export const benchOf = (who: Who, today: string, rules = suggestionRules(undefined, '')): Bench => ({
  who: people[who],
  rules,
  today: day(today),
  table: knownHolidays,
})

export const deciding = (
  item: Suggestion,
  who: Who,
  act: Act,
  today: string,
  rules?: SuggestionRules,
): Decision => decide(item, act, benchOf(who, today, rules))

/** A life, step by step; every step must be allowed. */
export class Life {
  item: Suggestion
  readonly entries: Happened[]

  constructor(fields: Partial<typeof submission> = {}, on = '2026-03-02') {
    this.entries = [{ event: { ...submission, ...fields }, on: day(on) }]
    this.item = replay(head, this.entries)
  }

  does(who: Who, act: Act, today: string, rules?: SuggestionRules): this {
    const decision = deciding(this.item, who, act, today, rules)
    if ('refusal' in decision)
      throw new Error(`${who} may not ${act.act} on ${today}: ${JSON.stringify(decision.refusal)}`)
    for (const event of decision.events) {
      const happened = { event, on: day(today) }
      this.entries.push(happened)
      this.item = evolve(this.item, happened)
    }
    return this
  }
}
