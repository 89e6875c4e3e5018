import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { signersGone } from '../store/standing.ts'
import * as asks from '../texts/asks.ts'
import * as done from '../texts/done.ts'
import * as faces from '../texts/step-commands.ts'
import { perform } from './act.ts'
import { factsOf } from './facts.ts'
import { pickForOffice, signerIn } from './hands.ts'
import { forOffices, forSigners } from './in-help.ts'
import { answerOne } from './outcome.ts'
import { pickSuggestion, whereHis } from './pick.ts'

/** An office needs to know something of the deputy: while it is his turn its clock stands still. */

/** `/约商 17 请说明是哪几盏路灯` */
export const askDeputy = defineCommand({
  name: '约商',
  aliases: ['约见代表', '请代表说明'],
  order: { isMatter: true },
  who: 'members',
  ...faces.askDeputy,
  inHelp: forOffices,
  narrow: whereHis('ask_deputy'),
  async run(context, text) {
    const picked = await pickForOffice(context, text, faces.askDeputy.usage)
    if (picked.item === null) return picked.reply
    const { item, who, facts, officeId, onBehalf, rest: words } = picked
    if (!/\p{L}/u.test(words)) return say(asks.askWords(item))
    const gone = await signersGone(context.tx, item)
    if (gone.length === item.signers.length) return say(asks.nobodyToAsk(item))
    const performed = await perform(context, item.id, { act: 'ask_deputy', officeId, words })
    return answerOne({ context, facts, who, act: 'ask_deputy' }, performed, () => done.asked(onBehalf))
  },
})

/** `/补充 17 村口三盏`; a clerk: `/补充 17 代 王秀兰 村口三盏` */
export const replyToOffice = defineCommand({
  name: '补充',
  aliases: ['补充说明', '答复单位'],
  order: { isMatter: true },
  who: 'members',
  ...faces.replyToOffice,
  inHelp: forSigners,
  narrow: whereHis('reply_to_office'),
  async run(context, text) {
    const picked = await pickSuggestion(context, text, faces.replyToOffice.usage)
    if (picked.item === null) return picked.reply
    const { item, who, rest } = picked
    const signer = await signerIn(context, rest, { item, who, command: faces.typed.reply, alone: true })
    if ('reply' in signer) return signer.reply
    const { personId, name, rest: words } = signer
    if (!/[\p{L}\p{N}]/u.test(words)) return say(asks.replyWords(item))
    const facts = await factsOf(context)
    const performed = await perform(context, item.id, { act: 'reply_to_office', personId, words })
    return answerOne({ context, facts, who, act: 'reply_to_office' }, performed, now =>
      done.replied(now, name, facts.today),
    )
  },
})
