import type { RegisterFormat } from '../features/registers/types.ts'
import { type PaperTable, writePaperTable } from './paper-table.ts'
import { fileNames } from './texts.ts'

const mimes: Readonly<Record<RegisterFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

const writers: Readonly<Record<RegisterFormat, (table: PaperTable) => Promise<Uint8Array>>> = {
  xlsx: writePaperTable,
  // What writes Word files comes in with the first one.
  docx: async table => (await import('./paper-document.ts')).writePaperDocument(table),
}

/** A table as a file that is not written yet: writing takes longer than anybody should hold a transaction. */
export interface TableFile {
  readonly name: string
  readonly mime: string
  write(): Promise<Uint8Array>
}

export const tableFile = (table: PaperTable, congress: string, format: RegisterFormat): TableFile => ({
  name: fileNames.table(table.title, congress, format),
  mime: mimes[format],
  write: () => writers[format](table),
})
