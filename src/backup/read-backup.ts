import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Secret } from '../secret.ts'
import {
  formatVersion,
  type Header,
  headerSchema,
  rowSchema,
  tableLineSchema,
  totalRows,
  trailerSchema,
} from './format.ts'
import { readLines } from './read-lines.ts'
import { UnusableBackup } from './unusable-backup.ts'

export type Entry =
  | { readonly kind: 'header'; readonly header: Header }
  /** Some rows of a table, as a JSON array of them. */
  | { readonly kind: 'rows'; readonly table: string; readonly count: number; readonly json: string }

const rowsAtOnce = 500
const charsAtOnce = 1_048_576

/**
 * What stands in a backup, in its order. Only when it has ended without an error is the file known to be whole: the
 * hash stands at its end. So whoever acts on what was read takes it back when this throws.
 * @throws UnusableBackup when anything is not as it was written
 */
export async function* readBackup(file: string, passphrase: Secret | null = null): AsyncGenerator<Entry> {
  const hash = createHash('sha256')
  const lines = readLines(file, passphrase)
  const next = async (): Promise<Buffer> => {
    const line = await lines.next()
    if (line.done) throw new UnusableBackup(`${file} is cut off`)
    return line.value
  }
  const nextHashed = async (): Promise<Buffer> => {
    const line = await next()
    hash.update(line).update('\n')
    return line
  }
  try {
    const header = parse(headerSchema, await nextHashed(), file)
    if (header.version !== formatVersion)
      throw new UnusableBackup(
        `${file} is of backup format ${header.version}, this version reads ${formatVersion}`,
      )
    yield { kind: 'header', header }
    for (const table of header.tables) {
      const begin = parse(tableLineSchema, await nextHashed(), file)
      if (begin.table !== table.name) throw damaged(file)
      const row = rowSchema.length(table.columns.length)
      for (let read = 0; read < table.rows; ) {
        const texts: string[] = []
        for (let chars = 0; read < table.rows && texts.length < rowsAtOnce && chars < charsAtOnce; read++) {
          const line = await nextHashed()
          parse(row, line, file)
          const text = line.toString()
          texts.push(text)
          chars += text.length
        }
        yield { kind: 'rows', table: table.name, count: texts.length, json: `[${texts.join(',')}]` }
      }
    }
    const trailer = parse(trailerSchema, await next(), file)
    if (trailer.sha256 !== hash.digest('hex') || trailer.rows !== totalRows(header)) throw damaged(file)
    if (!(await lines.next()).done) throw damaged(file)
  } finally {
    await lines.return(undefined)
  }
}

/** Reads it through. @throws UnusableBackup unless it is whole */
export async function checkBackup(file: string, passphrase: Secret | null = null): Promise<Header> {
  let header: Header | undefined
  for await (const entry of readBackup(file, passphrase)) if (entry.kind === 'header') header = entry.header
  if (header === undefined) throw damaged(file)
  return header
}

function parse<T>(schema: z.ZodType<T>, line: Buffer, file: string): T {
  const parsed = schema.safeParse(jsonOf(line))
  if (parsed.success) return parsed.data
  throw damaged(file)
}

function jsonOf(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString())
  } catch {
    return undefined
  }
}

const damaged = (file: string): UnusableBackup =>
  new UnusableBackup(`${file} is damaged, or no backup of this form`)
