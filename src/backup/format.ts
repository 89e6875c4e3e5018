/**
 * The file: gzip of JSON lines, so that it can be read without this program.
 *
 *     {"format":"liaison-backup", …}            what it is, and how many rows of which table follow
 *     {"table":"person"}                        then its rows, as many as the first line says
 *     ["1","7","王秀兰","{}",null, …]            a row: each column as PostgreSQL writes it, or null
 *     …
 *     {"rows":1234,"sha256":"…"}                over every byte before this line
 *
 * Columns are text because nothing else comes back the same: a JSON null is not an SQL null, a number may be longer
 * than JSON's, an instant finer than JavaScript's.
 */
import { z } from 'zod'

export const formatName = 'liaison-backup'
export const formatVersion = 1

/** Where in an archive of a congress these lines stand, not gzipped: the archive packs them itself. */
export const dataName = 'data.jsonl'

/** A longer line is refused on both sides: what was written can be read, and a bad file cannot fill the memory. */
export const maxLineBytes = 64 * 1_048_576

export const headerSchema = z.object({
  format: z.literal(formatName),
  version: z.int().positive(),
  /** The moment whose state this is. */
  at: z.iso.datetime(),
  /** The schema, by the migrations that made it. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()).min(1), rows: z.int().nonnegative() }),
  ),
})
export type Header = z.infer<typeof headerSchema>

/** Hears which table's turn it is. */
export type OnTable = (table: Header['tables'][number]) => void | Promise<void>

export const tableLineSchema = z.strictObject({ table: z.string() })

export const rowSchema = z.array(z.string().nullable())

export const trailerSchema = z.strictObject({
  rows: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const totalRows = (header: Header): number => header.tables.reduce((sum, table) => sum + table.rows, 0)
