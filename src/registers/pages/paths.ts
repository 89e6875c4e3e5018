import type { RegisterFormat, RegisterKey, RegisterPeriod } from '../../features/registers/types.ts'
import { congressPath } from '../../pages/page.ts'

/** Of the page, or of one of its files. */
export const registerPath = (congressId: number, key: RegisterKey, format?: RegisterFormat): string =>
  congressPath(congressId, `registers/${key}${format === undefined ? '' : `/${format}`}`)

/** `?year=2026`, `?session=19-3`; empty for what is as of today. */
export const yearQuery = (period: RegisterPeriod): string =>
  period === null ? '' : 'year' in period ? `?year=${period.year}` : `?session=${period.series}`
