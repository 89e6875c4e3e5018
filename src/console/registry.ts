import { screenPage } from '../features/attendance/pages/screen.tsx'
import { settingsPage } from '../features/congress/pages/settings.tsx'
import { countyNoticePage, countyNoticesPage } from '../features/county/pages/notices.tsx'
import { townsPage } from '../features/county/pages/towns.tsx'
import { dutyFilePage, ownDutyFilePage } from '../features/duty-file/pages/file.tsx'
import { dutyFilesPage } from '../features/duty-file/pages/list.tsx'
import { noticePage } from '../features/meetings/pages/notice.tsx'
import { noticesPage } from '../features/meetings/pages/notices.tsx'
import { calendarPage } from '../features/reception/pages/calendar.tsx'
import { receptionDayPage } from '../features/reception/pages/day.tsx'
import { chartsPage } from '../features/reports/pages/charts.tsx'
import { boardPage } from '../features/suggestions/pages/board.tsx'
import { itemPage } from '../features/suggestions/pages/item.tsx'
import { todayPage } from '../features/today/pages.tsx'
import { deliveriesPage } from '../features/undelivered/pages.tsx'
import type { Page } from '../pages/page.ts'
import { registersPage } from '../registers/pages/list.tsx'
import { registerPages } from '../registers/pages/register.tsx'

/** Every page of a congress. To add one, write it in its feature and name it here. */
export const pages: readonly Page[] = [
  todayPage,
  noticesPage,
  noticePage,
  screenPage,
  deliveriesPage,
  calendarPage,
  receptionDayPage,
  boardPage,
  itemPage,
  dutyFilesPage,
  dutyFilePage,
  ownDutyFilePage,
  registersPage,
  ...registerPages,
  chartsPage,
  settingsPage,
  townsPage,
  countyNoticesPage,
  countyNoticePage,
]

export interface FoundPage {
  readonly page: Page
  readonly congressId: number
  /** What stands in the address for each `:number`. */
  readonly numbers: readonly number[]
}

/** Whose page the address names; that he may see it is for the caller to find out. */
export function findPage(path: string): FoundPage | null {
  const [, congress, rest] = /^\/console\/c\/([1-9]\d{0,8})\/(.+)$/.exec(path) ?? []
  if (congress === undefined || rest === undefined) return null
  for (const page of pages) {
    const numbers = numbersIn(page.path, rest)
    if (numbers !== null) return { page, congressId: Number(congress), numbers }
  }
  return null
}

function numbersIn(pattern: string, path: string): number[] | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const numbers: number[] = []
  for (const [nth, part] of wanted.entries()) {
    const said = given[nth] ?? ''
    if (part === ':number' && /^[1-9]\d{0,8}$/.test(said)) numbers.push(Number(said))
    else if (part !== said) return null
  }
  return numbers
}
