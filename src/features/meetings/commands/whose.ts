/** Whose answer it is that is said in words: a colleague's name in front makes it nobody's own. */
import { type Actor, isClerk } from '../../../bot/actor.ts'
import type { Context } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import { isOfOthers, mayBeOfOthers } from '../../../language/about-others.ts'
import { nameApart, nameBehind, nicknameOf, saysWhose } from '../../../language/name-apart.ts'
import { type ReplyReading, readReply } from '../../../language/reply.ts'
import { peopleCalled } from '../../roster/rules/names.ts'
import { activePeople, wholeRoster } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import * as texts from '../texts/answers.ts'

interface Heard {
  readonly reading: ReplyReading
  /** Whose answer it is cannot be told: nothing is entered. */
  readonly doubt: string | null
}

/**
 * 王秀兰 参加, @王秀兰 请假 住院: who signs with his own name answers for himself, who writes a colleague's in front does
 * not. 杨主席，请假一天 and 组长，请假一天 speak to somebody, and 我 says whose it is; the rest is asked.
 * @param read what the words mean, of whatever is answered
 */
export async function whoseAnswer(
  { tx, tenant, actor }: Context,
  text: string,
  read: (said: string) => ReplyReading,
): Promise<Heard> {
  const reading = read(text)
  const own = { reading, doubt: null }
  if (!isAnswer(reading)) return own
  let roster: Promise<readonly Person[]> | null = null
  const everybody = () => (roster ??= wholeRoster(tx, tenant.id))
  if (reading.proxyFor !== null || mayBeOfOthers(text)) {
    const others = (await everybody()).filter(({ id }) => id !== actor.personId)
    if (
      isOfOthers(
        text,
        others.flatMap(({ name, aliases }) => [name, ...aliases]),
      )
    )
      return { reading, doubt: texts.ofOthers(isClerk(actor) ? 'clerk' : 'member') }
  }
  if (reading.proxyFor !== null) return own
  const said = takeNumber(text).rest
  // 收到，准时参加: an answer itself is nobody's name, and the roster is not read for it.
  const apart = [besideIt(nameApart(said), 'front'), besideIt(nameBehind(said), 'behind')].flat()
  if (apart.length === 0) return own
  for (const { name, rest, where } of apart) {
    const whose = whoseIs(await everybody(), name, where, actor)
    if (whose === null) continue
    if (whose === 'own') return own
    if (whose === 'unclear')
      return { reading, doubt: texts.whoseAnswer(name, isClerk(actor) ? 'clerk' : 'member') }
    return { reading: { ...read(rest), proxyFor: name, item: reading.item }, doubt: null }
  }
  return own
}

const besideIt = (found: ReturnType<typeof nameApart>, where: 'front' | 'behind') =>
  found === null || readReply(found.name, 'one').answer !== 'none' ? [] : [{ ...found, where }]

/** Whose name stands beside an answer: nobody's, the writer's, one that he may answer for, or one that leaves it unclear. */
function whoseIs(
  everybody: readonly Person[],
  name: string,
  where: 'front' | 'behind',
  actor: Actor,
): 'own' | 'proxy' | 'unclear' | null {
  const inOffice = everybody.filter(({ active }) => active)
  const surname = nicknameOf(name)
  if (surname !== null) {
    if (actor.name.startsWith(surname)) return 'own'
    return inOffice.some(person => person.name.startsWith(surname)) ? 'unclear' : null
  }
  const called = peopleCalled(inOffice, name)
  if (called.length === 0) {
    // Of somebody who has left it is no less not the writer's.
    const left = everybody.some(person => [person.name, ...person.aliases].includes(name))
    return left ? (isClerk(actor) ? 'proxy' : 'unclear') : null
  }
  if (called.some(({ id }) => id === actor.personId)) return 'own'
  const isNamed = called.some(person => [person.name, ...person.aliases].includes(name))
  // 请假一天，杨主席 speaks to him; nobody is spoken to by name behind an answer.
  if (where === 'behind' && !isNamed) return 'own'
  const decides = where === 'front' && called.every(isClerk)
  if (isClerk(actor)) return decides ? 'unclear' : 'proxy'
  return decides || !isNamed ? 'own' : 'unclear'
}

/** 王秀兰请假, said by somebody who may not answer for her: her name, when there is one on the roster and it is hers alone. */
export async function notHisToAnswer(
  { tx, tenant, actor }: Context,
  text: string,
  reading: ReplyReading,
): Promise<string | null> {
  const { proxyFor } = reading
  if (proxyFor === null || proxyFor === actor.name || isClerk(actor) || !isAnswer(reading) || saysWhose(text))
    return null
  const called = peopleCalled(await activePeople(tx, tenant.id), proxyFor)
  if (called.length === 0 || called.some(({ id }) => id === actor.personId)) return null
  return texts.proxyOnlyByClerks(proxyFor)
}

const isAnswer = ({ answer }: ReplyReading): boolean => answer === 'attend' || answer === 'leave'
