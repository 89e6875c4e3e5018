/** What an import would do, decided before anything is written. */
import type { LeftReason, Level, OfficeState, Role } from '../types.ts'
import { holdsAccount, speaksAgainst, withdrawn } from './account-holder.ts'
import type { Column } from './columns.ts'
import { groupKey } from './groups.ts'
import { isSamePerson, matchEntries } from './match.ts'
import { nameKey } from './names.ts'
import { type CellProblem, type Entry, type LineProblem, readLine } from './read-line.ts'
import type { RosterTable } from './table.ts'
import { splitValues } from './words.ts'

/** A person of the roster with all that a file can say about him. */
export interface RosterRecord {
  /** Null: is to be added. */
  readonly id: number | null
  readonly name: string
  readonly aliases: readonly string[]
  readonly userid: string | null
  readonly phone: string | null
  readonly levels: readonly Level[]
  readonly district: string | null
  readonly group: string | null
  readonly unit: string | null
  readonly active: boolean
  readonly leftReason: LeftReason | null
  readonly roles: readonly Role[]
  /** Offices whose contact he is. */
  readonly offices: readonly string[]
}

export type RowProblem =
  | CellProblem
  | { readonly kind: 'repeated_userid'; readonly otherRow: number }
  | { readonly kind: 'same_person'; readonly otherRow: number }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly RosterRecord[] }
  /** The account is one person's, the name another's: taken for a new name, one would have the other's records. */
  | { readonly kind: 'account_of_another'; readonly owner: string }
  /** The account is one person's, and another line of the file is he: whoever stands beside it is somebody else. */
  | { readonly kind: 'account_passed_on'; readonly owner: string; readonly otherRow: number }
  /** Neither the name nor the phone is that of the one whose account it is. */
  | { readonly kind: 'account_alone'; readonly owner: string }
  /** The only one of his name, from another district, and nothing says that he is the one on the roster. */
  | { readonly kind: 'other_district'; readonly known: RosterRecord; readonly district: string }
  /** Said to have left, but nobody on the roster is he. */
  | { readonly kind: 'leaver_unknown'; readonly given: string }
  | { readonly kind: 'last_clerk' }

export interface Plan {
  readonly added: readonly RosterRecord[]
  readonly updated: readonly RosterRecord[]
  readonly unchanged: number
  /** On the roster and not in the file: they stay as they are. */
  readonly untouched: number
  /** Of the updated: who leaves, and who comes back. */
  readonly left: readonly RosterRecord[]
  readonly returned: readonly RosterRecord[]
  /** Had left before, and the file does not say that they are back: they stay away. */
  readonly away: readonly RosterRecord[]
  /** Taken for the same person with another name (by account) or, by name, another district: to be looked at. */
  readonly renamed: readonly Turned[]
  readonly redistricted: readonly Turned[]
  /** Have left, and lose their accounts to whoever the file gives them to; all else of theirs stays. */
  readonly released: readonly Released[]
  /** By row. When there is one, nothing may be written. */
  readonly problems: readonly LineProblem<RowProblem>[]
}

const isMoved = (was: RosterRecord, is: RosterRecord): boolean =>
  was.district !== null && is.district !== null && was.district !== is.district

/**
 * Whether a file that gives somebody another district says that it is he: by an account, by the phone, where he has one on the
 * roster by that one, or by 在任. People move; but a namesake from elsewhere would have his records.
 */
function isTold({ userid, phone, state }: Entry, known: RosterRecord): boolean {
  if (userid !== null || state?.inOffice === true) return true
  return phone !== null && (known.phone === null || known.phone === phone)
}

interface Released {
  readonly owner: RosterRecord
  readonly to: string
}

interface Turned {
  readonly before: RosterRecord
  readonly after: RosterRecord
}

interface Change {
  readonly after: RosterRecord
  readonly row: number
  readonly state: OfficeState | null
  /** Found by his account, which is in the file. */
  readonly isByAccount: boolean
}

