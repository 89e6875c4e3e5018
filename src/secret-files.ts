/**
 * Secrets that stand in files: `NAME_FILE` names the file of `NAME`, as containers and systemd hand them over. So a
 * secret need not be in the environment, where every child process and `/proc` show it.
 */
import { readFileSync, statSync } from 'node:fs'

export interface FromFiles {
  readonly values: ReadonlyMap<string, string>
  /** A line each, beginning with the variable's name; never a value. */
  readonly problems: readonly string[]
}

/** The longest is a database's address. */
const maxBytes = 16 * 1024

/**
 * @param given what the environment says, without what is empty
 * @param names of the variables that may stand in a file
 */
export function readSecretFiles(given: ReadonlyMap<string, string>, names: readonly string[]): FromFiles {
  const values = new Map<string, string>()
  const problems: string[] = []
  for (const name of names) {
    const variable = `${name}_FILE`
    const file = given.get(variable)
    if (file === undefined) continue
    if (given.has(name)) {
      problems.push(`${variable}: ${name} is set as well; unset one of the two`)
      continue
    }
    const read = readSecret(file)
    if (typeof read === 'string') values.set(name, read)
    else problems.push(`${variable}: ${read.trouble}`)
  }
  return { values, problems }
}

function readSecret(file: string): string | { readonly trouble: string } {
  try {
    const there = statSync(file)
    // Of a pipe or a device there may be no end.
    if (!there.isFile()) return { trouble: 'it is a folder, a pipe or a device, and no file' }
    if (there.size > maxBytes) return { trouble: 'the file is too long for a secret' }
    const text = readFileSync(file, 'utf8').trim()
    return text === '' ? { trouble: 'the file is empty' } : text
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return { trouble: `the file cannot be read (${why})` }
  }
}
