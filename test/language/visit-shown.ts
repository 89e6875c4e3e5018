import type { Day } from '../../src/calendar/day.ts'
import type { Due, VisitReading, VisitWorld } from '../../src/language/visit-reading.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'

/** A Wednesday. */
export const today: Day = { year: 2026, month: 3, day: 11 }

/** What the sample town knows. */
export const world: VisitWorld = {
  villages: [...new Set(sampleTown.roster.map(row => row.选区).filter(village => village !== ''))],
  offices: sampleTown.offices,
  categories: ['基础设施', '农业农村', '民生保障', '生态环境', '教育卫生', '社会治理', '土地房屋', '其他'],
}

const dueOf = (due: Due): string => {
  switch (due.kind) {
    case 'day':
      return `${due.day.year === today.year ? '' : `${due.day.year}.`}${due.day.month}.${due.day.day}`
    case 'working_days':
      return `${due.count}w`
    case 'unclear':
      return `?${due.said}`
  }
}

/** All that was read and is not nothing, in few words: `事 … | 村 … | 人 …`; what the congress does not know has a `?`. */
export function shown(reading: VisitReading): string {
  const { village, visitor, office, due, receivedOn } = reading
  const parts: readonly (readonly [string, string | null])[] = [
    ['事', reading.matter === '' ? null : reading.matter],
    ['村', village && village.name + (village.known ? '' : '?')],
    ['人', visitor.name],
    ['电', visitor.phone],
    ['数', reading.isApproximate ? '~' : reading.people === null ? null : String(reading.people)],
    ['类', reading.category === '其他' ? null : reading.category],
    ['办', reading.handling],
    ['单', office && office.name + (office.known ? '' : '?')],
    ['限', due && dueOf(due)],
    ['答', reading.answer],
    ['代', reading.deputy],
    ['日', receivedOn && `${receivedOn.month}.${receivedOn.day}`],
  ]
  return parts.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`])).join(' | ')
}
