/**
 * The platform's numbers, as data. Each names the paragraph of WeCom's protocol it comes from (P… is a page
 * of developer.work.weixin.qq.com). Nothing here computes, so that the service and the stand-in that checks
 * it can read the same table without sharing any code.
 *
 * `hard` limits are refused by the platform; `advice` is where its clients begin to cut what people see.
 */

/** Passive replies and active pushes of an AI bot, in UTF-8 bytes. P101031, P101138. */
export const botLimits = {
  streamContentMaxBytes: 20_480,
  markdownContentMaxBytes: 20_480,
  /** No page states a length for the welcome text; the length of an ordinary text message is safe. */
  welcomeTextMaxBytes: 2_048,
  feedbackIdMaxBytes: 256,
  streamImagesMax: 10,
  /** A click is answered within this time or never. P101027. */
  answerWithinMs: 5_000,
  /** URL verification. P101033. */
  echoWithinMs: 1_000,
  streamLifeMs: 6 * 60_000,
  /** One use within an hour. P101138. */
  responseUrlLifeMs: 60 * 60_000,
  /** One person's messages that are being answered at the same time. P100719. */
  interactionsPerUserMax: 3,
} as const

/** Group webhook. P91770 = P99110. */
export const webhookLimits = {
  textMaxBytes: 2_048,
  markdownMaxBytes: 4_096,
  messagesPerMinute: 20,
  cardTypes: ['text_notice', 'news_notice'],
} as const

/** Long connection of an AI bot. P101463 (wecom-protocol 2). */
export const connectionLimits = {
  /** Of one conversation, answers and pushes together. */
  messagesPerMinute: 30,
  messagesPerHour: 1_000,
  /** So long an answer may name the message that it answers. */
  answerWithinMs: 24 * 60 * 60_000,
  uploadChunkMaxBytes: 512 * 1024,
  uploadChunksMax: 100,
  fileMaxBytes: 20 * 1_048_576,
  fileMinBytes: 5,
  fileNameMaxBytes: 256,
  /** An upload has to be finished within this. */
  uploadLifeMs: 30 * 60_000,
  mediaLifeMs: 3 * 24 * 60 * 60_000,
} as const

/** Self-built app. P90236, P94888, P94867, P90454 (wecom-protocol 4). */
export const appLimits = {
  textMaxBytes: 2_048,
  receiversMax: 1_000,
  /** Of one member; what is more is dropped without a word. */
  messagesPerMinute: 30,
  messagesPerHour: 1_000,
  cardCodeLifeMs: 72 * 60 * 60_000,
  recallWithinMs: 24 * 60 * 60_000,
  fileMaxBytes: 20 * 1_048_576,
} as const

/** An inbound callback. P101033 gives no sizes: these are ours and generous. */
export const callbackLimits = {
  bodyMaxBytes: 1_048_576,
  /** WeCom waits for 5 s (wecom-protocol 1.5); what comes later is read by nobody. */
  answerWithinMs: 3_800,
  timestampToleranceS: 300,
  parameterMaxChars: 128,
  /** An id takes part in a database index, which takes about 2 700 bytes. Longer ones are not WeCom's. */
  idMaxChars: 128,
  responseUrlMaxChars: 2_048,
  mediaUrlMaxChars: 2_048,
  responseCodeMaxChars: 512,
  /** Of the app's XML: its deepest message has 5, its longest a few dozen. */
  xmlMaxDepth: 8,
  xmlMaxElements: 500,
  /** It has none at all; reading them costs most, and whoever sends them has signed nothing yet. */
  xmlMaxAttributes: 16,
  /** Of the app's envelope, read before its signature can be checked: reading a megabyte of XML can take a second. */
  xmlEnvelopeMaxBytes: 65_536,
} as const

/** What people send: the address is good for five minutes (P100719). The size is ours: a photo of a phone fits. */
export const mediaLimits = {
  urlLifeMs: 5 * 60_000,
  maxBytes: 10 * 1_048_576,
} as const

/** P101032. Bytes are UTF-8. */
export const cardHardLimits = {
  taskIdMaxBytes: 128,
  taskIdPattern: '^[0-9A-Za-z_@-]+$',
  keyMaxBytes: 1_024,
  optionIdMaxBytes: 128,
  horizontalRowsMax: 6,
  verticalRowsMax: 4,
  jumpsMax: 3,
  jumpQuestionMaxBytes: 200,
  actionMenuItems: [1, 3],
  buttons: [1, 6],
  buttonStyles: [1, 2, 3, 4],
  selectOptions: [1, 10],
  selects: [1, 3],
  checkboxOptions: [1, 20],
  checkboxModes: [0, 1],
  sourceColors: [0, 1, 2, 3],
  imageAspectRatioBetween: [1.3, 2.25],
} as const

/** Advised lengths in characters for an AI bot's cards. P101032. */
export const cardAdvice = {
  sourceDesc: 13,
  title: 26,
  titleDesc: 30,
  emphasisTitle: 10,
  emphasisDesc: 15,
  subTitleText: 112,
  rowName: 5,
  rowValue: 26,
  verticalTitle: 26,
  verticalDesc: 112,
  jumpTitle: 13,
  buttonText: 10,
  selectTitle: 13,
  optionText: 10,
  checkboxText: 11,
  submitText: 10,
} as const

/**
 * Where we go beyond the advice. An agenda does not fit into 112 characters and cutting it would hide what
 * the meeting is about, while the worst a client does is to fold it: so the two fields for running text get
 * a cap of their own. No page states a hard one.
 */
export const cardTextCaps = {
  subTitleText: 600,
  quoteText: 300,
} as const

/**
 * Which field a card type takes. P101032. What is in neither list is forbidden. `anyOf`: at least one field
 * of each group; `needsTaskId`: when the card must carry a task_id.
 */
export const cardFields = {
  text_notice: {
    required: ['card_type', 'card_action'],
    optional: [
      'source',
      'action_menu',
      'main_title',
      'emphasis_content',
      'quote_area',
      'sub_title_text',
      'horizontal_content_list',
      'jump_list',
      'task_id',
      'feedback',
    ],
    anyOf: [['main_title', 'sub_title_text']],
    needsTaskId: 'with action_menu',
  },
  news_notice: {
    required: ['card_type', 'main_title', 'card_action'],
    optional: [
      'source',
      'action_menu',
      'quote_area',
      'horizontal_content_list',
      'vertical_content_list',
      'jump_list',
      'card_image',
      'image_text_area',
      'task_id',
      'feedback',
    ],
    anyOf: [['card_image', 'image_text_area']],
    needsTaskId: 'with action_menu',
  },
  button_interaction: {
    required: ['card_type', 'main_title', 'button_list', 'task_id'],
    optional: [
      'source',
      'action_menu',
      'quote_area',
      'sub_title_text',
      'horizontal_content_list',
      'card_action',
      'button_selection',
      'feedback',
    ],
    anyOf: [],
    needsTaskId: 'always',
  },
  vote_interaction: {
    required: ['card_type', 'main_title', 'checkbox', 'submit_button', 'task_id'],
    optional: ['source', 'feedback'],
    anyOf: [],
    needsTaskId: 'always',
  },
  multiple_interaction: {
    required: ['card_type', 'main_title', 'select_list', 'submit_button', 'task_id'],
    optional: ['source', 'feedback'],
    anyOf: [],
    needsTaskId: 'always',
  },
} as const
