/** When the last backup was made, for `doctor`: a file beside the data, because a backup writes nothing into the database. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const fileName = 'last-backup.json'
const LastBackup = z.object({ at: z.iso.datetime() })

/** A folder that cannot be written is no reason to call a backup failed. */
export function noteBackup(dataDir: string, at: Date): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(join(dataDir, fileName), `${JSON.stringify({ at: at.toISOString() })}\n`)
  } catch {
    // doctor then says that it knows of none.
  }
}

export function readLastBackup(dataDir: string): { readonly at: Date } | null {
  try {
    const { at } = LastBackup.parse(JSON.parse(readFileSync(join(dataDir, fileName), 'utf8')))
    return { at: new Date(at) }
  } catch {
    return null
  }
}
