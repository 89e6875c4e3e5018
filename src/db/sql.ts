import { type BoundParameter, bind, Json, type Parameter } from './parameter.ts'
import { openVault, type Vault } from './vault.ts'

/** A piece of SQL with its values, to be put into a statement. Not a statement: it cannot be run. */
export class Part {
  readonly strings: readonly string[]
  readonly values: readonly (Parameter | Part)[]

  constructor(strings: readonly string[], values: readonly (Parameter | Part)[]) {
    this.strings = strings
    this.values = values
  }
}

type Row = Record<string, unknown>

/** Rows as the server sent them, and what it said at their end. */
export class RowList<T> extends Array<T> {
  #count = 0
  #command = ''

  /** How many rows were read or changed. */
  get count(): number {
    return this.#count
  }

  /** `SELECT`, `COMMIT`, … */
  get command(): string {
    return this.#command
  }

  done(count: number, command: string): this {
    this.#count = count
    this.#command = command
    return this
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
}

export type Rows<T extends object[]> = RowList<T[number]>

/**
 * Tagged template: sends the statement **at once**, prepared by name, and promises its rows
 * (`rows.count`: how many were changed).
 *
 * - `sql<{ id: number }[]>` names what comes back; nothing checks it.
 * - Values: `Parameter`. Instants are `Date` both ways (timestamptz); `date`, `time` and `timestamp` come back as
 *   ISO text, bigint and `count(*)` as number (RangeError above 2^53), numeric as text, json parsed, arrays as arrays.
 * - Keep the text constant: `= any(${ids})` and `jsonb_to_recordset(${sql.json(rows)})` instead of lists that
 *   grow, because every different text is one more prepared statement.
 */
export interface Sql {
  <T extends object[] = Row[]>(
    strings: TemplateStringsArray,
    ...values: readonly (Parameter | Part)[]
  ): Promise<Rows<T>>
  /** A piece to put into statements: `${only ? sql.part`and id = ${id}` : sql.part``}`. */
  part(strings: TemplateStringsArray, ...values: readonly (Parameter | Part)[]): Part
  /** A quoted name of a table or column. */
  identifier(name: string): Part
  /** SQL as it stands, for texts of our own files; never for anything a user wrote. */
  raw(text: string): Part
  json(value: unknown): Json
  /** For the columns that are encrypted at rest: what is written is sealed, what is read is opened. */
  readonly vault: Vault
}

export interface Statement {
  readonly text: string
  readonly parameters: readonly BoundParameter[]
}

/** @param run sends one assembled statement. */
export function createSql(
  run: <T extends object[]>(statement: Statement) => Promise<Rows<T>>,
  vault: Vault = openVault,
): Sql {
  const tag = <T extends object[]>(
    strings: TemplateStringsArray,
    ...values: readonly (Parameter | Part)[]
  ): Promise<Rows<T>> => {
    try {
      return run<T>(assemble(strings, values))
    } catch (error) {
      return Promise.reject(error)
    }
  }
  return Object.assign(tag, { part, identifier, raw, json: (value: unknown) => new Json(value), vault })
}

function part(strings: TemplateStringsArray, ...values: readonly (Parameter | Part)[]): Part {
  return new Part(strings, values)
}

function identifier(name: string): Part {
  return new Part([`"${name.replaceAll('"', '""')}"`], [])
}

function raw(text: string): Part {
  return new Part([text], [])
}

/** Texts of templates without parts, which never change. */
const plainTexts = new WeakMap<readonly string[], string>()

function assemble(strings: readonly string[], values: readonly (Parameter | Part)[]): Statement {
  const parameters: BoundParameter[] = []
  if (!values.some(value => value instanceof Part)) {
    for (const value of values) parameters.push(bind(value))
    let text = plainTexts.get(strings)
    if (text === undefined) {
      text = strings.reduce((before, next, i) => `${before}$${i}${next}`)
      plainTexts.set(strings, text)
    }
    return { text, parameters }
  }
  return { text: append(strings, values, parameters), parameters }
}

function append(
  strings: readonly string[],
  values: readonly (Parameter | Part)[],
  parameters: BoundParameter[],
): string {
  let text = strings[0] ?? ''
  values.forEach((value, i) => {
    text +=
      value instanceof Part
        ? append(value.strings, value.values, parameters)
        : `$${parameters.push(bind(value))}`
    text += strings[i + 1] ?? ''
  })
  return text
}
