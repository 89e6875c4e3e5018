import { isDeepStrictEqual } from 'node:util'
import { type HolidayYear, knownYears } from '../calendar/holidays.ts'
import type { Tx } from '../db/tx.ts'
import { readHolidayFile } from '../features/holidays/files.ts'
import { checkYear } from '../features/holidays/rules.ts'
import { dropYear, saveYear, storedYears } from '../features/holidays/store.ts'
import type { HolidayFileProblem, Saved, YearProblem } from '../features/holidays/types.ts'
import { withDatabase } from './database.ts'
import { readGivenText } from './read-given.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

/** Far more than all years together. */
const mostBytes = 1_000_000

/** Brings the tables of a file into the database: all of its years, or none. */
export async function holidaysAdd(session: Session, file: string): Promise<void> {
  const years = await readYears(file)
  const saved = await withDatabase(session, ({ db }) =>
    db.transaction(async tx => {
      const added = new Set((await storedYears(tx)).map(each => each.year))
      const results: { year: HolidayYear; outcome: Saved }[] = []
      for (const year of years)
        results.push({ year, outcome: await save(tx, year, added.has(year.year), session.now()) })
      return results
    }),
  )
  const document = saved.map(({ year: { year, off, working }, outcome }) => ({
    ...{ year, off: Object.keys(off).length, working: Object.keys(working).length, outcome },
  }))
  session.answer(
    { years: document },
    document.map(
      ({ year, off, working, outcome }) =>
        `${year} ${outcome}: ${off} days off, ${working} weekend days worked`,
    ),
  )
}

/** What the release says already is not stored: a later release may mend it. */
async function save(tx: Tx, year: HolidayYear, isStored: boolean, now: Date): Promise<Saved> {
  const known = knownYears.find(each => each.year === year.year)
  if (!isDeepStrictEqual(known, year)) return saveYear(tx, year, now)
  if (!isStored) return 'unchanged'
  await dropYear(tx, year.year)
  return 'changed'
}

async function readYears(file: string): Promise<HolidayYear[]> {
  const years = readHolidayFile(await readGivenText(file, mostBytes))
  if ('kind' in years) throw new WrongInput(`${file}: ${sayFileProblem(years)}`)
  for (const year of years) {
    const problem = checkYear(year)
    if (problem) throw new WrongInput(`${file}: ${sayYearProblem(problem, year.year)}`)
  }
  return years
}

function sayFileProblem(problem: HolidayFileProblem): string {
  switch (problem.kind) {
    case 'not_json':
      return 'is not JSON'
    case 'unknown_form':
      return `is not a holiday table${problem.at === '' ? '' : ` (see «${problem.at}»)`}: docs/deploy.md shows how one is written`
    case 'bad_period':
      return `${problem.name} from ${problem.from} to ${problem.until}: these must be two days like 2027-02-05, the first before the last and at most 15 days between them`
    case 'twice':
      return `${problem.day} stands in it twice`
  }
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']

function sayYearProblem(problem: YearProblem, year: number): string {
  switch (problem.kind) {
    case 'bad_year':
      return `${problem.year} is no year from 2000 to 2100`
    case 'no_day':
      return `«${problem.text}» is no day; days are written 2027-02-05`
    case 'other_year':
      return `${problem.day} is neither in ${year} nor in the December before`
    case 'not_weekend':
      return `${problem.day} is a ${weekdays[problem.weekday - 1]}, which is worked anyway: only Saturdays and Sundays are named as worked`
    case 'off_and_working':
      return `${problem.day} is both off and worked`
    case 'bad_name':
      return `the holiday of ${problem.day} needs a name of 1 to 40 characters on one line`
    case 'incomplete':
      return `${problem.day} is not off in it, and is by law every year: the table must be of the whole year`
    case 'too_many_off':
      return `${problem.days} days off are more than a year has`
  }
}
