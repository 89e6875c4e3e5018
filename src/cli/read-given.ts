import { readFile, stat } from 'node:fs/promises'
import { WrongInput } from './wrong-input.ts'

/**
 * A file that the operator names.
 * @param maxBytes more than any that is right has
 * @throws WrongInput for what cannot be read, or has no end
 */
export async function readGiven(file: string, maxBytes = Number.POSITIVE_INFINITY): Promise<Buffer> {
  await requireFile(file, maxBytes)
  return readFile(file).catch((error: unknown) => {
    throw unreadable(file, error)
  })
}

/** The same, of a text; a mark of the byte order in front of it is left out. @throws WrongInput also for another encoding */
export async function readGivenText(file: string, maxBytes: number): Promise<string> {
  const bytes = await readGiven(file, maxBytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new WrongInput(`${file} is no text in UTF-8: save it in that encoding`)
  }
}

/** Of a pipe or a device there may be no end. @throws WrongInput */
export async function requireFile(file: string, maxBytes = Number.POSITIVE_INFINITY): Promise<void> {
  const there = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  if (!there.isFile()) throw new WrongInput(`${file} is no file`)
  if (there.size > maxBytes) throw new WrongInput(`${file} is too long`)
}

function unreadable(file: string, error: unknown): WrongInput {
  const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return new WrongInput(`${file} cannot be read (${why})`)
}
