/** What handing in tells besides its steps: for whom a clerk entered it. */
import type { Context } from '../../../bot/command.ts'
import { unheard } from '../../notes/rules.ts'
import type { Hearing } from '../../notes/types.ts'
import * as words from '../texts/signing-notes.ts'
import type { Suggestion } from '../types.ts'
import { tell } from './tell.ts'

export async function tellSigner(context: Context, item: Suggestion): Promise<Hearing> {
  const [lead] = item.signers
  return lead === undefined
    ? unheard
    : tell(context, item, [lead.personId], words.toSigner(item, context.actor.name), ['signer'])
}
