import { isClerk } from '../../../bot/actor.ts'
import { type Command, type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { readSuggestion } from '../../../language/suggestion.ts'
import { behalfInFront } from '../../../language/suggestion-behalf.ts'
import type { SuggestionReading } from '../../../language/suggestion-reading.ts'
import { meetingNamedIn, withoutSource } from '../../activities/rules/numbers.ts'
import { expectPhotos } from '../../attachments/store.ts'
import { sendAnyTime } from '../../attachments/texts.ts'
import { byName } from '../../notes/outreach.ts'
import { saidHeard } from '../../notes/texts.ts'
import { peopleCalled } from '../../roster/rules/names.ts'
import type { Person } from '../../roster/types.ts'
import { tellSelf } from '../outreach/tell.ts'
import { takeSuggestionNumber } from '../rules/number.ts'
import { raisedOn } from '../rules/raised.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import * as words from '../texts/hand-in.ts'
import type { Suggestion, SuggestionKind } from '../types.ts'
import { authorNamed, authorOf } from './author.ts'
import { isDeputy, isGroup, type Known, knownOf } from './facts.ts'
import { linkToActivity } from './from-activity.ts'
import { submit } from './hand-in.ts'
import { pickSuggestion, whereNumbered } from './pick.ts'
import { shown } from './shown.ts'
import { askAboutSimilar, similarTo } from './similar.ts'

/** 建议、批评、意见、议案: handed in by a deputy in free words, numbered at once, shown; a number alone shows an item. */

export const enterSuggestion = defineCommand({
  name: '建议',
  aliases: ['提建议', '代表建议', '建议意见', '意见建议', '议案建议', 'suggestion'],
  order: { isMatter: true },
  who: 'members',
  ...words.faces.suggestion,
  ...entering('suggestion'),
})

export const enterCriticism = defineCommand({
  name: '批评',
  aliases: ['提批评', '批评意见', '批评建议'],
  order: { isMatter: true },
  who: 'members',
  // 建议 tells of them in the overview, which is long enough.
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  ...words.faces.criticism,
  ...entering('criticism'),
})

export const enterOpinion = defineCommand({
  name: '意见',
  aliases: ['提意见', 'opinion'],
  order: { isMatter: true },
  who: 'members',
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  ...words.faces.opinion,
  ...entering('opinion'),
})

export const enterMotion = defineCommand({
  name: '议案',
  aliases: ['提议案', 'motion'],
  order: { isMatter: true },
  who: 'members',
  ...words.faces.motion,
  ...entering('motion'),
})

function entering(
  kind: SuggestionKind,
): Pick<Extract<Command, { who: 'members' | 'clerks' }>, 'run' | 'narrow'> {
  return {
    async narrow(contexts, text) {
      return isNumber(text) ? whereNumbered(contexts, text) : whereEntered(contexts, text)
    },
    async run(context, text) {
      if (text === '') return say(words.needsWords(kind))
      if (isNumber(text)) return showNumbered(context, text)
      return enter(context, kind, text)
    },
  }
}

/** 17 alone, or a number in full whatever stands behind it; 15路公交 begins with a figure, and is no number. */
function isNumber(text: string): boolean {
  const { which, rest } = takeSuggestionNumber(text)
  return which !== null && (rest === '' || which.series !== null)
}

/** He hands in where he is a deputy, and enters for others where he is a clerk. */
async function whereEntered(contexts: readonly Context[], text: string): Promise<readonly Context[]> {
  const isForAnother = behalfInFront(text) !== null
  const found = []
  for (const context of contexts) {
    const who = await readSuggestionStanding(context.tx, context.actor)
    if (isForAnother ? who.isClerk || who.isDeputy : who.isDeputy) found.push(context)
  }
  return found.length > 0 ? found : contexts
}

async function showNumbered(context: Context, text: string): Promise<Reply> {
  const picked = await pickSuggestion(context, text, words.faces.suggestion.examples[3])
  if (picked.item === null) return picked.reply
  const { item, who, rest } = picked
  return shown(context, item, who, rest === '' ? [] : [words.nothingDoneWith(item)])
}

/** What was shown before and was wanted all the same. */
export interface Sure {
  /** The message that has the words. */
  readonly msgid: string
}

/** @param sure null: what is like it is shown first */
export async function enter(
  context: Context,
  command: SuggestionKind,
  said: string,
  sure: Sure | null = null,
): Promise<Reply> {
  const known = await knownOf(context)
  const echo = isGroup(context) ? null : said
  let author = authorOf(context, known, said, { kind: command, echo })
  // Whoever may only enter for others can name him in the form as well.
  const reading = readSuggestion(author.signer === null ? said : author.rest, known.world)
  if (reading.signer !== null)
    author = authorNamed(context, known, reading.signer, author.signer === null ? said : author.rest, echo)
  if (author.signer === null) return author.reply
  if (reading.title === '') return say(words.nothingSaid(command, echo))
  const isSecretInGroup = isGroup(context) && reading.confidential
  if (sure === null && !isSecretInGroup) {
    const similar = await similarTo(context, known, reading)
    const isOwn = author.signer.id === context.actor.personId
    if (similar.length > 0)
      return askAboutSimilar(context, known, similar, { kind: command, words: said, isOwn })
  }
  return handInRead(context, known, { command, reading, said, signer: author.signer, msgid: sure?.msgid })
}

interface ToHandIn {
  readonly command: SuggestionKind
  readonly reading: SuggestionReading
  /** All the words, which may name an activity. */
  readonly said: string
  readonly signer: Person
  readonly msgid: string | undefined
}

async function handInRead(
  context: Context,
  known: Known,
  { command, reading, said, signer, msgid }: ToHandIn,
): Promise<Reply> {
  const { origin, actor } = context
  const cosigners = cosignersOf(known, reading, signer)
  const { item, hearing } = await submit(
    context,
    known,
    {
      // The plain command takes what the words call themselves; the others were chosen.
      kind: command === 'suggestion' ? (reading.kind ?? command) : command,
      raised: reading.raised ?? raisedOn(known.today, known.rules),
      source: reading.source ?? (meetingNamedIn(said) === null ? 'own' : 'activity'),
      title: withoutSource(reading.title),
      text: withoutSource(cosigners.unknown.length === 0 ? reading.text : withLine(reading)),
      category: reading.category,
      district: reading.village?.name ?? signer.district,
      confidential: reading.confidential,
      visitId: null,
      signerId: signer.id,
    },
    { msgid: msgid ?? origin.msgid, invited: cosigners.invited },
  )
  const unlinked = await linkToActivity(context, item, said)
  const entered = signer.id === actor.personId ? words.entered(item) : words.enteredFor(item, signer.name)
  const hears = isGroup(context) ? '' : saidHeard(await byName(context.tx, hearing))
  return answer(context, known, item, [
    `${entered}${hears}`,
    ...notesOn(context, item, reading, cosigners.unknown),
    ...unlinked,
    ...(await photosOf(context, item)),
  ])
}

/** In a group a confidential item is answered without its number, which goes to its writer alone. */
async function answer(
  context: Context,
  { who }: Known,
  item: Suggestion,
  notes: readonly string[],
): Promise<Reply> {
  if (!(isGroup(context) && item.confidential)) return shown(context, item, who, notes)
  await tellSelf(context, item, notes.join('\n'))
  return say(words.enteredInGroup)
}

function notesOn(
  context: Context,
  item: Suggestion,
  { village }: SuggestionReading,
  unknown: readonly string[],
): string[] {
  const inGroup = isGroup(context) && !item.confidential
  const strangers =
    unknown.length === 0
      ? []
      : [
          inGroup
            ? words.unknownCosignersInGroup(item, unknown.length)
            : words.unknownCosigners(item, unknown),
        ]
  const place = village === null || village.known || inGroup ? [] : [words.unknownVillage(village.name)]
  return [...strangers, ...place]
}

/** In a single chat the photos that come next are for it. */
async function photosOf(context: Context, { id }: Suggestion): Promise<string[]> {
  if (isGroup(context)) return []
  await expectPhotos(context.tx, { kind: 'suggestion', id }, context.actor.personId, context.now)
  return [sendAnyTime]
}

/** The names of those who could not be asked stay among the words. */
const withLine = ({ text, cosignerLine }: SuggestionReading): string =>
  cosignerLine === '' ? text : `${text}\n${cosignerLine}`

/** Nobody signs for another: whoever is named is asked. */
function cosignersOf(
  { people }: Known,
  { cosigners }: SuggestionReading,
  signer: Person,
): { readonly invited: readonly number[]; readonly unknown: readonly string[] } {
  const deputies = people.filter(isDeputy)
  const invited = new Set<number>()
  const unknown: string[] = []
  for (const name of cosigners) {
    const [only, ...others] = called(deputies, name)
    if (only === undefined || others.length > 0) unknown.push(name)
    else if (only.id !== signer.id) invited.add(only.id)
  }
  return { invited: [...invited], unknown }
}

/** 陈建华(东岙村): the place tells homonyms apart. */
function called(deputies: readonly Person[], said: string): Person[] {
  const [, name = said, place] = /^(.*?) ?\((.*)\)$/u.exec(said) ?? []
  const found = peopleCalled(deputies, name)
  if (place === undefined || found.length < 2) return found
  return found.filter(({ district, groupName }) => district?.includes(place) || groupName?.includes(place))
}
