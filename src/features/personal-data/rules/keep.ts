/**
 * How long what has its days is kept; the nightly jobs (`schedule/housekeeping.ts`) go by this. What goes by the year or by the
 * term is a setting of the congress (`retention`).
 */
export const keepDays = {
  /** The platform repeats a message within minutes; the log of deeds names messages of this month. */
  messages: 60,
  /** Longer than any cause can come again, so a dedupe key outlives what it guards against. */
  sent: 180,
  /** As long as what was sent: words that were read, and words that nobody has come for. */
  notes: 180,
  /** So long somebody who comes late is told that his link is over. */
  links: 1,
  /** Long after what the app said can be taken back (a day). */
  app_messages: 7,
  /** What was shown to a clerk and not confirmed. */
  proposals: 1,
  /** A question of the bot's waits for two hours, an address to answer to for one. */
  dialogue: 1,
} as const

/** The platform repeats a message within minutes; later nobody asks for the link of its answer again. */
export const keepLinkOfAnswerMinutes = 30
