import type { Card, CardButton, CardRow, CardSelect } from '../../../bot/reply.ts'
import type { Day } from '../../../calendar/day.ts'
import { topicOf } from '../../../language/visit-category.ts'
import type { VisitWorld } from '../../../language/visit-reading.ts'
import * as words from '../texts/card.ts'
import { handlingNames, numberOf, sayDue, sayHandling } from '../texts/words.ts'
import type { Visit, Visitor } from '../types.ts'

/** What every face of a matter's card is drawn from. */
export interface VisitFace {
  readonly visit: Visit
  /** Null: not for whom it is shown to (`rules/access.ts`), and never for a group. */
  readonly visitor: Visitor | null
  /** How many photos and files it has. */
  readonly attachments: number
  /** The card stands in a group: then it says words of closed lists only, whatever was written. */
  readonly inGroup: boolean
  readonly world: VisitWorld
  readonly today: Day
  /** What was not understood, or should be known. */
  readonly notes: readonly string[]
  readonly choosing: 'handling' | 'category'
  /** What it was made into, as it may be called here (建议2026-017); null: nothing yet. */
  readonly suggestion: string | null
}

export const handlingQuestion = 'visit_handling'
export const categoryQuestion = 'visit_category'

export function visitCard(taskId: string, face: VisitFace): Card {
  const { visit, inGroup, today, notes } = face
  const isVoid = visit.status === 'void'
  return {
    taskId,
    title: `${numberOf(visit)}（${words.status(visit, today)}）`,
    desc: words.received(visit, today),
    ...(inGroup ? {} : { quote: words.matter(visit) }),
    rows: [...(inGroup ? groupRows(face) : singleRows(face)), ...handlingRows(face)],
    body: [
      ...longParts(face),
      ...notes,
      ...(face.suggestion === null ? [] : [words.becameSuggestion(face.suggestion)]),
      ...endOf(face),
      ...(face.attachments === 0 ? [] : [words.attachments(visit, face.attachments, inGroup)]),
      ...(isVoid ? [words.isVoid] : nextSteps(visit)),
    ].join('\n'),
    ...(isVoid ? {} : { select: choiceOf(face) }),
    buttons: isVoid ? [button('visit_restore', visit, words.buttons.restore, 'primary')] : buttonsOf(face),
  }
}

/** The platform's advice for the value of a row (P101032): what it would cut stands in full in the text below. */
const rowChars = 26

function longParts({ visit, visitor, inGroup }: VisitFace): string[] {
  if (inGroup || visitor === null) return []
  const value = sayVisitor(visit, visitor)
  return Array.from(value).length > rowChars ? [words.whoCame(value)] : []
}

const sayVisitor = ({ kind, people }: Visit, visitor: Visitor): string =>
  kind === 'contact' ? words.voters(visitor, people) : words.visitor(visitor, people)

const sayKept = ({ kind, people }: Visit): string =>
  kind === 'contact' ? words.votersKept(people) : words.visitorKept(people)

function singleRows({ visit, visitor }: VisitFace): CardRow[] {
  const name = { visit: words.rows.visitor, letter: words.rows.writer, contact: words.rows.voters }[
    visit.kind
  ]
  return [
    {
      name,
      value: visitor === null ? sayKept(visit) : sayVisitor(visit, visitor),
    },
    { name: words.rows.village, value: visit.village ?? words.notSaid },
    { name: words.rows.category, value: visit.category ?? words.uncategorised },
  ]
}

/** What was written may name somebody: only what the congress itself knows is said. */
function groupRows({ visit, world }: VisitFace): CardRow[] {
  const { village } = visit
  const shown =
    village === null ? words.notSaid : world.villages.includes(village) ? village : words.notInGroup
  const isCategory = visit.category !== null && world.categories.includes(visit.category)
  return [
    { name: words.rows.topic, value: words.topicInGroup(topicOf(visit.matter, visit.category)) },
    visit.kind === 'contact'
      ? { name: words.rows.voters, value: words.votersMet(visit.people) }
      : { name: words.rows.people, value: words.peopleCame(visit.people) },
    { name: words.rows.village, value: shown },
    { name: words.rows.category, value: isCategory ? (visit.category ?? '') : words.uncategorised },
  ]
}

/** It brought nothing that had to be handled. */
const isPlainContact = ({ kind, handling, outcome }: Visit): boolean =>
  kind === 'contact' && handling === null && outcome === null

function handlingRows({ visit, inGroup, world, today }: VisitFace): CardRow[] {
  if (visit.status === 'closed' && isPlainContact(visit)) return []
  const offices = visit.officeName?.split('、') ?? []
  const isKnown = offices.every(office => world.offices.includes(office))
  const officeName = inGroup && !isKnown ? words.anOffice : visit.officeName
  return [
    { name: words.rows.handling, value: sayHandling({ handling: visit.handling, officeName }) },
    { name: words.rows.due, value: sayDue(visit.dueOn, today) },
  ]
}

function endOf({ visit, inGroup, today }: VisitFace): string[] {
  if (visit.status !== 'closed' || isPlainContact(visit)) return []
  return [
    inGroup ? words.closedInGroup(visit.closedOn, today) : words.outcome(visit, today),
    ...(visit.followedUpOn === null ? [] : [words.followedUp(visit, today)]),
  ]
}

function nextSteps(visit: Visit): string[] {
  if (visit.status === 'open') return [words.howToCorrect(visit), words.howToClose(visit)]
  const wantsFollowUp = visit.followedUpOn === null && visit.kind !== 'contact'
  return wantsFollowUp ? [words.howToCorrect(visit), words.howToFollowUp(visit)] : [words.howToCorrect(visit)]
}

function choiceOf({ visit, world, choosing }: VisitFace): CardSelect {
  if (choosing === 'category') {
    const at = visit.category === null ? -1 : world.categories.indexOf(visit.category)
    return {
      key: categoryQuestion,
      title: words.chooseCategory,
      options: world.categories.map((text, index) => ({ id: String(index), text })),
      ...(at < 0 ? {} : { selected: String(at) }),
    }
  }
  return {
    key: handlingQuestion,
    title: words.chooseHandling,
    options: Object.entries(handlingNames).map(([id, text]) => ({ id, text })),
    ...(visit.handling === null ? {} : { selected: visit.handling }),
  }
}

function buttonsOf({ visit, choosing, suggestion }: VisitFace): CardButton[] {
  return choosing === 'handling'
    ? [
        button('visit_handling', visit, words.buttons.handling, 'plain'),
        button('visit_categories', visit, words.buttons.toCategory, 'plain'),
        ...(suggestion === null ? [button('visit_suggest', visit, words.buttons.suggest, 'plain')] : []),
        button('visit_void', visit, words.buttons.void, 'danger'),
      ]
    : [
        button('visit_category', visit, words.buttons.category, 'primary'),
        button('visit_show', visit, words.buttons.toHandling, 'plain'),
      ]
}

const button = (action: string, { id }: Visit, text: string, style: CardButton['style']): CardButton => ({
  text,
  key: `${action}:${id}`,
  ...(style === undefined ? {} : { style }),
})