export function planImport(table: RosterTable, roster: readonly RosterRecord[]): Plan {
  const problems: LineProblem<RowProblem>[] = []
  const entries: Entry[] = []
  for (const line of table.rows) {
    const read = readLine(line)
    problems.push(...read.problems)
    entries.push(read.entry)
  }
  problems.push(...repetitions(entries))
  if (problems.length > 0) return refused(problems)

  const columns = new Set(table.columns)
  const released = withdrawn(entries, roster)
  const known = roster.map(person => (released.has(person) ? { ...person, userid: null } : person))
  const added: RosterRecord[] = []
  const updated: RosterRecord[] = []
  const before = new Map<RosterRecord, Change>()
  const matches = matchEntries(entries, known)
  for (const entry of entries) {
    const match = matches.get(entry) ?? { kind: 'new' }
    if (match.kind === 'ambiguous') {
      problems.push({
        row: entry.row,
        column: 'name',
        problem: { kind: 'ambiguous', candidates: match.candidates },
      })
    } else if (match.kind === 'new' && entry.state?.inOffice === false) {
      problems.push({
        row: entry.row,
        column: 'status',
        problem: { kind: 'leaver_unknown', given: entry.name },
      })
    } else if (match.kind === 'new') {
      added.push(asFileSays(entry, columns, null))
    } else {
      const against = speaksAgainst(entry, match.known, { entries, matches, known })
      if (against !== null) {
        problems.push({ row: entry.row, column: 'userid', problem: against })
        continue
      }
      const after = asFileSays(entry, columns, match.known)
      const isByAccount = holdsAccount(match.known, entry)
      if (isMoved(match.known, after) && !isTold(entry, match.known)) {
        problems.push({
          row: entry.row,
          column: 'district',
          problem: { kind: 'other_district', known: match.known, district: after.district ?? '' },
        })
        continue
      }
      before.set(match.known, { after, row: entry.row, state: entry.state, isByAccount })
      if (differs(match.known, after)) updated.push(after)
    }
  }
  problems.push(...clerkLoss(known, before, added))
  if (problems.length > 0) return refused(problems)
  const turned = (was: boolean, is: boolean) =>
    [...before].flatMap(([person, { after }]) =>
      person.active === was && after.active === is ? [after] : [],
    )
  return {
    added,
    updated,
    unchanged: before.size - updated.length,
    untouched:
      known.filter(person => person.active).length -
      [...before.keys()].filter(person => person.active).length,
    left: turned(true, false),
    returned: turned(false, true),
    renamed: turnedIn(before, (was, is) => nameKey(was.name) !== nameKey(is.name)),
    redistricted: turnedIn(before, (was, is, { isByAccount }) => !isByAccount && isMoved(was, is)),
    released: [...released].map(([owner, to]) => ({ owner, to })),
    away: [...before].flatMap(([person, { state }]) => (person.active || state !== null ? [] : [person])),
    problems,
  }
}

const turnedIn = (
  changes: ReadonlyMap<RosterRecord, Change>,
  isTurned: (was: RosterRecord, is: RosterRecord, change: Change) => boolean,
): Turned[] =>
  [...changes].flatMap(([before, change]) =>
    isTurned(before, change.after, change) ? [{ before, after: change.after }] : [],
  )

function refused(problems: readonly LineProblem<RowProblem>[]): Plan {
  return {
    added: [],
    updated: [],
    unchanged: 0,
    untouched: 0,
    left: [],
    returned: [],
    away: [],
    renamed: [],
    redistricted: [],
    released: [],
    problems: problems.toSorted((a, b) => a.row - b.row),
  }
}

