import type { VNode } from 'preact'
import { dayOf } from '../../../calendar/zone.ts'
import { congressPath, type PageContext } from '../../../pages/page.ts'
import { yearPeriod } from '../rules/period.ts'
import { askedOf, periodOf, termsOf } from '../store/periods.ts'
import { periodName } from '../texts/chat.ts'
import * as words from '../texts/pages.ts'
import type { Period } from '../types.ts'

/** So many years stand beside the terms; an older one is come to by its address. */
const yearsBack = 4

/** The period that an address asks for, this year where it says nothing; null: there is no such one. */
export async function periodAsked(
  { tx, tenant, now }: Pick<PageContext, 'tx' | 'tenant' | 'now'>,
  query: URLSearchParams,
): Promise<Period | null> {
  const year = /^20\d\d$/.exec(query.get('year') ?? '')?.[0]
  if (year !== undefined) return yearPeriod(Number(year))
  const term = /^[1-9]\d{0,2}$/.exec(query.get('term') ?? '')?.[0]
  if (term !== undefined) return periodOf(tx, tenant, { term: Number(term) }, now)
  return query.has('year') || query.has('term') ? null : yearPeriod(dayOf(now, tenant.zone).year)
}

/** The years and terms that there are, to go to. */
export async function Periods(
  { tx, tenant, now }: Pick<PageContext, 'tx' | 'tenant' | 'now'>,
  path: string,
  here: Period,
): Promise<VNode> {
  const { year } = dayOf(now, tenant.zone)
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => yearPeriod(year - back))
  const all = [...years, ...(await termsOf(tx, tenant, now)).toReversed()]
  return (
    <nav class="screen-only" aria-label={words.periods}>
      <p class="links">
        {all.map(period => {
          const said = periodName(period)
          const [[name = '', value = 0] = []] = Object.entries(askedOf(period))
          return said === periodName(here) ? (
            <strong key={said} aria-current="page">
              {said}
            </strong>
          ) : (
            <a key={said} href={`${congressPath(tenant.id, path)}?${name}=${value}`}>
              {said}
            </a>
          )
        })}
      </p>
    </nav>
  )
}
