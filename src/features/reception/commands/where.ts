/** In which of a person's congresses words about reception duty make sense. */
import type { Context } from '../../../bot/command.ts'
import { turnsSpokenOf } from '../rules/duty-answer.ts'
import { swapsAskedBy, swapsAskedOf } from '../store/swaps.ts'
import { turnsOf } from '../store/turns.ts'
import { vacancies } from '../store/vacancies.ts'
import { receivingCongresses } from '../store/whose.ts'

type Contexts = readonly Context[]

/** Where voters are received at all. */
export async function whereReception(contexts: Contexts): Promise<Contexts> {
  const [first] = contexts
  if (first === undefined) return []
  const ids = await receivingCongresses(
    first.tx,
    contexts.map(({ tenant }) => tenant.id),
  )
  return contexts.filter(({ tenant }) => ids.has(tenant.id))
}

/** Where the person has turns, or a swap that waits. */
export const whereTurns = (contexts: Contexts): Promise<Contexts> =>
  filterBy(
    contexts,
    async ({ tx, actor, now }) =>
      (await turnsOf(tx, actor.personId, now)).length > 0 ||
      (await swapsAskedOf(tx, actor.personId, now)).length > 0 ||
      (await swapsAskedBy(tx, actor.personId, now)).length > 0,
  )

/** Where the person has a turn that these words may be about. */
export const whereTurnsSpokenOf = (contexts: Contexts, text: string): Promise<Contexts> =>
  filterBy(
    contexts,
    async ({ tx, tenant, actor, now }) =>
      turnsSpokenOf(await turnsOf(tx, actor.personId, now), text, now, tenant.zone).length > 0,
  )

/** Where somebody waits for the person's yes or no to a swap. */
export const whereSwapWaits = (contexts: Contexts): Promise<Contexts> =>
  filterBy(contexts, async ({ tx, actor, now }) => (await swapsAskedOf(tx, actor.personId, now)).length > 0)

/** Where a place is free. */
export const whereVacant = (contexts: Contexts): Promise<Contexts> =>
  filterBy(contexts, async ({ tx, tenant, now }) => (await vacancies(tx, tenant, now)).length > 0)

async function filterBy(contexts: Contexts, fits: (context: Context) => Promise<boolean>): Promise<Contexts> {
  const verdicts = await Promise.all(contexts.map(fits))
  return contexts.filter((_, index) => verdicts[index])
}
