import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrayText, parseArrayText } from '../../src/db/array-text.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase({ migrated: false })
const same = (text: string) => text
const write = (value: unknown) => (value === null ? null : String(value))
const element = fc.option(
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('NULL', '', '{', '}', ',', '"', '\\', ' ')),
)

test('any array of texts is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(element), values => {
      expect(parseArrayText(arrayText(values, write), same)).toEqual(values)
    }),
  )
})

test('PostgreSQL reads and writes arrays as we do', async () => {
  const text = element.map(it => it?.replaceAll('\0', '') ?? null)
  await fc.assert(
    fc.asyncProperty(fc.array(text), async values => {
      const [row] = await db.sql`select ${values}::text[] as back, cardinality(${values}::text[]) as size`
      expect(row).toEqual({ back: values, size: values.length })
    }),
  )
})

test('numbers and truth values arrive as they were', async () => {
  const [row] = await db.sql`
    select ${[1, null, -7, 0]}::int[] as ints, ${[0.5, 1e21, null]}::float8[] as floats, ${[true, false, null]}::bool[] as bools`
  expect(row).toEqual({
    ints: [1, null, -7, 0],
    floats: [0.5, 1e21, null],
    bools: [true, false, null],
  })
})

test('arrays of arrays and arrays with bounds are read', () => {
  expect(parseArrayText('{{1,2},{NULL,4}}', Number)).toEqual([
    [1, 2],
    [null, 4],
  ])
  expect(parseArrayText('[2:3]={7,8}', Number)).toEqual([7, 8])
  expect(parseArrayText('{}', Number)).toEqual([])
})
