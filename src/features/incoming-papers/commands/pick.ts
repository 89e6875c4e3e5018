import { isClerk } from '../../../bot/actor.ts'
import type { Context } from '../../../bot/command.ts'
import { holdersOfAll } from '../../decisions/outreach.ts'
import { couldMean, type PaperNumber } from '../rules/number.ts'
import { papersNumbered } from '../store/papers.ts'
import * as words from '../texts/commands.ts'
import type { IncomingPaper } from '../types.ts'
import { todayOf } from './facts.ts'

/** A paper, and what he who asks is to it. */
export interface Concerned {
  readonly paper: IncomingPaper
  readonly as: 'clerk' | 'holder' | 'reader'
}

export type Picked =
  | (Concerned & { readonly trouble: null })
  | { readonly paper: null; readonly trouble: string }

/** The paper of this number, of those that concern him, locked; where two can be meant he is asked. */
export async function pickPaper(
  context: Context,
  which: PaperNumber,
  wanted: 'see' | 'change',
): Promise<Picked> {
  const meant = couldMean(await concerning(context, which))
  const [only, ...others] = meant
  if (only === undefined) return { paper: null, trouble: words.noSuch }
  return others.length > 0
    ? {
        paper: null,
        trouble: words.whichYear(
          meant.map(({ paper }) => paper),
          wanted,
        ),
      }
    : { ...only, trouble: null }
}

/** Whoever has it or is to read it sees it too, and nobody else learns that it exists. */
async function concerning(context: Context, which: PaperNumber): Promise<readonly Concerned[]> {
  const { tx, tenant, actor } = context
  const papers = await papersNumbered(tx, tenant.id, which, todayOf(context).year)
  if (isClerk(actor)) return papers.map(paper => ({ paper, as: 'clerk' }))
  const holders = await holdersOfAll(tx, papers)
  return papers.flatMap((paper): Concerned[] => {
    if (holders.get(paper.id)?.includes(actor.personId)) return [{ paper, as: 'holder' }]
    return paper.readers.includes(actor.personId) ? [{ paper, as: 'reader' }] : []
  })
}

/** Of a person's congresses those where such a paper concerns him. */
export async function whereNumbered(
  contexts: readonly Context[],
  which: PaperNumber,
): Promise<readonly Context[]> {
  const found: Context[] = []
  for (const context of contexts) if ((await concerning(context, which)).length > 0) found.push(context)
  return found
}
