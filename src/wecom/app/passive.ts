/**
 * Reply → the XML of the HTTP answer (P90241; wecom-protocol 4.6): words, or the clicked card as it is from now on, for the one who
 * clicked. What its response cannot hold travels as a message of its own (`bot/carriage.ts`): then it is empty.
 */
import { carriageOf } from '../../bot/carriage.ts'
import type { Incoming } from '../../bot/incoming.ts'
import type { Reply } from '../../bot/reply.ts'
import { templateCard } from '../cards.ts'
import type { Envelope } from '../envelope.ts'
import { fitBytes } from '../fit-text.ts'
import { appLimits } from '../limits.ts'
import { plainLabel } from '../plain-text.ts'
import { cutShort } from '../texts.ts'
import { cardFields } from './passive-card.ts'
import { writeXml, type XmlFields } from './xml-write.ts'

/**
 * @param now becomes CreateTime in seconds
 * @returns XML to be sealed, or null: an empty 200
 */
export function passiveXml(
  trigger: Incoming,
  reply: Reply,
  { corpId, now }: { readonly corpId: string; readonly now: Date },
): string | null {
  if (carriageOf(trigger, reply) === 'outbox') return null
  const fields = answer(trigger, reply)
  if (fields === null) return null
  const head = { ToUserName: trigger.origin.userid, FromUserName: corpId, CreateTime: secondsOf(now) }
  return writeXml({ ...head, ...fields })
}

/** The answer as it goes over the wire, signed anew with the nonce of the request it answers (P90238). */
export function sealXml(envelope: Envelope, plaintext: string, nonce: string, now: Date): string {
  const timestamp = secondsOf(now)
  const encrypted = envelope.encrypt(plaintext)
  return writeXml({
    Encrypt: encrypted,
    MsgSignature: envelope.sign(String(timestamp), nonce, encrypted),
    TimeStamp: timestamp,
    Nonce: nonce,
  })
}

function answer(trigger: Incoming, reply: Reply): XmlFields | null {
  switch (reply.kind) {
    case 'silent':
      return null
    case 'text':
      if (trigger.kind === 'click') return impossible(trigger, reply)
      return {
        MsgType: 'text',
        Content: fitBytes(plainLabel(reply.text), appLimits.textMaxBytes, cutShort),
      }
    case 'update':
      if (trigger.kind !== 'click') return impossible(trigger, reply)
      return { MsgType: 'update_template_card', TemplateCard: cardFields(templateCard(reply.card)) }
    case 'card':
      return impossible(trigger, reply)
  }
}

const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1000)

function impossible(trigger: Incoming, reply: Reply): never {
  throw new TypeError(`a ${reply.kind} cannot answer a ${trigger.kind} (P90241)`)
}
