import type { Card, CardButton } from '../../../bot/reply.ts'
import * as words from '../texts/hand-in.ts'
import { bareNumber } from '../texts/words.ts'
import type { Suggestion } from '../types.ts'

export interface SimilarOne {
  readonly item: Suggestion
  readonly isSigner: boolean
  readonly canCosign: boolean
}

/** @param anywayKey of the button that hands in all the same */
export function similarCard(taskId: string, similar: readonly SimilarOne[], anywayKey: string): Card {
  const [first] = similar
  const cosigned = similar.filter(({ canCosign }) => canCosign)
  const buttons = cosigned.map(
    ({ item }): CardButton => ({
      text: words.cosignButton(item),
      key: `sg_cosign:${item.id}`,
      style: 'primary',
    }),
  )
  return {
    taskId,
    title: words.similarTitle,
    body: [
      words.similarLead(similar.length),
      ...similar.map(({ item, isSigner }) => words.similarLine(item, isSigner)),
      words.similarWays(cosigned.length > 0, first === undefined ? '' : bareNumber(first.item)),
    ].join('\n'),
    buttons: [...buttons, { text: words.anywayButton, key: anywayKey, style: 'plain' }],
  }
}
