/** What an import would do, decided before anything is written. */
import type { Level, Role } from '../types.ts'
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
  readonly roles: readonly Role[]
  /** Offices whose contact he is. */
  readonly offices: readonly string[]
}

export type RowProblem =
  | CellProblem
  | { readonly kind: 'repeated_userid'; readonly otherRow: number }
  | { readonly kind: 'same_person'; readonly otherRow: number }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly RosterRecord[] }
  | { readonly kind: 'last_clerk' }

export interface Plan {
  readonly added: readonly RosterRecord[]
  readonly updated: readonly RosterRecord[]
  readonly unchanged: number
  /** On the roster and not in the file: they stay as they are. */
  readonly untouched: number
  /** By row. When there is one, nothing may be written. */
  readonly problems: readonly LineProblem<RowProblem>[]
}

export function planImport(table: RosterTable, known: readonly RosterRecord[]): Plan {
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
  const added: RosterRecord[] = []
  const updated: RosterRecord[] = []
  const before = new Map<RosterRecord, { after: RosterRecord; row: number }>()
  const matches = matchEntries(entries, known)
  for (const entry of entries) {
    const match = matches.get(entry) ?? { kind: 'new' }
    if (match.kind === 'ambiguous') {
      problems.push({
        row: entry.row,
        column: 'name',
        problem: { kind: 'ambiguous', candidates: match.candidates },
      })
    } else if (match.kind === 'new') {
      added.push(asFileSays(entry, columns, null))
    } else {
      const after = asFileSays(entry, columns, match.known)
      before.set(match.known, { after, row: entry.row })
      if (differs(match.known, after)) updated.push(after)
    }
  }
  problems.push(...clerkLoss(known, before, added))
  if (problems.length > 0) return refused(problems)
  return {
    added,
    updated,
    unchanged: before.size - updated.length,
    untouched:
      known.filter(person => person.active).length -
      [...before.keys()].filter(person => person.active).length,
    problems,
  }
}

function refused(problems: readonly LineProblem<RowProblem>[]): Plan {
  return {
    added: [],
    updated: [],
    unchanged: 0,
    untouched: 0,
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
 * field, except the account, which may have been bound in the chat since the file was written.
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
    active: true,
    roles,
    offices: roles.includes('office_contact') ? splitValues(unit ?? '') : [],
  }
}

function isSameGroup(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && groupKey(a) === groupKey(b))
}

function differs(before: RosterRecord, after: RosterRecord): boolean {
  return JSON.stringify(comparable(before)) !== JSON.stringify(comparable(after))
}

function comparable(person: RosterRecord): unknown {
  const { aliases, levels, roles, offices, ...rest } = person
  const { id, name, userid, phone, district, group, unit, active } = rest
  const lists = [aliases, levels, roles, offices].map(list => list.toSorted())
  return [id, name, userid, phone, district, group, unit, active, lists]
}

const isClerk = (person: RosterRecord) =>
  person.active &&
  person.userid !== null &&
  person.roles.some(role => role === 'chair' || role === 'vice_chair' || role === 'liaison')

/** The file may not take away the last person who can work with the bot: nobody could set it right in the chat. */
function clerkLoss(
  known: readonly RosterRecord[],
  before: ReadonlyMap<RosterRecord, { after: RosterRecord; row: number }>,
  added: readonly RosterRecord[],
): LineProblem<RowProblem>[] {
  if (!known.some(isClerk) || added.some(isClerk)) return []
  if (known.some(person => isClerk(before.get(person)?.after ?? person))) return []
  const rows = known.flatMap(person => (isClerk(person) ? [before.get(person)?.row ?? 0] : []))
  return rows.map(row => ({ row, column: 'roles', problem: { kind: 'last_clerk' } }))
}
