/**
 * Values on their way to PostgreSQL. They become text here and not in the driver: an exception in the driver's
 * own serializers, thrown while another statement is on the wire, makes postgres.js 3.4.9 hand the answers of
 * that connection to the wrong callers.
 */

import { arrayText } from './array-text.ts'

/** A value that goes as json, whatever its shape. Made by `sql.json`. */
export class Json {
  readonly text: string

  constructor(value: unknown) {
    const text = JSON.stringify(value)
    if (text === undefined) throw new TypeError(`${typeof value} is not JSON`)
    this.text = text
  }
}

/** What may stand in a statement. A plain object may not: say `sql.json(…)`, arrays are PostgreSQL arrays. */
export type Parameter =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | Json
  | null
  | readonly Parameter[]

/** `oid` 0 leaves the type to the server, which knows it from the column, the operator or the cast. */
export interface BoundParameter {
  readonly text: string | null
  readonly oid: number
}

const OID = { boolean: 16, bytea: 17, jsonb: 3802, timestamptz: 1184 } as const

/** @throws TypeError for `undefined`, an invalid Date, or an object that is none of `Parameter`. */
export function bind(value: unknown): BoundParameter {
  if (value === null) return { text: null, oid: 0 }
  switch (typeof value) {
    case 'string':
      return { text: value, oid: 0 }
    case 'number':
    case 'bigint':
      return { text: String(value), oid: 0 }
    case 'boolean':
      return { text: value ? 't' : 'f', oid: OID.boolean }
    case 'object':
      return bindObject(value)
    default:
      throw new TypeError(`a statement cannot carry ${typeof value}`)
  }
}

function bindObject(value: object): BoundParameter {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new TypeError('a statement cannot carry an invalid Date')
    return { text: value.toISOString(), oid: OID.timestamptz }
  }
  if (value instanceof Json) return { text: value.text, oid: OID.jsonb }
  if (Array.isArray(value)) return { text: arrayText(value, element => bind(element).text), oid: 0 }
  if (value instanceof Uint8Array) return { text: `\\x${Buffer.from(value).toString('hex')}`, oid: OID.bytea }
  throw new TypeError('a statement cannot carry a plain object: use sql.json')
}
