import type { Context } from '../../../bot/command.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { CardFacts } from '../cards/notice.ts'
import type { Where } from '../finding/named.ts'
import type { Counts, Meeting } from '../types.ts'

/** What a meeting's card is drawn from. @param isAlone whether its reader is alone with the bot or the app */
export const factsFor = (
  { tenant, now }: Where,
  meeting: Meeting,
  counts: Counts,
  isAlone: boolean,
): CardFacts => ({
  meeting,
  counts,
  now,
  isAlone,
  congress: { name: tenant.name, zone: tenant.zone, settings: settingsOf(tenant) },
})

/** Where the answer to somebody is seen. */
export const isAloneIn = ({ origin }: Pick<Context, 'origin'>): boolean => origin.chat.type === 'single'
