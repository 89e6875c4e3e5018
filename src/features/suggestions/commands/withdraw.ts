import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { namesOf } from '../../roster/store/people.ts'
import { mayNow } from '../rules/decide.ts'
import { afterInNameOf } from '../rules/read-words.ts'
import { isSigner, type Standing } from '../rules/standing.ts'
import { agreementIn, endsInAnswer, isReason } from '../rules/sure.ts'
import { signersGone } from '../store/standing.ts'
import * as words from '../texts/signing.ts'
import type { Suggestion } from '../types.ts'
import { perform } from './act.ts'
import { isGroup } from './facts.ts'
import { signerIn } from './hands.ts'
import { refusedHere, sayHeard } from './outcome.ts'
import { pickSuggestion, whereHis } from './pick.ts'
import { shown } from './shown.ts'

/** `/撤回建议 17 理由`; the other signers answer `同意` or `不同意`. */
export const withdrawing = {
  narrow: whereHis('withdraw'),
  async run(context: Context, text: string): Promise<Reply> {
    const picked = await pickSuggestion(context, text, words.faces.withdraw.examples[0])
    if (picked.item === null) return picked.reply
    const { item: before, who } = picked
    const signer = await speakerIn(context, picked)
    if ('reply' in signer) return signer.reply
    const { personId, name, rest } = signer
    const answer = agreementIn(rest)
    if (name !== null && answer === null) return say(words.agreesOrNot(before, name))
    if (answer === 'refuses') {
      const performed = await perform(context, before.id, { act: 'refuse_withdrawal', personId })
      const { item, refusal, hearing } = performed
      if (refusal !== null)
        return say(await refusedHere(context, who, { act: 'refuse_withdrawal', item, refusal }))
      return shown(context, item, who, [
        words.withdrawalRefused(name),
        ...(await sayHeard({ context, who, act: 'refuse_withdrawal' }, hearing)),
      ])
    }
    // What cannot be undone wants a plain yes: 等一等 and 还没有修好 are none.
    if (answer === null && waitsForHim(before, who)) return say(words.agreeOrNot(before))
    if (answer === null && !isReason(rest)) return say(words.notWithdrawn(before))
    // Whoever agrees does so for the reason that was given.
    const reason = before.withdrawal !== null || answer === 'agrees' ? null : rest
    if (reason !== null && !/\p{L}/u.test(reason)) return say(words.needsReason(before))
    const gone = await signersGone(context.tx, before)
    const performed = await perform(context, before.id, { act: 'withdraw', personId, reason, gone })
    const { item, refusal, hearing } = performed
    // Nobody has asked for it, or another has just refused it.
    if (refusal?.why === 'no_withdrawal') return say(words.needsReason(item))
    if (refusal !== null) return say(await refusedHere(context, who, { act: 'withdraw', item, refusal }))
    const heard = await sayHeard({ context, who, act: 'withdraw' }, hearing)
    if (item.state === 'withdrawn') return shown(context, item, who, [words.withdrawn, ...heard])
    const asked = performed.before.withdrawal
    const askerName = async (id: number) => (await namesOf(context.tx, [id])).get(id) ?? ''
    return shown(context, item, who, [
      asked === null
        ? words.withdrawalAsked(item, gone)
        : words.withdrawalAgreed(item, gone, { asker: await askerName(asked.askedBy), name }),
      ...heard,
      ...(who.isClerk && !isGroup(context) && hearing.unreached.length > 0 ? [words.enterFor(item)] : []),
    ])
  },
}

/** Others have asked to take it back, and he has not said yes. */
const waitsForHim = (item: Suggestion, who: Standing): boolean =>
  item.withdrawal !== null &&
  who.personId !== null &&
  isSigner(item, who.personId) &&
  !item.withdrawal.by.includes(who.personId) &&
  mayNow(item, 'withdraw', who)

type Speaker =
  /** Nulls: he speaks for himself. */
  | { readonly personId: number | null; readonly name: string | null; readonly rest: string }
  | { readonly reply: Reply }

/** 代 柴阿毛 同意: a clerk enters it; a reason that begins with a name, or with 代, is a reason. */
async function speakerIn(
  context: Context,
  { item, who, rest }: { readonly item: Suggestion; readonly who: Standing; readonly rest: string },
): Promise<Speaker> {
  const own = { personId: null, name: null, rest }
  const inNameOf = afterInNameOf(rest) !== null
  if (!who.isClerk && !inNameOf) return own
  const command = words.faces.withdraw.usage
  const signer = await signerIn(context, rest, { item, who, command, alone: false })
  if ('reply' in signer) return inNameOf && endsInAnswer(rest) ? signer : own
  return signer.name !== null && (inNameOf || agreementIn(signer.rest) !== null) ? signer : own
}

export const withdraw = defineCommand({
  name: '撤回建议',
  aliases: ['撤案', '撤回议案', 'withdraw'],
  who: 'members',
  alters: true,
  ...words.faces.withdraw,
  ...withdrawing,
})
