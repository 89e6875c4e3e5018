import type { Table } from './tables.ts'

/**
 * The tables in an order in which they can be filled: each after those that its rows refer to. Where tables refer
 * to each other in a ring, or to themselves, some order: `foreign-keys.ts` lets the loading do without.
 */
export function fillingOrder(tables: readonly Table[]): Table[] {
  const byName = new Map(tables.map(table => [table.name, table]))
  const ordered = new Set<Table>()
  const visiting = new Set<Table>()
  const visit = (table: Table): void => {
    if (ordered.has(table) || visiting.has(table)) return
    visiting.add(table)
    for (const name of table.needs) {
      const needed = byName.get(name)
      if (needed !== undefined) visit(needed)
    }
    ordered.add(table)
  }
  for (const table of tables) visit(table)
  return [...ordered]
}
