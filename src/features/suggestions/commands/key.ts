import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { fold } from '../../../language/normalise.ts'
import { byName } from '../../notes/outreach.ts'
import * as words from '../texts/key.ts'
import { perform } from './act.ts'
import { whereHis } from './pick.ts'
import { pickInPlace } from './pick-in-place.ts'

/** `/督办 17`, `/督办 17 取消`: the key list. */
export const putOnKeyList = defineCommand({
  name: '督办',
  aliases: ['重点督办', 'key'],
  order: {},
  who: 'clerks',
  ...words.putOnKeyList,
  narrow: whereHis('key'),
  async run(context, text) {
    const picked = await pickInPlace(context, text, words.putOnKeyList.usage)
    if (picked.item === null) return picked.reply
    const wanted = fold(picked.rest)
    if (wanted !== '' && !words.offWords.has(wanted)) return say(words.notUnderstood(picked.item))
    const isKey = wanted === ''
    const { item, refusal, hearing } = await perform(context, picked.item.id, { act: 'key', isKey })
    switch (refusal?.why) {
      case undefined:
        return say((isKey ? words.listed : words.unlisted)(item, await byName(context.tx, hearing)))
      case 'already':
        return say(words.already(item))
      case 'not_his':
        return say(words.notAllowed)
      default:
        return say(words.isOver(item))
    }
  },
})
