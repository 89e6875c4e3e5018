import { writeFile } from 'node:fs/promises'
import { type RegisterFormat, registerFormats } from '../features/registers/types.ts'
import { WrongInput } from './wrong-input.ts'

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

/** @param over whether a file of this name may be replaced */
export async function writeWorkbook(
  file: string,
  bytes: Uint8Array,
  { over }: { readonly over: boolean },
): Promise<void> {
  try {
    // Names, phones, reasons: for the operator's eyes.
    await writeFile(file, bytes, { flag: over ? 'w' : 'wx', mode: 0o600 })
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new WrongInput(why === 'EEXIST' ? `${file} is there already` : `${file} cannot be written (${why})`)
  }
}
