/** The platform's side of the app's callback, made with Tencent's own package. */
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { createEnvelope, type Envelope } from '../../../src/wecom/envelope.ts'
import { now, type Sealed, seconds } from '../official.ts'

export const corpId = 'ww5823bf96d3bd56c7'
export const agentId = '1000002'
const appKeys = {
  token: 'AppToken456',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: corpId,
}
export const appEnvelope: Envelope = createEnvelope(appKeys)

export const sealApp = (xml: string, { at = now, nonce = 'n-1', receiveId = corpId } = {}): Sealed =>
  sealAppEncrypted(encrypt(appKeys.encodingAesKey, xml, receiveId), at, nonce)

export function sealAppEncrypted(encrypted: string, at = now, nonce = 'n-1'): Sealed {
  const timestamp = seconds(at)
  const query = {
    msg_signature: getSignature(appKeys.token, timestamp, nonce, encrypted),
    timestamp,
    nonce,
  }
  const body = `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><AgentID><![CDATA[${agentId}]]></AgentID><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
  return { query, encrypted, body: Buffer.from(body) }
}

/** Checks the signature of an answer and reads it, as the platform does. @returns the XML inside */
export function unsealApp(answer: string, nonce = 'n-1'): string {
  const field = (name: string): string =>
    new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, 's').exec(answer)?.[1] ?? ''
  const encrypted = field('Encrypt')
  if (field('Nonce') !== nonce) throw new Error('the answer has another nonce')
  const expected = getSignature(appKeys.token, field('TimeStamp'), nonce, encrypted)
  if (expected !== field('MsgSignature')) throw new Error('the answer is not signed')
  const { message, id } = decrypt(appKeys.encodingAesKey, encrypted)
  if (id !== corpId) throw new Error('the answer is for another corp')
  return message
}

export const head = (type: string, from = 'zhangsan'): string =>
  `<ToUserName><![CDATA[${corpId}]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName>` +
  `<CreateTime>1773795600</CreateTime><MsgType><![CDATA[${type}]]></MsgType><AgentID>${agentId}</AgentID>`

export const textXml = (text: string, msgid = '4561255354251345929'): string =>
  `<xml>${head('text')}<Content><![CDATA[${text}]]></Content><MsgId>${msgid}</MsgId></xml>`

export const eventXml = (event: string, rest = ''): string =>
  `<xml>${head('event')}<Event><![CDATA[${event}]]></Event>${rest}</xml>`

export const clickXml = (rest = '', key = 'k'): string =>
  eventXml(
    'template_card_event',
    `<EventKey><![CDATA[${key}]]></EventKey><TaskId><![CDATA[task-1]]></TaskId><CardType>button_interaction</CardType><ResponseCode><![CDATA[RC]]></ResponseCode>${rest}`,
  )
