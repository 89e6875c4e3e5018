import { readRosterFile } from '../features/roster/files/read-roster-file.ts'
import { columnName } from '../features/roster/rules/columns.ts'
import type { Plan } from '../features/roster/rules/plan.ts'
import { type RosterTable, tableOf } from '../features/roster/rules/table.ts'
import { importRoster } from '../features/roster/store/import.ts'
import {
  ignoredColumn,
  nobodyIsDeputy,
  noRows,
  redistricted,
  released,
  renamed,
  sayFileProblem,
  sayPlace,
  sayRowProblem,
  staysAway,
} from '../features/roster/texts.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import { readGiven } from './read-given.ts'
import type { Session } from './session.ts'

/** What is printed with --json. `row` is the number the spreadsheet shows; 0 means the file as a whole. */
interface Result {
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  /** On the roster, not in the file: left as they are. */
  readonly untouched: number
  /** Of the updated: who leaves office, and who is in office again. */
  readonly left: number
  readonly returned: number
  readonly dryRun: boolean
  readonly errors: readonly { readonly row: number; readonly column: string; readonly message: string }[]
  readonly warnings: readonly string[]
}

const nothing = { added: 0, updated: 0, unchanged: 0, untouched: 0, left: 0, returned: 0 }

export async function rosterImport(
  session: Session,
  file: string,
  options: { readonly congress: string; readonly dryRun?: boolean },
): Promise<void> {
  const dryRun = options.dryRun ?? false
  const table = await readTable(file)
  if ('kind' in table) {
    const errors = [{ row: 0, column: '', message: sayFileProblem(table) }]
    return report(session, { ...nothing, dryRun, errors, warnings: [] })
  }
  const plan = await withDatabase(session, ({ db }) =>
    db.transaction(async tx => {
      const congress = await congressCalled(tx, options.congress)
      return importRoster(tx, congress.id, table, session.now(), { dryRun })
    }),
  )
  report(session, { ...countsOf(plan), dryRun, errors: errorsOf(plan), warnings: warningsOf(table, plan) })
}

async function readTable(file: string) {
  const sheets = await readRosterFile(await readGiven(file))
  return 'kind' in sheets ? sheets : tableOf(sheets)
}

function countsOf(plan: Plan) {
  const { added, updated, unchanged, untouched, left, returned } = plan
  return {
    added: added.length,
    updated: updated.length,
    unchanged,
    untouched,
    left: left.length,
    returned: returned.length,
  }
}

function errorsOf(plan: Plan): Result['errors'] {
  return plan.problems.map(({ row, column, problem }) => ({
    row,
    column: columnName(column),
    message: sayRowProblem(problem),
  }))
}

function warningsOf(table: RosterTable, plan: Plan): string[] {
  const deputies =
    table.rows.some(({ cells }) => (cells.get('levels') ?? '').trim() !== '') ||
    [...plan.added, ...plan.updated].some(person => person.levels.length > 0)
  return [
    ...table.ignored.map(ignoredColumn),
    ...(table.rows.length === 0 ? [noRows] : []),
    ...(plan.added.length > 0 && !deputies ? [nobodyIsDeputy] : []),
    ...plan.renamed.map(({ before, after }) => renamed(before.name, after.name)),
    ...plan.released.map(({ owner, to }) => released(owner.name, to)),
    ...plan.redistricted.map(({ before, after }) =>
      redistricted(after.name, before.district, after.district),
    ),
    ...plan.away.map(({ name, leftReason }) => staysAway(name, leftReason)),
  ]
}

function report(session: Session, result: Result): void {
  const { added, updated, unchanged, untouched, left, returned, errors, warnings, dryRun } = result
  if (errors.length === 0) {
    const turns = left + returned === 0 ? '' : ` (${left} leave office, ${returned} are back)`
    session.answer(result, [
      ...warnings,
      `${dryRun ? 'would be ' : ''}${added} added, ${updated} updated${turns}, ${unchanged} unchanged; ${untouched} on the roster are not in the file and stay`,
    ])
    return
  }
  session.exitCode = 1
  if (session.json) session.answer(result, [])
  else for (const { row, column, message } of errors) session.complain(`${sayPlace(row, column)}${message}`)
  session.complain(
    `liaison: ${errors.length === 1 ? '1 mistake' : `${errors.length} mistakes`} in the file, nothing was imported`,
  )
}
