import { writeFile } from 'node:fs/promises'
import { writeRoster, writeTemplate } from '../features/roster/files/write-workbook.ts'
import { rosterRecords } from '../features/roster/store/import.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

/** Writes an empty roster to fill in. Never over a file that is there: it may be somebody's filled one. */
export async function rosterTemplate(session: Session, file: string): Promise<void> {
  requireXlsx(file)
  await write(file, await writeTemplate(), 'wx')
  session.answer({ file }, [
    `${file} written: fill in the first sheet, then "liaison roster import ${file} --congress NAME"`,
  ])
}

export async function rosterExport(
  session: Session,
  file: string,
  options: { readonly congress: string },
): Promise<void> {
  requireXlsx(file)
  const everybody = await withDatabase(session, ({ db }) =>
    db.transaction(async tx => rosterRecords(tx, (await congressCalled(tx, options.congress)).id)),
  )
  const people = everybody.filter(person => person.active)
  await write(file, await writeRoster(people), 'w')
  session.answer({ file, people: people.length }, [`${file} written: ${people.length} people`])
}

function requireXlsx(file: string): void {
  if (!/\.xlsx$/i.test(file)) throw new WrongInput(`${file} must end in .xlsx`)
}

async function write(file: string, bytes: Uint8Array, flag: 'w' | 'wx'): Promise<void> {
  try {
    // Names and phones: for the operator's eyes.
    await writeFile(file, bytes, { flag, mode: 0o600 })
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new WrongInput(why === 'EEXIST' ? `${file} is there already` : `${file} cannot be written (${why})`)
  }
}
