import { isClerk } from '../../../bot/actor.ts'
import type { Context } from '../../../bot/command.ts'
import { holdersOf } from '../../decisions/outreach.ts'
import { couldMean, takePaperNumber } from '../rules/number.ts'
import { papersNumbered } from '../store/papers.ts'
import * as words from '../texts/commands.ts'
import type { IncomingPaper } from '../types.ts'
import { todayOf } from './facts.ts'

export type Picked =
  | { readonly paper: IncomingPaper; readonly trouble: null }
  | { readonly paper: null; readonly trouble: string }

/** Whoever has it or is to read it sees it too, and nobody else learns that it exists. */
export async function concerns(
  { tx, actor }: Context,
  paper: IncomingPaper,
): Promise<'clerk' | 'holder' | 'reader' | null> {
  if (isClerk(actor)) return 'clerk'
  if ((await holdersOf(tx, paper)).includes(actor.personId)) return 'holder'
  return paper.readers.includes(actor.personId) ? 'reader' : null
}

/** The paper that words name, of those that concern him, locked; where two can be meant he is asked. */
export async function pickPaper(context: Context, text: string, wanted: 'see' | 'change'): Promise<Picked> {
  if (takePaperNumber(text).which === null) return { paper: null, trouble: words.needsNumber }
  const meant = couldMean(await concerning(context, text))
  const [only, ...others] = meant
  if (only === undefined) return { paper: null, trouble: words.noSuch }
  return others.length > 0
    ? { paper: null, trouble: words.whichYear(meant, wanted) }
    : { paper: only, trouble: null }
}

async function concerning(context: Context, text: string): Promise<IncomingPaper[]> {
  const { which } = takePaperNumber(text)
  if (which === null) return []
  const found = []
  for (const paper of await papersNumbered(context.tx, context.tenant.id, which, todayOf(context).year))
    if ((await concerns(context, paper)) !== null) found.push(paper)
  return found
}

/** Of a person's congresses those where such a paper concerns him. */
export async function whereNumbered(contexts: readonly Context[], text: string): Promise<readonly Context[]> {
  const found: Context[] = []
  for (const context of contexts) if ((await concerning(context, text)).length > 0) found.push(context)
  return found
}
