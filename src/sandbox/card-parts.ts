/**
 * The structures inside a template card (wecom-protocol 5.2), strict: a field that the platform does not know,
 * a number written as a string, one row too many, all refuse the card. Written against the platform's tables
 * and not against the service's own card builder, so that each can prove the other wrong.
 */
import { z } from 'zod'
import { botLimits, cardHardLimits as hard } from '../wecom/limits.ts'

/** Which way a card comes: from the bot, the group's webhook, or the self-built app. Some fields differ. */
export type CardChannel = 'bot' | 'webhook' | 'app'

/** Text that could be encoded: half of a surrogate pair is what a cut in the middle of an emoji leaves. */
export const text = z.string().refine(value => !/\p{Surrogate}/u.test(value), 'is cut inside a character')

const someText = text.min(1)

/** Not empty, and at most `max` bytes of UTF-8. */
export const bytes = (max: number) =>
  text.min(1).refine(value => Buffer.byteLength(value) <= max, {
    error: `is longer than ${max} bytes`,
    params: { limit: true },
  })

const url = z.string().regex(/^https?:\/\/[^\s/]+/, 'is not an http address')
const oneOf = (values: readonly number[]) => z.literal([...values])
const uniqueBy = <T>(list: readonly T[], key: (item: T) => string): boolean =>
  new Set(list.map(key)).size === list.length

/** An item that opens an address (type 1) or a mini program (type 2) must say which. */
function pointsSomewhere(item: {
  type?: number | undefined
  url?: string | undefined
  appid?: string | undefined
}) {
  if (item.type === 1) return item.url !== undefined
  if (item.type === 2) return item.appid !== undefined
  return true
}
const needsTarget = 'needs url for type 1, appid for type 2'

/** Another channel has this field. */
export const absent = z.never('is no field of this channel').optional()

const key = bytes(hard.keyMaxBytes)
export const taskId = bytes(hard.taskIdMaxBytes).regex(
  new RegExp(hard.taskIdPattern),
  'has a character outside 0-9 a-z A-Z _ - @',
)
export const feedback = z.strictObject({ id: bytes(botLimits.feedbackIdMaxBytes) })
export const mainTitle = z.strictObject({ title: text.optional(), desc: text.optional() })
export const fullMainTitle = z.strictObject({ title: someText, desc: text.optional() })
export const emphasisContent = z.strictObject({ title: text.optional(), desc: text.optional() })
export const cardImage = z.strictObject({
  url,
  aspect_ratio: z.number().gt(hard.imageAspectRatioBetween[0]).lt(hard.imageAspectRatioBetween[1]).optional(),
})

export const source = z.strictObject({
  icon_url: url.optional(),
  desc: text.optional(),
  desc_color: oneOf(hard.sourceColors).optional(),
})

const actionList = z
  .array(z.strictObject({ text: someText, key }))
  .min(hard.actionMenuItems[0])
  .max(hard.actionMenuItems[1])
  .refine(list => uniqueBy(list, item => item.key), 'has the same key twice')

export const actionMenu = (channel: CardChannel) =>
  z.strictObject({ desc: channel === 'app' ? text.optional() : someText, action_list: actionList })

const target = { url: url.optional(), appid: someText.optional(), pagepath: text.optional() }

export const quoteArea = z
  .strictObject({
    type: oneOf([0, 1, 2]).optional(),
    ...target,
    title: text.optional(),
    quote_text: text.optional(),
  })
  .refine(pointsSomewhere, needsTarget)

export const imageTextArea = z
  .strictObject({
    type: oneOf([0, 1, 2]).optional(),
    ...target,
    title: text.optional(),
    desc: text.optional(),
    image_url: url,
  })
  .refine(pointsSomewhere, needsTarget)

/** @param kinds the allowed types: a notice must lead somewhere, a button card need not. */
export const cardAction = (kinds: readonly number[]) =>
  z.strictObject({ type: oneOf(kinds), ...target }).refine(pointsSomewhere, needsTarget)

export const horizontalContentList = (channel: CardChannel) =>
  z
    .array(
      z
        .strictObject({
          keyname: someText,
          value: text.optional(),
          type: oneOf(channel === 'bot' ? [0, 1, 3] : [0, 1, 2, 3]).optional(),
          url: url.optional(),
          userid: someText.optional(),
          media_id: someText.optional(),
        })
        .refine(row => row.type !== 1 || row.url !== undefined, 'needs url for type 1')
        .refine(row => row.type !== 2 || row.media_id !== undefined, 'needs media_id for type 2')
        .refine(row => row.type !== 3 || row.userid !== undefined, 'needs userid for type 3'),
    )
    .max(hard.horizontalRowsMax)

export const verticalContentList = z
  .array(z.strictObject({ title: someText, desc: text.optional() }))
  .max(hard.verticalRowsMax)

export const jumpList = (channel: CardChannel) =>
  z
    .array(
      z
        .strictObject({
          type: oneOf(channel === 'bot' ? [0, 1, 2, 3] : [0, 1, 2]).optional(),
          title: someText,
          ...target,
          question: bytes(hard.jumpQuestionMaxBytes).optional(),
        })
        .refine(pointsSomewhere, needsTarget)
        .refine(jump => jump.type !== 3 || jump.question !== undefined, 'needs question for type 3'),
    )
    .max(hard.jumpsMax)

const button = { text: someText, style: oneOf(hard.buttonStyles).optional(), key }

export const buttonList = (channel: CardChannel) =>
  z
    .array(
      channel === 'app'
        ? z.strictObject({ ...button, type: z.literal(0).optional() })
        : z.strictObject({ ...button, type: absent }),
    )
    .min(hard.buttons[0])
    .max(hard.buttons[1])
    .refine(list => uniqueBy(list, item => item.key), 'has the same key twice')

export const submitButton = z.strictObject({ text: someText, key })

const optionId = bytes(hard.optionIdMaxBytes)

export const select = z
  .strictObject({
    question_key: key,
    title: text.optional(),
    disable: z.boolean().optional(),
    selected_id: optionId.optional(),
    option_list: z
      .array(z.strictObject({ id: optionId, text: someText }))
      .min(hard.selectOptions[0])
      .max(hard.selectOptions[1])
      .refine(list => uniqueBy(list, option => option.id), 'has the same id twice'),
  })
  .refine(
    question =>
      question.selected_id === undefined ||
      question.option_list.some(option => option.id === question.selected_id),
    'has a selected_id that is none of its options',
  )

export const selectList = z
  .array(select)
  .min(hard.selects[0])
  .max(hard.selects[1])
  .refine(list => uniqueBy(list, question => question.question_key), 'has the same question_key twice')

export const checkbox = z.strictObject({
  question_key: key,
  mode: oneOf(hard.checkboxModes).optional(),
  disable: z.boolean().optional(),
  option_list: z
    .array(z.strictObject({ id: optionId, text: someText, is_checked: z.boolean().optional() }))
    .min(hard.checkboxOptions[0])
    .max(hard.checkboxOptions[1])
    .refine(list => uniqueBy(list, option => option.id), 'has the same id twice'),
})
