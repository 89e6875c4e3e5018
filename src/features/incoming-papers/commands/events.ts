import type { Context } from '../../../bot/command.ts'
import { isoDay } from '../../../calendar/day.ts'
import { besideDay } from '../../../language/beside-day.ts'
import { normalise, originalSlice } from '../../../language/normalise.ts'
import { peopleMeant } from '../../roster/rules/name-in-front.ts'
import { activePeople } from '../../roster/store/people.ts'
import { type Instruction, namesIn, readCharge, withoutVerb } from '../rules/instruct.ts'
import { labels } from '../rules/labels.ts'
import { readPaper } from '../rules/read.ts'
import * as words from '../texts/commands.ts'
import { bareNumber } from '../texts/words.ts'
import type { IncomingPaper, PaperEvent } from '../types.ts'
import { handlerCalled, longestTask, onePerson, todayOf, untilIn, withBeside } from './facts.ts'

export type ReadEvent =
  | { readonly event: Exclude<PaperEvent, { type: 'received' }> }
  | { readonly trouble: string }

const longestMark = 60
const longestReason = 200

/** What a clerk's words do to a paper; what cannot be told is asked for, and nothing is changed. */
export async function eventIn(
  context: Context,
  paper: IncomingPaper,
  instruction: Instruction,
): Promise<ReadEvent> {
  const number = bareNumber(paper)
  switch (instruction.kind) {
    case 'charge':
      return charged(context, number, instruction.words)
    case 'due':
      return dueAnew(context, paper, instruction.words)
    case 'circulate':
      return circulated(context, number, instruction.words)
    case 'done':
      return { event: { type: 'done', result: instruction.words } }
    case 'archive':
      return instruction.words.length > longestMark
        ? { trouble: words.longWords(longestMark) }
        : { event: { type: 'archived', mark: instruction.words || null } }
    case 'correct':
      return corrected(context, paper, instruction.words)
    case 'void':
      return instruction.words.length > longestReason
        ? { trouble: words.longWords(longestReason) }
        : { event: { type: 'voided', reason: instruction.words || null } }
    case 'restore':
      return { event: { type: 'restored' } }
    case 'reopen':
      return { event: { type: 'reopened' } }
    default:
      return { trouble: words.unknownWords(number) }
  }
}

async function charged(context: Context, number: string, said: string): Promise<ReadEvent> {
  const { who, task, until } = readCharge(said)
  if (who === '') return { trouble: words.needsWho(number) }
  const handler = await handlerCalled(context, who)
  if (handler.trouble !== null) return handler
  const dueOn = await untilIn(context, until)
  if (dueOn === 'unclear') return { trouble: words.unclearDue(until) }
  const { officeId, personId } = handler
  const whole = withBeside(task, [until === '' ? '' : besideDay(until, todayOf(context))])
  if ((whole ?? '').length > longestTask) return { trouble: words.longWords(longestTask) }
  return { event: { type: 'charged', officeId, personId, task: whole, dueOn } }
}

async function dueAnew(context: Context, paper: IncomingPaper, said: string): Promise<ReadEvent> {
  const dueOn = await untilIn(context, said)
  if (dueOn === 'unclear' || dueOn === null) return { trouble: words.unclearDue(said) }
  const beside = besideDay(said, todayOf(context))
  if (beside !== '') return { trouble: words.onlyTheDay(bareNumber(paper), beside) }
  const { officeId, personId, task } = paper
  return { event: { type: 'charged', officeId, personId, task, dueOn } }
}

async function circulated(context: Context, number: string, said: string): Promise<ReadEvent> {
  const people = await activePeople(context.tx, context.tenant.id)
  const names = namesIn(said, name => peopleMeant(people, name).length > 0)
  if (names.length === 0) return { trouble: words.needsWho(number) }
  const personIds: number[] = []
  for (const name of names) {
    const found = await onePerson(context, name)
    if ('trouble' in found) return { trouble: found.trouble ?? words.unknownWho(name, []) }
    personIds.push(found.person.id)
  }
  return { event: { type: 'circulated', personIds } }
}

/** 标题 …, 标题：… 份数：3: what is named takes the place of what stood there. */
function corrected(context: Context, paper: IncomingPaper, said: string): ReadEvent {
  const number = bareNumber(paper)
  const { text } = normalise(said)
  const named = labels.inFront(text)
  const isLabelled = labels.values(text)[0]?.all.from === 0
  const value = named === null ? '' : originalSlice(normalise(said), named.length, text.length)
  const reading = readPaper(
    named === null || isLabelled ? said : `${withoutVerb(text.slice(0, named.length))}:${value}`,
    todayOf(context),
  )
  const { handler, due, unclear, rest, ...fields } = reading
  if (handler !== null || due !== null) return { trouble: words.chargeApart(number) }
  if (unclear.length > 0) return { trouble: words.asks([], unclear) }
  const isNothing = Object.values(fields).every(field => field === '')
  if ((named === null && !isLabelled) || rest !== '' || isNothing)
    return { trouble: words.nothingToCorrect(number) }
  const { sender, reference, title, copies, secrecy, urgency, receivedOn } = paper
  const before = { sender, reference, title, copies, secrecy, urgency, receivedOn: isoDay(receivedOn) }
  return { event: { type: 'corrected', ...before, ...fields } }
}
