/**
 * The self-built app's messages and events as they arrive (P90239, P90240), names as on the wire; everything is text.
 * Unknown fields are dropped.
 */
import { z } from 'zod'
import { callbackLimits, cardHardLimits } from '../limits.ts'

const id = z.string().max(callbackLimits.idMaxChars)
const taskId = id.regex(new RegExp(cardHardLimits.taskIdPattern))
const key = z.string().max(cardHardLimits.keyMaxBytes)
/** A media_id is not documented in its length; the longest seen have about 80 characters. */
const mediaId = z.string().min(1).max(256)

const head = {
  FromUserName: id.optional(),
  CreateTime: z.string().optional(),
  MsgId: id.optional(),
}

/** A list of one arrives as the one. */
const listOf = <T extends z.ZodType>(one: T) =>
  z.union([z.array(one), one.transform(value => [value])]).optional()

const selectedItems = z
  .object({
    SelectedItem: listOf(
      z.object({
        QuestionKey: z.string(),
        OptionIds: z
          .object({ OptionId: listOf(z.string()) })
          // Nothing chosen: an element without elements.
          .or(z.string().transform(() => ({ OptionId: undefined })))
          .optional(),
      }),
    ),
  })
  .or(z.string().transform(() => ({ SelectedItem: undefined })))
  .optional()

const event = { ...head, MsgType: z.literal('event') }

const cardClick = { ...event, EventKey: key, TaskId: taskId, ResponseCode: z.string().optional() }

const events = z.discriminatedUnion('Event', [
  z.object({ ...cardClick, Event: z.literal('template_card_event'), SelectedItems: selectedItems }),
  z.object({ ...cardClick, Event: z.literal('template_card_menu_event') }),
  z.object({ ...event, Event: z.literal('subscribe') }),
  z.object({ ...event, Event: z.literal('click'), EventKey: key }),
])

export const appMessage = z.discriminatedUnion('MsgType', [
  events,
  z.object({ ...head, MsgType: z.literal('text'), Content: z.string() }),
  z.object({ ...head, MsgType: z.literal('image'), MediaId: mediaId }),
  z.object({ ...head, MsgType: z.literal('file'), MediaId: mediaId }),
  z.object({ ...head, MsgType: z.literal('video') }),
  /** `Recognition` is there where the corp has speech recognition; the page does not promise it. */
  z.object({ ...head, MsgType: z.literal('voice'), Recognition: z.string().optional() }),
  z.object({ ...head, MsgType: z.literal('location') }),
  z.object({ ...head, MsgType: z.literal('link') }),
])

/** What can be said of any message: every field alone, or not at all. */
export const appHead = z.object({
  AgentID: z.string().trim().optional().catch('?'),
  FromUserName: id.catch(''),
  CreateTime: z.string().catch(''),
  MsgType: z.string().catch(''),
  MsgId: id.catch(''),
  Event: z.string().catch(''),
  EventKey: z.string().catch(''),
  TaskId: z.string().catch(''),
  ResponseCode: z.string().max(callbackLimits.responseCodeMaxChars).catch(''),
  SelectedItems: z.unknown().optional(),
})

export type AppMessage = z.infer<typeof appMessage>
export type AppHead = z.infer<typeof appHead>
