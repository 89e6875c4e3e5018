import type { Card, CardButton, CardRow, CardSelect } from '../../../bot/reply.ts'
import type { Day } from '../../../calendar/day.ts'
import { countLine } from '../../attachments/texts.ts'
import { isInvitable } from '../rules/asked.ts'
import { offeredActs, takesSignatures } from '../rules/offered.ts'
import { isSigner, missingSigners, type Standing } from '../rules/standing.ts'
import type { SuggestionRules } from '../settings.ts'
import * as words from '../texts/card.ts'
import type { Named } from '../texts/life.ts'
import { verdictNames } from '../texts/words.ts'
import type { Suggestion, Verdict } from '../types.ts'

/** What every face of an item's card is drawn from. */
export interface SuggestionFace {
  readonly item: Suggestion
  /** For whom it is drawn; in a group it is the same for everybody. */
  readonly who: Standing
  readonly inGroup: boolean
  readonly today: Day
  readonly rules: Pick<SuggestionRules, 'categories' | 'motionSigners'>
  readonly named: Named
  /** The last lines of its life, the latest last. */
  readonly steps: readonly string[]
  /** How many photos and files it has. */
  readonly attachments: number
  /** The matter of the register of visits that it came of: 来访2026-012. */
  readonly visit: string | null
  /** What was just done, or should be known. */
  readonly notes: readonly string[]
}

const attitudeQuestion = 'sg_attitude'

/** A card has at most six buttons (wecom-protocol 5.2). */
const mostButtons = 6
/** The platform's advice for the value of a row (P101032): what it would cut stands in full in the text below. */
const rowChars = 26

export function suggestionCard(taskId: string, face: SuggestionFace): Card {
  const { item, inGroup, today, named, notes } = face
  if (inGroup && item.confidential) return concealed(taskId, item, notes)
  const [lead] = item.signers
  return {
    taskId,
    title: words.title(item),
    desc: words.submitted(item, lead === undefined ? '' : named.person(lead.personId), today),
    quote: inGroup ? words.titleAlone(item) : words.words(item),
    rows: inGroup ? groupRows(face) : singleRows(face),
    body: [...notes, ...(inGroup ? groupBody(face) : singleBody(face))]
      .filter(line => line !== '')
      .join('\n'),
    ...selectOf(face),
    buttons: buttonsOf(face),
  }
}

/** In a group not even the number of a confidential item is said. */
const concealed = (taskId: string, { id }: Suggestion, notes: readonly string[]): Card => ({
  taskId,
  title: words.confidentialTitle,
  body: [...notes, words.onlyAlone].join('\n'),
  buttons: [button('sg_show', id, words.show, 'plain')],
})

function singleRows(face: SuggestionFace): CardRow[] {
  const { item, today, visit } = face
  return [
    { name: words.rows.cosigners, value: words.cosigners(namesOf(face).slice(1), lackingOf(face)) },
    { name: words.rows.district, value: item.district ?? words.notSaid },
    { name: words.rows.category, value: item.category ?? words.notSaid },
    { name: words.rows.source, value: words.source(item, visit) },
    ...officeRow(face),
    ...dueRow(item, today),
  ]
}

function groupRows(face: SuggestionFace): CardRow[] {
  const { item, today } = face
  const lacking = lackingOf(face)
  return [
    { name: words.rows.signers, value: words.allSigners(namesOf(face)) },
    ...(lacking > 0 ? [{ name: words.rows.cosigners, value: words.cosigners([], lacking) }] : []),
    ...officeRow(face),
    ...dueRow(item, today),
  ]
}

function officeRow({ item, named }: SuggestionFace): CardRow[] {
  const names = item.parties.map(({ officeId }) => named.office(officeId))
  return names.length === 0 ? [] : [{ name: words.rows.offices, value: names.join('、') }]
}

function dueRow(item: Suggestion, today: Day): CardRow[] {
  const value = words.due(item, today)
  return value === null ? [] : [{ name: words.rows.due, value }]
}

