/** WeCom's calls to the app's callback address: XML, sealed, timed, checked, and repeated (wecom-protocol 4.6). */
import { isDeepStrictEqual } from 'node:util'
import { request } from '../callback.ts'
import { type Credentials, openSealed, seal, sealParts } from '../envelope.ts'
import type { Problem } from '../journal.ts'
import type { World } from '../world.ts'
import { readXmlText, type XmlElement, xmlText } from './xml.ts'

export const appCallbackPath = '/wecom/app/callback'
/** In all. */
const tries = 3

export type Delivery =
  | { readonly kind: 'dropped' }
  | { readonly kind: 'unanswered' }
  /** null: an empty body. */
  | { readonly kind: 'answered'; readonly message: XmlElement | null }

interface Line {
  readonly corpId: string
  readonly agentId: number
  readonly credentials: Credentials
}

/** Sends one message or event, with the faults that are switched on, and opens the answer. */
export async function deliver(world: World, line: Line, chatId: string, message: string): Promise<Delivery> {
  if (world.faults.strikes('dropNext')) return { kind: 'dropped' }
  const copies = Math.max(1, world.faults.settings.duplicate)
  const answers = await Promise.all(
    Array.from({ length: copies }, () => untilAnswered(world, line, chatId, message)),
  )
  if (world.faults.strikes('loseReply')) answers.push(await post(world, line, chatId, message))
  const [first, ...repeats] = answers
  if (repeats.some(repeat => !isDeepStrictEqual(untimed(first), untimed(repeat)))) {
    const detail = 'the same callback was answered in two different ways'
    world.journal.violation({ rule: 'duplicate-reply', detail }, chatId)
  }
  return first ? { kind: 'answered', message: first.message } : { kind: 'unanswered' }
}

interface Got {
  readonly message: XmlElement | null
}

/** When it was written may differ. */
const untimed = (got: Got | null | undefined) =>
  got?.message ? { ...got.message, CreateTime: '' } : got?.message

/** What gets no answer in time, or a wrong one, comes again with the same content. */
async function untilAnswered(world: World, line: Line, chatId: string, message: string): Promise<Got | null> {
  for (let nth = 1; nth <= tries && !world.closing.aborted; nth++) {
    const got = await post(world, line, chatId, message)
    if (got !== null) return got
  }
  return null
}

async function post(world: World, line: Line, chatId: string, message: string): Promise<Got | null> {
  const { corpId, agentId, credentials } = line
  const sealed = seal(credentials, message, world.now(), corpId)
  const answer = await request(
    world,
    { path: appCallbackPath, chatId, query: sealed.query, withinMs: world.timing.answerWithinMs },
    {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: xmlText({ ToUserName: corpId, AgentID: String(agentId), Encrypt: sealed.encrypt }),
    },
  )
  if (answer === null) return null
  const opened = openAnswer(world, line, answer, sealed.nonce)
  if ('message' in opened) return opened
  for (const problem of opened.problems) world.journal.violation(problem, chatId)
  return null
}

function openAnswer(
  world: World,
  { corpId, credentials }: Line,
  answer: string,
  nonce: string,
): Got | { readonly problems: readonly Problem[] } {
  if (answer === '') return { message: null }
  const outer = sealParts.safeParse(readXmlText(answer))
  if (!outer.success)
    return { problems: [{ rule: 'envelope', detail: 'the answer is not the XML of a sealed one' }] }
  const { Encrypt: encrypt, MsgSignature: msgsignature, TimeStamp: timestamp, Nonce } = outer.data
  const reply = { encrypt, msgsignature, timestamp: Number(timestamp), nonce: Nonce }
  const opened = openSealed(credentials, reply, { nonce, now: world.now(), receiveid: corpId })
  if ('problems' in opened) return opened
  const message = readXmlText(opened.text)
  return message === null
    ? { problems: [{ rule: 'reply-json', detail: 'the decrypted answer is no XML' }] }
    : { message }
}
