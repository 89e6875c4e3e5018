/**
 * How a word gets to a person. `group`: into a group that he is in, by name; `app`: the self-built app, alone with him;
 * `connection`: the bot, alone with him; `answer_url`: the one later answer to what he has just said to the bot alone;
 * `note`: kept until he speaks to the bot alone, and a call in a group that something waits for him.
 */
export type Way = 'group' | 'app' | 'connection' | 'answer_url' | 'note'

/** A way to one person alone, as the outbox knows it. */
export interface Door {
  readonly way: Exclude<Way, 'group' | 'note'>
  readonly channel: string
  readonly target: string
  /** He has spoken to the bot or the app alone within the hour: what is for him does not wait for the morning. */
  readonly isAwake: boolean
}
