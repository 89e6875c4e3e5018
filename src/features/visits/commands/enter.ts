import { isClerk } from '../../../bot/actor.ts'
import { type Command, type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { readVisit } from '../../../language/visit.ts'
import type { VisitReading } from '../../../language/visit-reading.ts'
import { expectPhotos } from '../../attachments/store.ts'
import { sendAnyTime } from '../../attachments/texts.ts'
import { holidayTable } from '../../holidays/store.ts'
import { peopleCalled } from '../../roster/rules/names.ts'
import { dayOfDue } from '../rules/due.ts'
import { takeVisitNumber } from '../rules/number.ts'
import { startOf } from '../rules/status.ts'
import { contactsOf } from '../store/contacts.ts'
import { saveVisitor } from '../store/visitors.ts'
import { insertVisit, lockVisit } from '../store/visits.ts'
import * as faces from '../texts/commands.ts'
import * as words from '../texts/replies.ts'
import type { Visit, VisitKind } from '../types.ts'
import { cardOf, isGroup, type Known, knownOf, note, officeIdOf, replan } from './facts.ts'
import { pickVisit, whereNumbered } from './pick.ts'

/** Somebody came, a letter was found, a deputy went to his voters: entered at once, shown, corrected by a click. */

export const enterVisit = defineCommand({
  name: '来访',
  aliases: ['接待登记', '来访登记', 'visit'],
  order: { isMatter: true },
  who: 'members',
  ...faces.enterVisit,
  ...entering('visit', faces.enterVisit.usage),
})

export const enterContact = defineCommand({
  name: '联系',
  aliases: ['联系选民', '联系群众', '走访', 'contact'],
  order: { isMatter: true },
  notBefore: ['人', '电话', '方式', '代表'],
  who: 'members',
  ...faces.enterContact,
  ...entering('contact', faces.enterContact.usage),
})

export const enterLetter = defineCommand({
  name: '信箱',
  aliases: ['来信', '代表信箱', '意见箱', 'letter'],
  order: { isMatter: true },
  who: 'members',
  ...faces.enterLetter,
  ...entering('letter', faces.enterLetter.usage),
})

function entering(
  kind: VisitKind,
  usage: string,
): Pick<Extract<Command, { who: 'members' | 'clerks' }>, 'run' | 'narrow'> {
  return {
    async narrow(contexts, text) {
      return isNumberAlone(text) ? whereNumbered(contexts, text) : contexts
    },
    async run(context, said) {
      // `/来访人李四…`: the name of the command is part of the word.
      const text = kind === 'visit' ? words.withVisitorWord(said) : said
      if (text === '') return say(words.needsWords(kind))
      if (isNumberAlone(text)) return show(context, text, usage)
      return enter(context, kind, text)
    },
  }
}

function isNumberAlone(text: string): boolean {
  const { which, rest } = takeVisitNumber(text)
  return which !== null && rest === ''
}

async function show(context: Context, text: string, usage: string): Promise<Reply> {
  const picked = await pickVisit(context, text, usage)
  if (picked.visit === null) return picked.reply
  const known = await knownOf(context)
  const { visit } = picked
  return { kind: 'card', card: await cardOf(context, known, visit, newTaskId(`visit-${visit.id}`)) }
}

async function enter(context: Context, kind: VisitKind, text: string): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  const known = await knownOf(context)
  const { world, today } = known
  const self = known.people.find(person => person.id === actor.personId)
  if (!isClerk(actor) && (self?.levels.length ?? 0) === 0) return say(words.mayNotEnter)
  const reading = readVisit(text, today, world)
  if (reading.matter === '') return say(words.needsMatter(kind, isGroup(context) ? null : text))
  const receivedOn = reading.receivedOn ?? today
  const deputy = deputyOf(reading, known, actor.personId)
  const dueOn = reading.due && dayOfDue(reading.due, receivedOn, await holidayTable(tx))
  const id = await insertVisit(
    tx,
    {
      congressId: tenant.id,
      kind,
      receivedOn,
      deputyId: deputy.id,
      village: reading.village?.name ?? null,
      matter: reading.matter,
      category: reading.category,
      people: reading.people ?? Math.max(1, reading.visitor.name?.split('、').length ?? 1),
      handling: reading.handling,
      officeId: officeIdOf(reading.office, known),
      officeName: reading.office?.name ?? null,
      dueOn,
      ...startOf(kind, reading, receivedOn),
      followedUpOn: null,
      satisfaction: null,
      enteredBy: actor.personId,
    },
    now,
  )
  await saveVisitor(tx, id, reading.visitor)
  const visit = await lockVisit(tx, id)
  if (visit === null) throw new Error('a matter that was entered is not there')
  await note(context, visit, 'enter', { kind, words: reading.words })
  await replan(context, visit)
  await expectPhotos(tx, { kind: 'visit', id }, actor.personId, now)
  const notes = [
    ...words.notesOn(reading, { kind, inGroup: isGroup(context), isLost: dueOn === null }),
    ...(deputy.trouble === undefined ? [] : [words.deputyNote(deputy.trouble, visit)]),
    ...(kind === 'contact' ? await contactNotes(context, known, visit, reading) : []),
    ...(isGroup(context) ? [] : [sendAnyTime]),
  ]
  return { kind: 'card', card: await cardOf(context, known, visit, newTaskId(`visit-${id}`), { notes }) }
}

/** That nobody said how many were met; and to the deputy alone how many he has met this year. */
async function contactNotes(
  context: Context,
  { settings, today }: Known,
  visit: Visit,
  { people, isApproximate, visitor }: VisitReading,
): Promise<string[]> {
  const { tx, tenant, actor } = context
  const isCounted = people !== null || isApproximate || visitor.name !== null
  const notes = isCounted ? [] : [words.votersNote(visit)]
  const isOwn = visit.deputyId === actor.personId && visit.year === today.year
  if (isGroup(context) || !isOwn) return notes
  const [had] = await contactsOf(tx, tenant.id, visit.year, actor.personId)
  const { contactsPerYear, votersPerYear } = settings.visits
  return had === undefined
    ? notes
    : [...notes, words.contactsSoFar(had, { contacts: contactsPerYear, voters: votersPerYear })]
}

interface Receiver {
  readonly id: number | null
  readonly trouble?: words.DeputyTrouble
}

/** Who received: as it was said, else the sender when he is a deputy. A name that is not one person's is asked for. */
function deputyOf(reading: VisitReading, { people }: Known, sender: number): Receiver {
  if (reading.deputy === null) {
    const self = people.find(person => person.id === sender)
    const isDeputy = self !== undefined && self.levels.length > 0
    return isDeputy ? { id: sender } : { id: null, trouble: 'none' }
  }
  const [only, ...others] = peopleCalled(people, reading.deputy)
  if (only === undefined) return { id: null, trouble: 'unknown' }
  return others.length > 0 ? { id: null, trouble: 'several' } : { id: only.id }
}
