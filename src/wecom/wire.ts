/**
 * The platform's messages as they arrive (P100719, P101027), snake_case as on the wire. Unknown fields are
 * dropped; variants seen in the official plugin or in the pages' own tables are accepted.
 *
 * One discriminated pass: a click is parsed by one branch only, because it is the hot path.
 */
import { z } from 'zod'
import { callbackLimits, cardHardLimits } from './limits.ts'

const id = z.string().max(callbackLimits.idMaxChars)
const content = z.object({ content: z.string() })
/** Over the long connection each has a key of its own (wecom-protocol 2.3). */
const file = z.object({ url: z.string(), aeskey: z.string().max(128).nullish().catch(null) })
const items = z.object({
  msg_item: z.array(z.object({ msgtype: z.string(), text: content.nullish(), image: file.nullish() })),
})

/** Carries neither author nor msgid. A quote that does not fit is not worth losing the message for. */
const quote = z
  .object({ msgtype: z.string(), text: content.nullish(), voice: content.nullish(), mixed: items.nullish() })
  .nullish()
  .catch(null)

const head = {
  /** Read apart: WeCom's is a string, but a number must not lose its last digits. */
  msgid: z.unknown().optional(),
  aibotid: id.nullish(),
  chatid: id.nullish(),
  chattype: z.string().nullish(),
  /** Of any form: what is no company's id is another company's. */
  from: z.object({ userid: id.nullish(), corpid: z.unknown().optional() }).nullish(),
  fromuserid: id.nullish(),
  from_userid: id.nullish(),
  response_url: z.string().nullish(),
  create_time: z.unknown().optional(),
}

const optionIds = z.object({ option_id: z.union([z.array(z.string()), z.string()]).nullish() }).nullish()

const selectedItem = z.object({
  question_key: z.string().nullish(),
  questionkey: z.string().nullish(),
  option_ids: optionIds,
  optionids: optionIds,
})

const taskId = id.regex(new RegExp(cardHardLimits.taskIdPattern))
const key = z.string().max(cardHardLimits.keyMaxBytes)

const click = z.object({
  event_key: key.nullish(),
  eventkey: key.nullish(),
  task_id: taskId.nullish(),
  taskid: taskId.nullish(),
  selected_items: z
    .object({ selected_item: z.union([z.array(selectedItem), selectedItem]).nullish() })
    .nullish(),
})

const event = z.discriminatedUnion('eventtype', [
  z.object({ eventtype: z.literal('template_card_event'), template_card_event: click }),
  z.object({ eventtype: z.literal('enter_chat') }),
  z.object({ eventtype: z.literal('feedback_event') }),
])

export const wireMessage = z.discriminatedUnion('msgtype', [
  z.object({ ...head, msgtype: z.literal('event'), event }),
  z.object({ ...head, msgtype: z.literal('text'), text: content, quote }),
  z.object({ ...head, msgtype: z.literal('mixed'), mixed: items, quote }),
  z.object({ ...head, msgtype: z.literal('voice'), voice: content, quote }),
  z.object({ ...head, msgtype: z.literal('image'), image: file }),
  z.object({ ...head, msgtype: z.literal('file'), file }),
  z.object({ ...head, msgtype: z.literal('video'), video: file }),
  z.object({ ...head, msgtype: z.literal('stream'), stream: z.object({ id }) }),
])

/** What can still be said of a message that fits nothing above: every field alone, or not at all. */
export const wireHead = z.object({
  msgid: z.unknown().optional(),
  aibotid: id.nullish().catch(null),
  chatid: id.nullish().catch(null),
  chattype: z.string().nullish().catch(null),
  from: z
    .object({ userid: id.nullish().catch(null), corpid: z.unknown().optional() })
    .nullish()
    .catch(null),
  fromuserid: id.nullish().catch(null),
  from_userid: id.nullish().catch(null),
  response_url: z.string().nullish().catch(null),
  create_time: z.unknown().optional(),
})

export type WireMessage = z.infer<typeof wireMessage>
export type WireHead = z.infer<typeof wireHead>
export type WireItems = z.infer<typeof items>
export type WireFile = z.infer<typeof file>
export type WireQuote = z.infer<typeof quote>
export type WireClick = z.infer<typeof click>
