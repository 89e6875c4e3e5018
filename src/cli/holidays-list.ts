import { knownYears } from '../calendar/holidays.ts'
import { isoInZone } from '../calendar/zone.ts'
import { storedYears } from '../features/holidays/store.ts'
import { withDatabase } from './database.ts'
import type { Session } from './session.ts'

/** China's: whoever adds a table reads the time as it was there. */
const zone = 'Asia/Shanghai'

/** The years whose days off are known, and from where. */
export async function holidaysList(session: Session): Promise<void> {
  const stored = await withDatabase(session, ({ db }) => db.transaction(tx => storedYears(tx)))
  const added = new Map(stored.map(each => [each.year, each]))
  const years = [...new Set([...knownYears.map(each => each.year), ...added.keys()])].sort((a, b) => a - b)
  const document = years.map(year => {
    const own = added.get(year)
    const { off, working } = own ?? knownYears.find(each => each.year === year) ?? { off: {}, working: {} }
    return {
      year,
      off: Object.keys(off).length,
      working: Object.keys(working).length,
      source: own ? 'added' : 'release',
      addedAt: own?.addedAt.toISOString() ?? null,
    }
  })
  session.answer(
    { years: document },
    document.map(({ year, off, working }) => {
      const own = added.get(year)
      const from = own ? `added ${isoInZone(own.addedAt, zone).slice(0, 10)}` : 'of this release'
      return `${year}: ${off} days off, ${working} weekend days worked; ${from}`
    }),
  )
}
