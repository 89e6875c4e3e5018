import { fold } from '../../../language/normalise.ts'
import type { Level, OfficeState, Role } from '../types.ts'
import type { Column } from './columns.ts'
import type { RosterLine } from './table.ts'
import { isNobodysName, levelOf, levels, roleOf, roles, splitValues, stateOf } from './words.ts'

/** One person as the file has him. Null and empty: the cell is empty, or there is no such column. */
export interface Entry {
  readonly row: number
  readonly name: string
  readonly aliases: readonly string[]
  readonly userid: string | null
  readonly phone: string | null
  readonly levels: readonly Level[]
  readonly district: string | null
  readonly group: string | null
  readonly roles: readonly Role[]
  readonly unit: string | null
  /** Null: not said. */
  readonly state: OfficeState | null
}

export type CellProblem =
  | { readonly kind: 'missing_name' }
  | { readonly kind: 'bad_name'; readonly given: string }
  | { readonly kind: 'no_person'; readonly given: string }
  | { readonly kind: 'no_alias'; readonly given: string }
  | { readonly kind: 'unknown_level'; readonly given: string }
  | { readonly kind: 'unknown_role'; readonly given: string }
  | { readonly kind: 'unknown_state'; readonly given: string }
  | { readonly kind: 'bad_userid'; readonly given: string }
  | { readonly kind: 'bad_phone' }
  | { readonly kind: 'several_groups'; readonly given: string }
  | { readonly kind: 'missing_group'; readonly role: Role }
  | { readonly kind: 'missing_unit' }
  | { readonly kind: 'formula_error'; readonly given: string }
  | { readonly kind: 'too_long'; readonly maxChars: number }

export interface LineProblem<P = CellProblem> {
  readonly row: number
  readonly column: Column
  readonly problem: P
}

/** Longer than any name, place or list of duties; shorter than a text that slipped into a cell. */
const maxChars = 100
/** Rows that sum up or sign a list are no people. */
const notPeople = new Set([
  '合计',
  '总计',
  '小计',
  '共计',
  '备注',
  '说明',
  '注',
  '填表人',
  '审核人',
  '制表人',
])
/** At least two characters: Chinese or Latin letters, with the middle dot of 阿卜杜拉·买买提 and the space of Latin names. */
const namePattern = /^[\p{Script=Han}A-Za-z〇][\p{Script=Han}A-Za-z〇· ]{1,39}$/u
/** WeCom's: 1–64 characters (P90313), `@` because old accounts have it; `@all` is everybody. */
const useridPattern = /^(?!@)[A-Za-z0-9._@-]{1,64}$/

export function readLine({ row, cells }: RosterLine): { entry: Entry; problems: LineProblem[] } {
  const problems: LineProblem[] = []
  const complain = (column: Column, problem: CellProblem) => problems.push({ row, column, problem })
  for (const [column, text] of cells) {
    if (text.length > maxChars) complain(column, { kind: 'too_long', maxChars })
    else if (/^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?$/.test(text))
      complain(column, { kind: 'formula_error', given: text })
  }
  // What is no text of a person needs no second complaint.
  const broken = new Set(problems.map(problem => problem.column))
  const cell = (column: Column): string => (broken.has(column) ? '' : (cells.get(column) ?? ''))

  const name = readName(cell('name'))
  if (name === '') {
    if (!broken.has('name')) complain('name', { kind: 'missing_name' })
  } else if (notPeople.has(name.replace(/[:：].*$/, ''))) complain('name', { kind: 'no_person', given: name })
  else if (!namePattern.test(name)) complain('name', { kind: 'bad_name', given: name })

  const aliases = splitValues(cell('aliases'))
  for (const given of aliases) if (isNobodysName(given)) complain('aliases', { kind: 'no_alias', given })

  const userid = cell('userid').normalize('NFKC')
  if (userid !== '' && !useridPattern.test(userid)) complain('userid', { kind: 'bad_userid', given: userid })
  const phone = cell('phone') === '' ? null : phoneOf(cell('phone'))
  if (cell('phone') !== '' && phone === null) complain('phone', { kind: 'bad_phone' })

  const levelsHere = new Set<Level>()
  for (const word of splitValues(cell('levels'))) {
    const level = levelOf(word)
    if (level === null) complain('levels', { kind: 'unknown_level', given: word })
    else levelsHere.add(level)
  }
  const rolesHere = new Set<Role>()
  for (const word of splitValues(cell('roles'))) {
    const role = roleOf(word)
    if (role === null) complain('roles', { kind: 'unknown_role', given: word })
    else rolesHere.add(role)
  }
  const groups = splitValues(cell('group'))
  if (groups.length > 1) complain('group', { kind: 'several_groups', given: cell('group') })
  for (const role of ['leader', 'deputy_leader'] as const) {
    if (rolesHere.has(role) && groups.length === 0 && !broken.has('group'))
      complain('group', { kind: 'missing_group', role })
  }
  if (rolesHere.has('office_contact') && cell('unit') === '' && !broken.has('unit'))
    complain('unit', { kind: 'missing_unit' })

  const state = cell('status') === '' ? null : stateOf(cell('status'))
  if (cell('status') !== '' && state === null)
    complain('status', { kind: 'unknown_state', given: cell('status') })

  const entry: Entry = {
    row,
    name,
    aliases,
    userid: userid === '' ? null : userid,
    phone,
    levels: levels.filter(level => levelsHere.has(level)),
    district: cell('district') === '' ? null : cell('district'),
    group: groups[0] ?? null,
    roles: roles.filter(role => rolesHere.has(role)),
    unit: cell('unit') === '' ? null : cell('unit'),
    state,
  }
  return { entry, problems }
}

/** Two characters are often set apart by spaces (王  芳) to stand flush with three: that is layout, not name. */
function readName(text: string): string {
  return text
    .replace(/[•‧∙・．]/g, '·')
    .replace(/(?<=[\p{Script=Han}〇·])[\s　]+(?=[\p{Script=Han}〇·])/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A mobile number, or a land line with its area code. @returns null for everything else, also for two numbers. */
function phoneOf(text: string): string | null {
  const plain = fold(text)
    .replace(/[\s-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  if (/^1[3-9]\d{9}$/.test(plain)) return plain
  return /^0\d{9,11}$/.test(plain) ? plain : null
}
