import type { VNode } from 'preact'
import { isClerk } from '../../bot/actor.ts'
import { dayOf } from '../../calendar/zone.ts'
import { findCongress } from '../../features/congress/store.ts'
import { periodOf } from '../../features/registers/rules.ts'
import { firstYears } from '../../features/registers/store.ts'
import * as words from '../../features/registers/texts/pages.ts'
import { type RegisterPeriod, type RowWindow, registerFormats } from '../../features/registers/types.ts'
import { definePage, type Page, type PageContext } from '../../pages/page.ts'
import { Table } from '../../pages/parts.tsx'
import { registers } from '../list.ts'
import { bodyOf, type Made, madeFor, type Register } from '../register.ts'
import { tableFile } from '../register-file.ts'
import { registerPath, yearQuery } from './paths.ts'

/** So many rows stand on a page; the files have all of them. */
const rowsPerPage = 100

interface Found extends Made {
  readonly period: RegisterPeriod
}

/** @returns null where no such year can be, or the book is not for this person */
async function find(
  context: PageContext,
  register: Register,
  query: URLSearchParams,
  window?: RowWindow,
): Promise<Found | null> {
  const { tx, tenant, actor, now } = context
  const asked = { year: query.get('year'), session: query.get('session') }
  const period = periodOf(register.takes, asked, dayOf(now, tenant.zone))
  const congress = await findCongress(tx, tenant.id)
  if (period === 'unknown' || congress === null) return null
  const made = await madeFor(tx, congress, actor, { register, period }, now, window)
  return made === 'forbidden' ? null : { ...made, period }
}

/** A book as it is filed: lines, rows, totals, and both files. */
const pageOf = (register: Register): Page =>
  definePage({
    path: `registers/${register.key}`,
    who: register.who,
    async show(context, _numbers, query) {
      const page = pageIn(query)
      if (page === null) return null
      const from = (page - 1) * rowsPerPage
      const found = await find(context, register, query, { from, count: rowsPerPage })
      if (found === null) return null
      const { table, period } = found
      const rows = bodyOf(table)
      const rowCount = found.rowCount ?? rows.length
      const pages = Math.max(1, Math.ceil(rowCount / rowsPerPage))
      if (page > pages) return null
      const shown = found.rowCount === undefined ? rows.slice(from, from + rowsPerPage) : rows
      const totals = table.rows.at(-1)
      return {
        title: table.title,
        body: (
          <div class={`card book ${sizeOf(table.columns)}`}>
            <Ways context={context} register={register} period={period} />
            {table.lines.map(line => (
              <p key={line}>{line}</p>
            ))}
            {rowCount === 0 ? <p>{words.nothing}</p> : null}
            {pages === 1 ? null : <p>{words.range(from + 1, from + shown.length, rowCount)}</p>}
            <div class="wide">
              <Table
                caption={table.title}
                columns={table.columns.map(({ heading }) => heading)}
                widths={table.columns.map(({ width }) => width)}
                rows={shown.map((cells, i) => ({ key: from + i, cells }))}
                {...(totals === undefined ? {} : { foot: totals })}
              />
            </div>
            <p class="signs">{table.lastLine}</p>
            <Pages
              path={registerPath(context.tenant.id, register.key)}
              period={period}
              page={page}
              pages={pages}
            />
            <Years
              context={context}
              register={register}
              period={period}
              first={await firstYear(context, register)}
            />
          </div>
        ),
      }
    },
  })

/** So wide that words stand in their columns; narrower windows move the table sideways. */
function sizeOf(columns: Made['table']['columns']): string {
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  return width <= 150 ? 'book-small' : width <= 200 ? 'book-medium' : 'book-large'
}

const firstYear = async ({ tx, tenant, actor }: PageContext, { key }: Register): Promise<number | null> =>
  (await firstYears(tx, tenant, isClerk(actor))).get(key) ?? null

function pageIn(query: URLSearchParams): number | null {
  const said = query.get('page') ?? '1'
  return /^[1-9]\d{0,5}$/.test(said) ? Number(said) : null
}

interface WaysProps {
  readonly context: PageContext
  readonly register: Register
  readonly period: RegisterPeriod
}

function Ways({ context: { tenant }, register, period }: WaysProps): VNode {
  return (
    <p class="links screen-only">
      {registerFormats.map(format => (
        <a key={format} href={registerPath(tenant.id, register.key, format) + yearQuery(period)}>
          {words.download[format]}
        </a>
      ))}
      <a href={registerPath(tenant.id, register.key).replace(/\/[a-z]+$/, '')}>{words.backToList}</a>
    </p>
  )
}

function Years({
  context: { tenant, now },
  register,
  period,
  first,
}: WaysProps & { readonly first: number | null }): VNode | null {
  if (period === null || !('year' in period)) return null
  const { year } = period
  const last = dayOf(now, tenant.zone).year
  const path = registerPath(tenant.id, register.key)
  return (
    <p class="links screen-only">
      {first === null || year <= first ? null : (
        <a href={path + yearQuery({ year: year - 1 })}>{words.earlier(year - 1)}</a>
      )}
      {year >= last ? null : <a href={path + yearQuery({ year: year + 1 })}>{words.later(year + 1)}</a>}
    </p>
  )
}

interface PagesProps {
  readonly path: string
  readonly period: RegisterPeriod
  readonly page: number
  readonly pages: number
}

/** The first, the last, and those beside the one that is shown. */
function Pages({ path, period, page, pages }: PagesProps): VNode | null {
  if (pages === 1) return null
  const query = yearQuery(period)
  const at = (nth: number) => `${path}${query === '' ? '?' : `${query}&`}page=${nth}`
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter(nth => nth >= 1 && nth <= pages)
  return (
    <nav class="links screen-only" aria-label={words.pages}>
      {page === 1 ? null : <a href={at(page - 1)}>{words.previousPage}</a>}
      {near.map(nth => (
        <a key={nth} href={at(nth)} {...(nth === page ? { 'aria-current': 'page' as const } : {})}>
          {words.nthPage(nth)}
        </a>
      ))}
      {page === pages ? null : <a href={at(page + 1)}>{words.nextPage}</a>}
    </nav>
  )
}

const filePages = (register: Register): Page[] =>
  registerFormats.map(format =>
    definePage({
      path: `registers/${register.key}/${format}`,
      who: register.who,
      async show(context, _numbers, query) {
        const found = await find(context, register, query)
        if (found === null) return null
        const { key } = register
        return {
          file: tableFile(found.table, context.tenant.name, format),
          taken: { subject: 'register', detail: { key, period: found.period, format } },
        }
      },
    }),
  )

export const registerPages: readonly Page[] = registers.flatMap(register => [
  pageOf(register),
  ...filePages(register),
])
