/** The five card types, field by field (wecom-protocol 5.1). What a type's table does not list is refused. */
import { z } from 'zod'
import * as part from './card-parts.ts'

const notice = (channel: part.CardChannel) => ({
  source: part.source.optional(),
  quote_area: part.quoteArea.optional(),
  horizontal_content_list: part.horizontalContentList(channel).optional(),
  jump_list: part.jumpList(channel).optional(),
  card_action: part.cardAction([1, 2]),
})

/** What one channel has and the other has not: feedback on answers of the bot, words in place of the app's buttons. */
const own = (channel: part.CardChannel) => ({
  feedback: channel === 'bot' ? part.feedback.optional() : part.absent,
  replace_text: channel === 'app' ? part.text.min(1).optional() : part.absent,
})

/** Only where the platform can call back. */
const callable = (channel: part.CardChannel) => ({
  ...own(channel),
  action_menu: part.actionMenu(channel).optional(),
  task_id: part.taskId.optional(),
})

const textNotice = {
  card_type: z.literal('text_notice'),
  main_title: part.mainTitle.optional(),
  emphasis_content: part.emphasisContent.optional(),
  sub_title_text: part.text.optional(),
}
const newsNotice = {
  card_type: z.literal('news_notice'),
  main_title: part.fullMainTitle,
  vertical_content_list: part.verticalContentList.optional(),
  card_image: part.cardImage.optional(),
  image_text_area: part.imageTextArea.optional(),
}

const says = (card: {
  main_title?: { title?: string | undefined } | undefined
  sub_title_text?: string | undefined
}) => Boolean(card.main_title?.title) || Boolean(card.sub_title_text)
const saysNothing = 'needs main_title.title or sub_title_text'
const pictured = (card: { card_image?: unknown; image_text_area?: unknown }) =>
  card.card_image !== undefined || card.image_text_area !== undefined
const noPicture = 'needs card_image or image_text_area'
const menuHasTask = (card: { action_menu?: unknown; task_id?: string | undefined }) =>
  card.action_menu === undefined || card.task_id !== undefined
const menuWithoutTask = 'needs task_id because it has action_menu'

const callableCards = (channel: part.CardChannel) =>
  z.discriminatedUnion('card_type', [
    z
      .strictObject({ ...textNotice, ...notice(channel), ...callable(channel) })
      .refine(says, saysNothing)
      .refine(menuHasTask, menuWithoutTask),
    z
      .strictObject({ ...newsNotice, ...notice(channel), ...callable(channel) })
      .refine(pictured, noPicture)
      .refine(menuHasTask, menuWithoutTask),
    z.strictObject({
      card_type: z.literal('button_interaction'),
      source: part.source.optional(),
      action_menu: part.actionMenu(channel).optional(),
      main_title: part.fullMainTitle,
      quote_area: part.quoteArea.optional(),
      sub_title_text: part.text.optional(),
      horizontal_content_list: part.horizontalContentList(channel).optional(),
      card_action: part.cardAction([0, 1, 2]).optional(),
      button_selection: part.select.optional(),
      button_list: part.buttonList(channel),
      task_id: part.taskId,
      ...own(channel),
    }),
    z.strictObject({
      card_type: z.literal('vote_interaction'),
      source: part.source.optional(),
      main_title: part.fullMainTitle,
      checkbox: part.checkbox,
      submit_button: part.submitButton,
      task_id: part.taskId,
      ...own(channel),
    }),
    z.strictObject({
      card_type: z.literal('multiple_interaction'),
      source: part.source.optional(),
      main_title: part.fullMainTitle,
      select_list: part.selectList,
      submit_button: part.submitButton,
      task_id: part.taskId,
      ...own(channel),
    }),
  ])

const webhookCard = z.discriminatedUnion('card_type', [
  z.strictObject({ ...textNotice, ...notice('webhook') }).refine(says, saysNothing),
  z.strictObject({ ...newsNotice, ...notice('webhook') }).refine(pictured, noPicture),
])

/** What a bot may send: any of the five types. */
export const botCardSchema = callableCards('bot')
/** What the self-built app may send; `replace_text` in updates only. */
export const appCardSchema = callableCards('app')
/** What a group's webhook may send: the two types without a callback. */
export const webhookCardSchema = webhookCard

export type Card = z.infer<typeof botCardSchema>
