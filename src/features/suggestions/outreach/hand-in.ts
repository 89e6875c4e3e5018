/** What handing in tells to those whom nobody else tells: who was named as co-signer, and for whom it was entered. */
import type { Context } from '../../../bot/command.ts'
import * as words from '../texts/signing-notes.ts'
import type { Suggestion } from '../types.ts'
import { tell } from './tell.ts'

/** @param signer what whoever leads is called */
export async function tellNamed(context: Context, item: Suggestion, signer: string): Promise<void> {
  const [lead] = item.signers
  if (lead !== undefined) await tell(context, item, [lead.personId], words.toSigner(item, context.actor.name))
  await tell(context, item, item.invited, words.toInvited(item, signer))
}
