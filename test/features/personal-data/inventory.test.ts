import { readFileSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import * as schema from '../../../src/db/schema.ts'
import { inventory, withoutPersonalData } from '../../../src/features/personal-data/rules/inventory.ts'
import { personalDataDocument } from '../../../src/features/personal-data/texts/document.ts'

const tables = Object.values(schema)
  .filter(one => is(one, PgTable))
  .map(one => getTableConfig(one))
const people = 'person'

describe('the table of personal data', () => {
  it('has every table of the schema, once', () => {
    const named = [...inventory.map(one => one.table), ...withoutPersonalData]
    expect(named.toSorted()).toEqual(tables.map(one => one.name).toSorted())
  })

  it.each(inventory.map(one => [one.table, one] as const))(
    'says of every column of %s whose it is, or nobody’s',
    (name, one) => {
      const columns = tables.find(table => table.name === name)?.columns.map(column => column.name) ?? []
      const named = [...Object.keys(one.columns), ...one.none.filter(column => column !== '')]
      expect(named.toSorted()).toEqual(columns.toSorted())
    },
  )

  it('no column that refers to a person is nobody’s, and it is known as a way to his rows', () => {
    for (const table of tables) {
      const entry = inventory.find(one => one.table === table.name)
      for (const key of table.foreignKeys) {
        const { columns, foreignTable } = key.reference()
        if (getTableConfig(foreignTable).name !== people) continue
        for (const column of columns)
          expect(entry?.columns[column.name]?.link, `${table.name}.${column.name}`).toBe('person')
      }
    }
  })

  it('is what docs/personal-data.md says, word for word', () => {
    expect(readFileSync('docs/personal-data.md', 'utf8')).toBe(personalDataDocument())
  })
})
