/**
 * `.env` in the folder a program is started in. Node's own reader takes a file that it cannot read for one that is not there,
 * and one in another encoding for one without settings: either way a live service would start as a sandbox.
 */
import { readFileSync, statSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { BadConfiguration } from './errors.ts'

const file = '.env'

/**
 * Adds the settings of the file to `env`; what is set there already stays.
 * @throws BadConfiguration for a file that is there and cannot be read as it is meant
 */
export function loadEnvFile(env: NodeJS.ProcessEnv): void {
  const text = read()
  if (text === null) return
  for (const [name, value] of Object.entries(parseEnv(text))) env[name] ??= value
}

function read(): string | null {
  try {
    if (!statSync(file).isFile()) throw new BadConfiguration(`${file}: is no file`)
    // A mark of the byte order at the beginning is left out.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
    if (text.includes('\0')) throw new BadConfiguration(`${file}: is no text in UTF-8`)
    return text
  } catch (error) {
    if (error instanceof BadConfiguration) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOENT') return null
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new BadConfiguration(`${file}: is no text in UTF-8`)
    throw new BadConfiguration(`${file}: cannot be read (${code})`)
  }
}
