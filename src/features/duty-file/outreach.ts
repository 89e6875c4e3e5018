import type { Context } from '../../bot/command.ts'
import { newTaskId } from '../../bot/task-id.ts'
import { settingsOf } from '../congress/settings.ts'
import { tellAllPrivately } from '../notes/outreach.ts'
import { asClerk, forHimself } from '../notes/rules.ts'
import { withAnswerUrl } from '../notes/store.ts'
import type { Hearing } from '../notes/types.ts'
import { clerkIds } from '../roster/store/clerks.ts'
import { disputeCard } from './cards/dispute.ts'
import * as words from './texts/disputes.ts'
import type { Dispute } from './types.ts'

type Telling = Pick<Context, 'tx' | 'clock' | 'now' | 'tenant' | 'actor' | 'botName'>

const habitsOf = ({ tenant, botName }: Telling) => ({
  zone: tenant.zone,
  quietHours: settingsOf(tenant).quietHours,
  botName,
})
const subjectOf = ({ number }: Dispute): string => `dispute:${number}`

/** Every clerk but the one who disputes; with buttons for those whom a card reaches at once. */
export async function tellClerks(telling: Telling, dispute: Dispute): Promise<void> {
  const { tx, clock, now, tenant, actor } = telling
  const others = (await clerkIds(tx, tenant.id)).filter(id => id !== actor.personId)
  const reachable = await withAnswerUrl(tx, others, now)
  await tellAllPrivately(
    tx,
    clock,
    now,
    others.map(personId => ({
      congressId: tenant.id,
      personIds: [personId],
      text: words.toClerks(dispute),
      rights: asClerk,
      asks: [{ of: 'dispute', id: dispute.id }],
      subject: subjectOf(dispute),
      ...(reachable.has(personId) ? { card: disputeCard(newTaskId('dispute'), dispute) } : {}),
      ...habitsOf(telling),
    })),
  )
}

export async function tellDeputy(telling: Telling, dispute: Dispute): Promise<Hearing> {
  const { tx, clock, now, tenant } = telling
  const word = {
    congressId: tenant.id,
    personIds: [dispute.personId],
    text: words.toDeputy(dispute),
    rights: forHimself,
    subject: subjectOf(dispute),
  }
  return tellAllPrivately(tx, clock, now, [{ ...word, ...habitsOf(telling) }])
}
