import { randomBytes } from 'node:crypto'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { giveNewName, isThere } from '../backup/whole-file.ts'
import { type RegisterFormat, registerFormats } from '../features/registers/types.ts'
import { WrongInput } from './wrong-input.ts'

export interface WriteOptions {
  /** A file of the name is replaced, whatever it is. */
  readonly force?: boolean
}

/** @throws WrongInput before any work is done for a file that would not open in Excel */
export function requireXlsx(file: string): void {
  if (!/\.xlsx$/i.test(file)) throw new WrongInput(`${file} must end in .xlsx`)
}

/** By the file's ending. @throws WrongInput before any work is done */
export function formatOf(file: string): RegisterFormat {
  const format = registerFormats.find(one => file.toLowerCase().endsWith(`.${one}`))
  if (format === undefined) throw new WrongInput(`${file} must end in .xlsx or .docx`)
  return format
}

/** Of a file that may be somebody's own work: it is never replaced. */
export async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  await requireNew(file)
  await writeWhole(file, bytes, giveNewName)
}

/** @throws WrongInput for whatever has the name */
export async function requireNew(file: string): Promise<void> {
  if (await isThere(file)) throw new WrongInput(`${file} is there already`)
}

/**
 * Of a document that can be written again at any time: it replaces an earlier one, as those want who write it daily, and
 * anything else only when that is said.
 */
export async function writeWorkbook(file: string, bytes: Uint8Array, options: WriteOptions): Promise<void> {
  await requireFree(file, { force: options.force === true || (await isDocument(file)) })
  await writeWhole(file, bytes)
}

/** Nothing at all, or what an .xlsx and a .docx begin with. */
async function isDocument(file: string): Promise<boolean> {
  const there = await isThere(file)
  if (!there?.isFile()) return false
  if (there.size === 0) return true
  const opened = await open(file).catch(() => null)
  try {
    const beginning = await opened?.read(Buffer.alloc(zipBeginning.length), 0)
    return beginning?.buffer.equals(zipBeginning) === true
  } finally {
    await opened?.close()
  }
}

const zipBeginning = Buffer.from('PK\x03\x04', 'latin1')

/** @throws WrongInput for a file that is there, unless it is to be replaced; for a folder, a pipe or a device in any case */
export async function requireFree(file: string, { force = false }: WriteOptions): Promise<void> {
  const there = await isThere(file)
  if (there && !force)
    throw new WrongInput(`${file} is there already: give it another name, or replace it with --force`)
  if (there && !there.isFile() && !there.isSymbolicLink()) throw new WrongInput(`${file} is no file`)
}

const replace = async (from: string, to: string): Promise<boolean> => {
  await rename(from, to)
  return true
}

/**
 * Whole or not at all: when the disk fills up, what was there is there still.
 * @param giveName returns false when the name is taken
 */
async function writeWhole(file: string, bytes: Uint8Array, giveName = replace): Promise<void> {
  const partial = join(dirname(file), `.liaison-${randomBytes(6).toString('hex')}.partial`)
  try {
    // Names, phones, reasons: for the operator's eyes.
    await writeFile(partial, bytes, { flag: 'wx', mode: 0o600, flush: true })
    if (!(await giveName(partial, file))) throw new WrongInput(`${file} is there already`)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    if (error instanceof WrongInput) throw error
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new WrongInput(`${file} cannot be written (${why})`)
  }
}
