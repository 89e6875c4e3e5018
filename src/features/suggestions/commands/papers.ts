import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowWords, linkTo } from '../../downloads/texts.ts'
import type { Document } from '../../downloads/types.ts'
import { officeKey } from '../../roster/rules/known-names.ts'
import { listOffices } from '../../roster/store/offices.ts'
import { lettersOf, mayHavePapers, readRound, type WhichLetters } from '../rules/papers.ts'
import { readNames } from '../store/names.ts'
import * as words from '../texts/papers.ts'
import { pickSuggestion, whereNumbered } from './pick.ts'

const inGroup = ({ origin }: Context): boolean => origin.chat.type === 'group'

/** `/建议表 17` */
export const showForm = defineCommand({
  name: '建议表',
  aliases: ['代表建议表', '议案表'],
  who: 'members',
  narrow: whereNumbered,
  ...words.showForm,
  async run(context, text) {
    if (inGroup(context)) return say(words.inSingleChat(words.typed.form))
    const { item, who, reply } = picked(await pickSuggestion(context, text, words.typed.form))
    if (item === null) return reply
    if (!mayHavePapers(item, who)) return say(words.notYours(item))
    return offered(context, { kind: 'suggestion_form', itemId: item.id }, words.formReady(item))
  },
})

/** `/答复函 17 农业农村办 第一次`: without more, those of the last round. */
export const showLetters = defineCommand({
  name: '答复函',
  aliases: ['答复件', '建议答复函'],
  who: 'members',
  narrow: whereNumbered,
  ...words.showLetters,
  async run(context, text) {
    if (inGroup(context)) return say(words.inSingleChat(words.typed.letters))
    const { item, who, rest, reply } = picked(await pickSuggestion(context, text, words.typed.letters))
    if (item === null) return reply
    if (!mayHavePapers(item, who)) return say(words.notYours(item))
    if (lettersOf(item, { round: null, officeId: null }).length === 0) return say(words.notAnswered(item))
    const which = await readWhich(context, rest)
    const letters = which === null ? [] : lettersOf(item, which)
    if (which === null || letters.length === 0) return say(words.noSuchLetter(item))
    const names = await readNames(context.tx, context.tenant.id)
    const offices = letters.map(({ officeId }) => names.office(officeId))
    const document = { kind: 'answer_letters', itemId: item.id, ...which } as const
    return offered(context, document, words.lettersReady(item, offices))
  },
})

type Picked = Awaited<ReturnType<typeof pickSuggestion>>

/** So that what was picked can be taken apart before it is known whether anything was. */
const picked = (found: Picked) => (found.item === null ? { ...found, who: null, rest: '' } : found)

async function offered(
  context: Context,
  document: Extract<Document, { kind: 'suggestion_form' | 'answer_letters' }>,
  text: string,
): Promise<Reply> {
  const { tx, actor, now } = context
  const link = await offerDownload(tx, actor, document, linkTo(document.kind), now)
  return { kind: 'text', text, link, below: belowWords }
}

/** @returns null when a word is neither an office nor a round */
async function readWhich({ tx, tenant }: Context, rest: string): Promise<WhichLetters | null> {
  let which: WhichLetters = { round: null, officeId: null }
  const offices = await listOffices(tx, tenant.id)
  for (const word of rest.split(/\s+/u).filter(each => each !== '')) {
    const round = readRound(word)
    const office = offices.find(({ name }) => officeKey(name) === officeKey(word))
    if (round !== null) which = { ...which, round }
    else if (office !== undefined) which = { ...which, officeId: office.id }
    else return null
  }
  return which
}
