import { inventory, withoutPersonalData } from '../features/personal-data/rules/inventory.ts'
import { personalDataDocument } from '../features/personal-data/texts/document.ts'
import type { Session } from './session.ts'

/** Needs no database: it is what the program stores, wherever it runs. */
export function personalData(session: Session): void {
  session.answer({ tables: inventory, withoutPersonalData }, personalDataDocument().trimEnd().split('\n'))
}
