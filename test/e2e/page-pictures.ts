/** Which pages the manual has pictures of, and who looks: `test/manual.test.ts` holds the list against the pages there are. */

interface PagePicture {
  /** Of its two files: `<name>.png` and `<name>-phone.png`. */
  readonly name: string
  readonly who: string
  /** Below the congress; null: the first page, which is nobody's congress's. */
  readonly path: string | null
  readonly of: 'town' | 'county'
}

const deputy = '王秀兰'
const town = (who: string, all: Readonly<Record<string, string | null>>): PagePicture[] =>
  Object.entries(all).map(([name, path]) => ({ name, who, path, of: 'town' }))
const county = (all: Readonly<Record<string, string>>): PagePicture[] =>
  Object.entries(all).map(([name, path]) => ({ name, who: '何小川', path, of: 'county' }))

/** In the order of the manual. */
export const pagePictures: readonly PagePicture[] = [
  ...town(deputy, { home: null }),
  ...town('周晓敏', {
    today: 'today',
    meetings: 'meetings',
    meeting: 'meetings/32',
  }),
  ...town(deputy, { 'meeting-deputy': 'meetings/32' }),
  ...town('周晓敏', {
    screen: 'meetings/32/screen',
    reception: 'reception',
    'reception-month': 'reception?month=11',
    'reception-day': 'reception/20261116',
    suggestions: 'suggestions',
    suggestion: 'suggestions/1',
    'duty-files': 'duty-files',
    'duty-file': 'duty-files/12',
  }),
  ...town(deputy, { duty: 'duty' }),
  ...town('周晓敏', {
    registers: 'registers',
    'register-presidium': 'registers/presidium',
    'register-visits': 'registers/visits',
    'register-incoming': 'registers/incoming',
    'register-suggestions': 'registers/suggestions',
    'register-activities': 'registers/activities',
    'register-deputies': 'registers/deputies',
    charts: 'charts',
    deliveries: 'deliveries',
    settings: 'settings',
  }),
  ...county({
    towns: 'towns',
    'county-notices': 'county-notices',
    'county-notice': 'county-notices/1',
  }),
]

/** A page, with its query, as it is asked for. */
export const addressOf = ({ path }: PagePicture, congressId: number): string =>
  path === null ? '/console' : `/console/c/${congressId}/${path}`
