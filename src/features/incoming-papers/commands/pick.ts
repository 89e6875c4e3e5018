import type { Context } from '../../../bot/command.ts'
import { takePaperNumber } from '../rules/number.ts'
import { paperNumbered } from '../store/papers.ts'
import * as words from '../texts/commands.ts'
import type { IncomingPaper } from '../types.ts'
import { todayOf } from './facts.ts'

export type Picked =
  | { readonly paper: IncomingPaper; readonly rest: string }
  | { readonly paper: null; readonly trouble: string }

/** The paper that words name, locked. */
export async function pickPaper(context: Context, text: string): Promise<Picked> {
  const { which, rest } = takePaperNumber(text)
  if (which === null) return { paper: null, trouble: words.needsNumber }
  const paper = await paperNumbered(context.tx, context.tenant.id, which, todayOf(context).year)
  return paper === null ? { paper, trouble: words.noSuch } : { paper, rest }
}

/** Of a person's congresses those that have such a paper. */
export async function whereNumbered(contexts: readonly Context[], text: string): Promise<readonly Context[]> {
  const found: Context[] = []
  for (const context of contexts) if ((await pickPaper(context, text)).paper !== null) found.push(context)
  return found
}