/** Whoever leads stands first. */
const namesOf = ({ item, named }: SuggestionFace): string[] =>
  item.signers.map(({ personId }) => named.person(personId))
const lackingOf = ({ item, rules }: SuggestionFace): number =>
  takesSignatures(item) ? missingSigners(item, rules) : 0

const isMine = ({ item, who }: SuggestionFace): boolean =>
  who.isClerk || (who.personId !== null && isSigner(item, who.personId))

function singleBody(face: SuggestionFace): string[] {
  const { item, named, steps, attachments } = face
  const names = namesOf(face)
  const isCut = words.cosigners(names.slice(1), lackingOf(face)).length > rowChars || names.length > 4
  const isOpenToChange = isMine(face) && item.state === 'submitted'
  return [
    ...(isOpenToChange ? missingParts(face) : []),
    words.asked(item),
    words.withdrawal(item),
    ...(isCut ? [words.signerNames(names)] : []),
    ...(attachments === 0 ? [] : [words.attachments(item, attachments)]),
    ...(item.invited.length === 0 || !isInvitable(item)
      ? []
      : [words.invited(item.invited.map(named.person))]),
    ...(isOpenToChange ? [words.howToCorrect(item)] : []),
    ...(steps.length < 2 ? [] : [words.lastSteps, ...steps]),
  ]
}

/** An incomplete item is numbered all the same (容缺受理); what it lacks is asked for. */
function missingParts(face: SuggestionFace): string[] {
  const { item, rules } = face
  const lacking = lackingOf(face)
  return [
    ...(item.text === item.title ? [words.missing.content(item)] : []),
    ...(item.category === null ? [words.missing.category(item, rules.categories)] : []),
    ...(item.district === null ? [words.missing.district(item)] : []),
    ...(lacking > 0 ? [words.missing.signers(item, lacking)] : []),
  ]
}

function groupBody(face: SuggestionFace): string[] {
  const lacking = lackingOf(face)
  return [
    ...(face.attachments === 0 ? [] : [countLine(face.attachments)]),
    ...(lacking > 0 ? [words.missing.signers(face.item, lacking)] : []),
  ]
}

function selectOf({ inGroup, item, who }: SuggestionFace): { select?: CardSelect } {
  if (inGroup) return {}
  const offered = offeredActs(item, who)
  if (offered.includes('rate')) {
    const options = verdicts.map(id => ({ id, text: verdictNames[id] }))
    return { select: { key: attitudeQuestion, title: words.chooseAttitude, options, selected: 'satisfied' } }
  }
  return {}
}

const verdicts: readonly Verdict[] = ['satisfied', 'basically', 'dissatisfied']
const verdictStyles = { satisfied: 'primary', basically: 'plain', dissatisfied: 'danger' } as const

/** The most useful first; the life of the item always has its place. */
function buttonsOf({ item, who, inGroup }: SuggestionFace): CardButton[] {
  if (inGroup)
    return [
      ...(takesSignatures(item) ? [button('sg_cosign', item.id, words.buttons.cosign, 'primary')] : []),
      button('sg_show', item.id, words.show, 'plain'),
    ]
  const acts = offeredActs(item, who).flatMap((act, nth): CardButton[] => {
    if (act === 'rate')
      return verdicts.map(verdict => ({
        text: words.ratingButtons[verdict],
        key: `sg_rate:${item.id}.${verdict}`,
        style: verdictStyles[verdict],
      }))
    const text = act === 'key' && item.isKey ? words.noLongerKey : words.buttons[act]
    const style = nth === 0 ? 'primary' : act === 'reject' || act === 'return' ? 'danger' : 'plain'
    return [button(`sg_${act}`, item.id, text, style)]
  })
  return [...acts.slice(0, mostButtons - 1), button('sg_life', item.id, words.lifeButton, 'plain')]
}

const button = (
  action: string,
  id: number,
  text: string,
  style: 'primary' | 'plain' | 'danger',
): CardButton => ({
  text,
  key: `${action}:${id}`,
  style,
})
