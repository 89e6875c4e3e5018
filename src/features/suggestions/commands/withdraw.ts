import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { mayNow } from '../rules/decide.ts'
import type { Standing } from '../rules/standing.ts'
import { agreementIn, isReason } from '../rules/sure.ts'
import { signersGone } from '../store/standing.ts'
import * as words from '../texts/signing.ts'
import type { Suggestion } from '../types.ts'
import { perform } from './act.ts'
import { refusedHere } from './outcome.ts'
import { pickSuggestion, whereHis } from './pick.ts'
import { shown } from './shown.ts'

/** `/撤回建议 17 理由`; the other signers answer `同意` or `不同意`. */
export const withdrawing = {
  narrow: whereHis('withdraw'),
  async run(context: Context, text: string): Promise<Reply> {
    const picked = await pickSuggestion(context, text, words.faces.withdraw.examples[0])
    if (picked.item === null) return picked.reply
    const { item: before, who, rest } = picked
    const answer = agreementIn(rest)
    if (answer === 'refuses') {
      const { item, refusal } = await perform(context, before.id, { act: 'refuse_withdrawal' })
      if (refusal !== null)
        return say(await refusedHere(context, who, { act: 'refuse_withdrawal', item, refusal }))
      return shown(context, item, who, [words.withdrawalRefused])
    }
    // What cannot be undone wants a plain yes: 等一等 and 还没有修好 are none.
    if (answer === null && waitsForHim(before, who)) return say(words.agreeOrNot(before))
    if (answer === null && !isReason(rest)) return say(words.notWithdrawn(before))
    // Whoever agrees does so for the reason that was given.
    const reason = before.withdrawal?.reason ?? (answer === 'agrees' ? '' : rest)
    if (!/\p{L}/u.test(reason)) return say(words.needsReason(before))
    const gone = await signersGone(context.tx, before)
    const { item, refusal } = await perform(context, before.id, { act: 'withdraw', reason, gone })
    if (refusal !== null) return say(await refusedHere(context, who, { act: 'withdraw', item, refusal }))
    return shown(context, item, who, [
      item.state === 'withdrawn' ? words.withdrawn : words.withdrawalAsked(item, gone),
    ])
  },
}

/** Others have asked to take it back, and he has not said yes. */
const waitsForHim = (item: Suggestion, who: Standing): boolean =>
  item.withdrawal !== null &&
  who.personId !== null &&
  !item.withdrawal.by.includes(who.personId) &&
  mayNow(item, 'withdraw', who)

export const withdraw = defineCommand({
  name: '撤回建议',
  aliases: ['撤案', '撤回议案', 'withdraw'],
  who: 'members',
  alters: true,
  ...words.faces.withdraw,
  ...withdrawing,
})
