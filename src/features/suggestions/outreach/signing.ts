/** What names under an item, and taking it back, tell to others. */
import type { Context } from '../../../bot/command.ts'
import { settingsOf } from '../../congress/settings.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import type { SuggestionEvent } from '../rules/events.ts'
import { missingSigners } from '../rules/standing.ts'
import { contactsOf, namesOf } from '../store/people.ts'
import * as words from '../texts/signing-notes.ts'
import type { Suggestion } from '../types.ts'
import { tell } from './tell.ts'

interface Signing {
  /** Null: it was handed in. */
  readonly before: Suggestion | null
  readonly item: Suggestion
  readonly events: readonly SuggestionEvent[]
}

export async function tellSigning(context: Context, step: Signing): Promise<void> {
  const isWithdrawn = step.events.some(({ type }) => type === 'withdrawn')
  for (const event of step.events) {
    // That it was taken back tells all of them more than that the last one agreed.
    if (event.type === 'withdrawal_joined' && isWithdrawn) continue
    await tellOf(context, step, event)
  }
}

async function tellOf(context: Context, { before, item }: Signing, event: SuggestionEvent): Promise<void> {
  const { tx, tenant, actor } = context
  const { suggestions } = settingsOf(tenant)
  const signers = item.signers.map(({ personId }) => personId)
  switch (event.type) {
    case 'submitted': {
      const signer = (await namesOf(tx, [event.signerId])).get(event.signerId) ?? ''
      const text = words.toClerks(item, signer, missingSigners(item, suggestions))
      return tell(context, item, await clerkIds(tx, tenant.id), text)
    }
    case 'cosigned': {
      const wasShort = before !== null && missingSigners(before, suggestions) > 0
      if (!wasShort || missingSigners(item, suggestions) > 0) return
      const clerks = await clerkIds(tx, tenant.id)
      await tell(context, item, clerks, words.motionComplete(item))
      const lead = signers.slice(0, 1).filter(personId => !clerks.includes(personId))
      return tell(context, item, lead, words.motionCompleteToLead(item))
    }
    case 'withdrawal_joined': {
      const agreed = item.withdrawal?.by ?? []
      const open = signers.filter(personId => !agreed.includes(personId))
      return tell(context, item, open, words.withdrawalAsked(item, actor.name, event.reason))
    }
    case 'withdrawal_refused':
      return tell(context, item, signers, words.withdrawalRefused(item, actor.name))
    case 'withdrawn': {
      const contacts = await contactsOf(
        tx,
        item.parties.map(({ officeId }) => officeId),
      )
      const all = [...signers, ...(await clerkIds(tx, tenant.id)), ...[...contacts.values()].flat()]
      return tell(context, item, all, words.withdrawn(item))
    }
    case 'corrected':
      return tell(context, item, signers, words.corrected(item, actor.name, Object.keys(event.fields)))
    default:
      return
  }
}
