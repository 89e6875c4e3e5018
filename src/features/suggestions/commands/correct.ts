import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { readCorrection } from '../rules/correction.ts'
import * as words from '../texts/signing.ts'
import { perform } from './act.ts'
import { knownOf } from './facts.ts'
import { refusedHere } from './outcome.ts'
import { pickSuggestion, whereHis } from './pick.ts'
import { shown } from './shown.ts'

/** `/改建议 17 类别 城乡建设`: anything of an item in words; what it was stays in its entries. */
export const correctSuggestion = defineCommand({
  name: '改建议',
  aliases: ['改议案', '改批评', '改意见', '更正建议', '更正议案'],
  order: { isText: true },
  who: 'members',
  ...words.faces.correct,
  narrow: whereHis('correct'),
  async run(context, text) {
    const picked = await pickSuggestion(context, text, words.faces.correct.examples[0])
    if (picked.item === null) return picked.reply
    const { item: before, who, rest } = picked
    if (rest === '') return say(words.correctionNeedsWords(before))
    const { world } = await knownOf(context)
    const fields = readCorrection(rest, world)
    if ('problem' in fields) return say(words.correctionProblem(fields.problem, world.categories, before))
    const { item, refusal } = await perform(context, before.id, { act: 'correct', fields })
    if (refusal !== null) return say(await refusedHere(context, who, { act: 'correct', item, refusal }))
    return shown(context, item, who, [words.corrected])
  },
})
