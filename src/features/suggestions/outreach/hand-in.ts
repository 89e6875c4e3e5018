/** What handing in tells besides its steps: for whom a clerk entered it. */
import type { Context } from '../../../bot/command.ts'
import * as words from '../texts/signing-notes.ts'
import type { Suggestion } from '../types.ts'
import { tell } from './tell.ts'

export async function tellSigner(context: Context, item: Suggestion): Promise<void> {
  const [lead] = item.signers
  if (lead !== undefined)
    await tell(context, item, [lead.personId], words.toSigner(item, context.actor.name), ['signer'])
}
