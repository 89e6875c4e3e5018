import { mayUse } from '../bot/actor.ts'
import { isBusinessOf, type Membership } from '../bot/command.ts'
import type { MenuItem } from '../pages/frame.tsx'
import { congressPath } from '../pages/page.ts'
import * as words from '../pages/texts.ts'
import { pages } from './registry.ts'

/** In which order pages stand in the menu, by their paths: what is done daily first, what is set once last; others between. */
const first = ['today', 'meetings', 'reception', 'suggestions', 'registers', 'duty-files', 'charts', 'county']
const last = ['deliveries', 'settings']

/** What somebody of these congresses can go to from a page of one of them. */
export function menuOf(
  memberships: readonly Membership[],
  congressId: number,
  path: string,
): { readonly menu: readonly MenuItem[]; readonly others: readonly MenuItem[] } {
  const here = memberships.find(({ tenant }) => tenant.id === congressId)
  const items = here === undefined ? [] : itemsOf(here)
  const others = memberships
    .filter(({ tenant }) => tenant.id !== congressId)
    .flatMap(one =>
      itemsOf(one)
        .slice(0, 1)
        .map(item => ({ ...item, words: one.tenant.name, isHere: false })),
    )
  const menu = [{ words: words.home, href: '/console' }, ...items]
  return { menu: menu.map(item => ({ ...item, isHere: isBelow(path, item.href) })), others }
}

function itemsOf({ tenant, actor }: Membership) {
  const mine = pages.flatMap(page => {
    const { inMenu, inMenuOf, who, path } = page
    const isHis = mayUse(who, actor) && (inMenuOf?.(actor) ?? true)
    return inMenu === undefined || !isHis || !isBusinessOf(page, tenant) ? [] : [{ words: inMenu, path }]
  })
  const ordered = mine.toSorted((a, b) => placeOf(a.path) - placeOf(b.path))
  return ordered.map(item => ({ words: item.words, href: congressPath(tenant.id, item.path) }))
}

function placeOf(path: string): number {
  if (first.includes(path)) return first.indexOf(path) - first.length
  return last.includes(path) ? 1 + last.indexOf(path) : 0
}

const isBelow = (path: string, href: string): boolean =>
  path === href || (href !== '/console' && path.startsWith(`${href}/`))
