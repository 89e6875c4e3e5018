import { asClerk, forHimself } from '../../notes/rules.ts'
import type { Ask, Right } from '../../notes/types.ts'
import { chooseWay } from '../../reach/rules.ts'
import type { Announcer } from '../store/call-facts.ts'
import type { Outcome } from '../store/due-calls.ts'
import { postYourself } from '../texts/calls.ts'
import type { Duty, ReceptionDay } from '../types.ts'

/** What a call comes to: words and whom they are for. */
export interface Said {
  readonly outcome: Outcome
  /** To the group of all deputies. */
  readonly group: { readonly text: string; readonly mention: readonly string[] } | null
  /** To people alone. */
  readonly alone: readonly {
    readonly personIds: readonly number[]
    readonly text: string
    readonly rights: readonly Right[]
    readonly asks: readonly Ask[]
  }[]
  /** The days whose time and place are known from it. */
  readonly told: readonly number[]
}

/** Nobody is to be told, or not any more. */
export const unsaid = (outcome: 'nobody' | 'void'): Said => ({ outcome, group: null, alone: [], told: [] })

/**
 * To those on duty by name: in the group, where the others see who comes; where no webhook speaks, to each alone.
 */
export function toDuty(
  { chatId }: Announcer,
  called: readonly Duty[],
  text: string,
  told: readonly number[],
  asks: readonly Ask[] = [],
): Said {
  if (called.length === 0) return unsaid('nobody')
  const mention = called.map(duty => duty.userid).filter(userid => userid !== null)
  return chatId === null
    ? {
        outcome: 'sent',
        group: null,
        alone: [{ personIds: called.map(duty => duty.personId), text, rights: forHimself, asks }],
        told,
      }
    : { outcome: 'sent', group: { text, mention }, alone: [], told }
}

/** To all deputies: in their group, else to each alone; where no way leads to them, to the clerks, who pass it on. */
export function toDeputies(
  announcer: Announcer,
  text: string,
  told: readonly number[],
  asks: readonly Ask[] = [],
): Said {
  const { chatId, deputyIds, clerkIds } = announcer
  if (chatId !== null) return { outcome: 'sent', group: { text, mention: [] }, alone: [], told }
  const alone = isHeard(announcer)
    ? { personIds: deputyIds, text, rights: forHimself, asks }
    : { personIds: clerkIds, text: postYourself(text), rights: asClerk, asks }
  return { outcome: 'sent', group: null, alone: [alone], told }
}

/** Whether what is for all deputies reaches them by itself. */
export const isHeard = ({ chatId, deputyIds }: Announcer): boolean =>
  chooseWay('announcement', way =>
    way === 'group' ? chatId !== null : way === 'app' && deputyIds.length > 0,
  ) !== null

/** To chair, vice-chair and liaison alone. */
export const toClerks = ({ clerkIds }: Announcer, text: string, asks: readonly Ask[] = []): Said =>
  clerkIds.length === 0
    ? unsaid('nobody')
    : {
        outcome: 'sent',
        group: null,
        alone: [{ personIds: clerkIds, text, rights: asClerk, asks }],
        told: [],
      }

/** While the day is as it was told, and to come. */
export const turn = (
  { id, version }: Pick<ReceptionDay, 'id' | 'version'>,
  to: Extract<Ask, { of: 'turn' }>['to'],
): readonly Ask[] => [{ of: 'turn', id, version, to }]

/** Both, as one call. */
export const and = (a: Said, b: Said): Said => ({
  outcome: a.outcome,
  group: a.group ?? b.group,
  alone: [...a.alone, ...b.alone],
  told: [...a.told, ...b.told],
})
