import { mayUse } from '../bot/actor.ts'
import { isBusinessOf, type Membership } from '../bot/command.ts'
import type { MenuItem } from '../pages/frame.tsx'
import { congressPath } from '../pages/page.ts'
import * as words from '../pages/texts.ts'
import { pages } from './registry.ts'

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

const itemsOf = ({ tenant, actor }: Membership) =>
  pages.flatMap(page => {
    const { inMenu, who, path } = page
    return inMenu === undefined || !mayUse(who, actor) || !isBusinessOf(page, tenant)
      ? []
      : [{ words: inMenu, href: congressPath(tenant.id, path) }]
  })

const isBelow = (path: string, href: string): boolean =>
  path === href || (href !== '/console' && path.startsWith(`${href}/`))