/** Lines that claim one account, or are one person twice. Each is told at the later line. */
function repetitions(entries: readonly Entry[]): LineProblem<RowProblem>[] {
  const problems: LineProblem<RowProblem>[] = []
  const rowOfUserid = new Map<string, number>()
  const namesakes = new Map<string, Entry[]>()
  for (const entry of entries) {
    const userid = entry.userid?.toLowerCase()
    const otherRow = userid === undefined ? undefined : rowOfUserid.get(userid)
    if (otherRow !== undefined) {
      problems.push({ row: entry.row, column: 'userid', problem: { kind: 'repeated_userid', otherRow } })
    } else if (userid !== undefined) rowOfUserid.set(userid, entry.row)
    if (entry.name === '') continue
    const name = nameKey(entry.name)
    const earlier = namesakes.get(name) ?? []
    const twin = earlier.find(other => isSamePerson(other, entry))
    if (twin !== undefined && otherRow === undefined) {
      problems.push({ row: entry.row, column: 'name', problem: { kind: 'same_person', otherRow: twin.row } })
    }
    namesakes.set(name, [...earlier, entry])
  }
  return problems
}

/**
 * The person as he is to be. A column that the file does not have changes nothing; an empty cell empties the
 * field, except the account, which may have been bound in the chat since the file was written, and the state:
 * nobody comes back because an old file was imported again.
 */
function asFileSays(entry: Entry, columns: ReadonlySet<Column>, before: RosterRecord | null): RosterRecord {
  const from = <T>(column: Column, stated: T, kept: T | undefined): T =>
    columns.has(column) || kept === undefined ? stated : kept
  const roles = from('roles', entry.roles, before?.roles)
  const unit = from('unit', entry.unit, before?.unit)
  const sameUserid = before?.userid?.toLowerCase() === entry.userid?.toLowerCase()
  const group = from('group', entry.group, before?.group)
  return {
    id: before?.id ?? null,
    name: entry.name,
    aliases: from('aliases', entry.aliases, before?.aliases),
    userid: before !== null && (entry.userid === null || sameUserid) ? before.userid : entry.userid,
    phone: from('phone', entry.phone, before?.phone),
    levels: from('levels', entry.levels, before?.levels),
    district: from('district', entry.district, before?.district),
    group: isSameGroup(group, before?.group ?? null) ? (before?.group ?? null) : group,
    unit,
    active: entry.state?.inOffice ?? before?.active ?? true,
    leftReason: leftReasonOf(entry, before),
    roles,
    offices: roles.includes('office_contact') ? splitValues(unit ?? '') : [],
  }
}

function leftReasonOf({ state }: Entry, before: RosterRecord | null): LeftReason | null {
  if (state === null) return before?.leftReason ?? null
  if (state.inOffice) return null
  // 离任 alone does not take back a reason that is known.
  return state.reason ?? before?.leftReason ?? null
}

function isSameGroup(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && groupKey(a) === groupKey(b))
}

function differs(before: RosterRecord, after: RosterRecord): boolean {
  return JSON.stringify(comparable(before)) !== JSON.stringify(comparable(after))
}

function comparable(person: RosterRecord): unknown {
  const { aliases, levels, roles, offices, ...rest } = person
  const { id, name, userid, phone, district, group, unit, active, leftReason } = rest
  const lists = [aliases, levels, roles, offices].map(list => list.toSorted())
  return [id, name, userid, phone, district, group, unit, active, leftReason, lists]
}

const isClerk = (person: RosterRecord) =>
  person.active &&
  person.userid !== null &&
  person.roles.some(role => role === 'chair' || role === 'vice_chair' || role === 'liaison')

/** Whether nobody is left who can work with the bot when this person becomes what is given. */
export const takesLastClerk = (known: readonly RosterRecord[], after: RosterRecord): boolean =>
  known.some(isClerk) && !known.some(person => isClerk(person.id === after.id ? after : person))

/** The file may not take away the last person who can work with the bot: nobody could set it right in the chat. */
function clerkLoss(
  known: readonly RosterRecord[],
  before: ReadonlyMap<RosterRecord, Change>,
  added: readonly RosterRecord[],
): LineProblem<RowProblem>[] {
  if (!known.some(isClerk) || added.some(isClerk)) return []
  if (known.some(person => isClerk(before.get(person)?.after ?? person))) return []
  return known.filter(isClerk).map(person => {
    const change = before.get(person)
    const column = change?.after.active === false ? 'status' : 'roles'
    return { row: change?.row ?? 0, column, problem: { kind: 'last_clerk' } }
  })
}
