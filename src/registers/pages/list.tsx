import { isClerk, mayUse } from '../../bot/actor.ts'
import { dayOf } from '../../calendar/zone.ts'
import { settingsOf } from '../../features/congress/settings.ts'
import { firstYears } from '../../features/registers/store.ts'
import { registerName } from '../../features/registers/texts/names.ts'
import * as words from '../../features/registers/texts/pages.ts'
import { registerFormats } from '../../features/registers/types.ts'
import { definePage } from '../../pages/page.ts'
import { Table } from '../../pages/parts.tsx'
import { registersOf } from '../list.ts'
import { registerPath, yearQuery } from './paths.ts'

/** Which books there are, of which years, with this year's files. */
export const registersPage = definePage({
  path: 'registers',
  who: 'members',
  inMenu: words.listTitle,
  async show({ tx, tenant, actor, now }) {
    const thisYear = dayOf(now, tenant.zone).year
    const first = await firstYears(tx, tenant, isClerk(actor))
    const { labels } = settingsOf(tenant)
    const rows = registersOf(tenant)
      .filter(({ who }) => mayUse(who, actor))
      .map(({ key, takes }) => {
        const years = takes === 'nothing' ? [] : yearsFrom(first.get(key) ?? thisYear, thisYear)
        const query = takes === 'nothing' ? '' : yearQuery({ year: thisYear })
        return {
          key,
          cells: [
            <a key="name" href={registerPath(tenant.id, key) + query}>
              {registerName(key, labels)}
            </a>,
            takes === 'nothing' ? (
              words.asOfToday
            ) : (
              <span key="years" class="links">
                {years.map(year => (
                  <a key={year} href={registerPath(tenant.id, key) + yearQuery({ year })}>
                    {words.yearLink(year)}
                  </a>
                ))}
              </span>
            ),
            <span key="files" class="links">
              {registerFormats.map(format => (
                <a key={format} href={registerPath(tenant.id, key, format) + query}>
                  {words.short[format]}
                </a>
              ))}
            </span>,
          ],
        }
      })
    return {
      title: words.listTitle,
      body: (
        <div class="card">
          <Table caption={words.listTitle} columns={Object.values(words.columns)} rows={rows} />
          <p class="note">{words.listNote}</p>
        </div>
      ),
    }
  },
})

/** So many years stand in a row; earlier ones are come to from there. */
const mostYears = 6

const yearsFrom = (first: number, last: number): number[] =>
  Array.from({ length: Math.min(mostYears, Math.max(1, last - first + 1)) }, (_, i) => last - i)
