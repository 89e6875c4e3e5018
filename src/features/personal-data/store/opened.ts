import { sealedColumns } from '../../../db/sealed-columns.ts'
import { openJson, openPayload, openReply } from '../../../db/sealed-json.ts'
import type { Vault } from '../../../db/vault.ts'

/** The column that tells where a sealed one is bound to; null: it needs none, or is not sealed. */
export const bindingOf = (table: string, column: string): string | null =>
  sealedColumns.find(one => one.table === table && one.column === column)?.of ?? null

/**
 * A value as it was before it was sealed; of a column that is not sealed as it is.
 * @param of the value of `bindingOf`
 * @throws Unreadable
 */
export function opened(vault: Vault, table: string, column: string, of: unknown, value: unknown): unknown {
  const sealed = sealedColumns.find(one => one.table === table && one.column === column)
  if (sealed === undefined || value === null) return value
  const place = sealed.place(String(of))
  switch (sealed.form) {
    case 'text':
    case 'alike':
      return vault.open(place, String(value))
    case 'json':
      return openJson(vault, place, value)
    case 'reply':
      return openReply(vault, String(of), value)
    case 'payload':
      return openPayload(vault, value)
  }
}
