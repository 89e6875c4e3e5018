/** Where nobody could be told: a county phones there. */
import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { townsInSilence } from '../outreach.ts'
import { linesOf } from '../store/replies.ts'
import * as words from '../texts/notices.ts'
import type { CountyNotice, TownLine } from '../types.ts'

/** Said at once: else a county waits for an answer that nobody was asked for. */
export const sayTold = (sentence: string, missed: readonly { readonly name: string }[]): Reply =>
  say([sentence, ...(missed.length === 0 ? [] : [words.missed(missed.map(({ name }) => name))])].join('\n'))

/** Of the towns that have not answered. */
export const silentOnes = (context: Context, notice: CountyNotice, lines: readonly TownLine[]) =>
  townsInSilence(
    context,
    notice,
    notice.state === 'open' ? lines.flatMap(({ townId, reply }) => (reply === null ? [townId] : [])) : [],
  )

/** The second press stands where the first answer stood: who has to be telephoned is said again. */
export async function publishedBefore(context: Context, notice: CountyNotice): Promise<Reply> {
  const lines = (await linesOf(context.tx, [notice.id])).get(notice.id) ?? []
  const silent = await silentOnes(context, notice, lines)
  return sayTold(
    words.publishedBefore(notice.number),
    lines.filter(({ townId }) => silent.has(townId)),
  )
}
