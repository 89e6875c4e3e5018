/** How results are read, by type. Parameters arrive as text already (`parameter.ts`) and pass as they are. */
import { parseArrayText } from './array-text.ts'

interface WireType {
  readonly to: number
  readonly from: number[]
  readonly serialize: (text: string) => string
  readonly parse: (text: string) => unknown
}

/** Type, its number in `pg_type`, its array's number, and how its text is read. What is not here stays text. */
const READ: readonly (readonly [string, number, number, (text: string) => unknown])[] = [
  ['boolean', 16, 1000, text => text === 't'],
  ['bytea', 17, 1001, text => Buffer.from(text.slice(2), 'hex')],
  ['bigint', 20, 1016, safeInteger],
  ['smallint', 21, 1005, Number],
  ['integer', 23, 1007, Number],
  ['oid', 26, 1028, Number],
  ['real', 700, 1021, Number],
  ['double precision', 701, 1022, Number],
  ['timestamptz', 1184, 1185, text => new Date(text)],
  ['json', 114, 199, text => JSON.parse(text)],
  ['jsonb', 3802, 3807, text => JSON.parse(text)],
  ['text', 25, 1009, asIs],
  ['varchar', 1043, 1015, asIs],
  ['name', 19, 1003, asIs],
  ['uuid', 2950, 2951, asIs],
  ['numeric', 1700, 1231, asIs],
  ['date', 1082, 1182, asIs],
  ['time', 1083, 1183, asIs],
  ['timestamp', 1114, 1115, asIs],
]

/** Under names that are no properties of a function: the driver makes each a method of its own. */
export const wireTypes: Record<string, WireType> = Object.fromEntries(
  READ.flatMap(([name, scalar, array, read]) => [
    [`read ${name}`, { to: scalar, from: [scalar], serialize: asIs, parse: read }],
    [
      `read ${name}[]`,
      { to: array, from: [array], serialize: asIs, parse: (text: string) => parseArrayText(text, read) },
    ],
  ]),
)

function asIs(text: string): string {
  return text
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number: select it as text`)
  return value
}
