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
const keepLinkOfAnswerMinutes = 30

const dayMs = 86_400_000
const minuteMs = 60_000
const daysATurn = 2
/** 3:17 in China. */
const nightMinute = 19 * 60 + 17

/**
 * Which answers are looked through at this minute for links that are over. Those of the last two days always; what a service that was
 * down for long has left is looked for at night, two days of it a minute: all that is kept at once took longer than one statement may.
 */
export function linksLookedThrough(now: Date): readonly { readonly since: Date; readonly before: Date }[] {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  const latest = {
    since: ago(daysATurn),
    before: new Date(now.getTime() - keepLinkOfAnswerMinutes * minuteMs),
  }
  const turn = 1 + (Math.floor(now.getTime() / minuteMs) % 1_440) - nightMinute
  const turns = Math.ceil(keepDays.messages / daysATurn)
  // Each turn ends after the one before it began, by the minute that has passed: nothing falls between two.
  return turn < 1 || turn > turns
    ? [latest]
    : [latest, { since: ago((turn + 1) * daysATurn), before: ago(turn * daysATurn) }]
}
