/** Whose answer it is that is said in words: a colleague's name in front makes it nobody's own. */
import { isClerk } from '../../../bot/actor.ts'
import type { Context } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import { nameApart, saysWhose } from '../../../language/name-apart.ts'
import { type ReplyReading, readReply } from '../../../language/reply.ts'
import { peopleCalled } from '../../roster/rules/names.ts'
import { activePeople } from '../../roster/store/people.ts'
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
  if (reading.proxyFor !== null || !isAnswer(reading)) return own
  const apart = nameApart(takeNumber(text).rest)
  // 收到，准时参加: an answer itself is nobody's name, and the roster is not read for it.
  if (apart === null || readReply(apart.name, 'one').answer !== 'none') return own
  const { name, rest } = apart
  const called = peopleCalled(await activePeople(tx, tenant.id), name)
  if (called.length === 0 || called.some(({ id }) => id === actor.personId)) return own
  const decides = called.every(isClerk)
  const isNamed = called.some(person => [person.name, ...person.aliases].includes(name))
  if (!isClerk(actor))
    return decides || !isNamed ? own : { reading, doubt: texts.whoseAnswer(name, 'member') }
  if (decides) return { reading, doubt: texts.whoseAnswer(name, 'clerk') }
  return { reading: { ...read(rest), proxyFor: name, item: reading.item }, doubt: null }
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
