import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { named } from '../../meetings/finding/named.ts'
import * as words from '../texts/check-in.ts'
import { type Meant, meantToday, type OnTheDay } from './todays.ts'

export type Asked =
  | { readonly on: OnTheDay; readonly rest: string; readonly reply: null }
  | { readonly on: null; readonly reply: Reply }

/**
 * The meeting of today that words mean, or what to ask back.
 * @param none what is said when there is none; `example` how to say which
 */
export async function askedToday(
  context: Context,
  text: string,
  {
    none,
    example,
    personId = null,
  }: {
    readonly none: string
    readonly example: string
    readonly personId?: number | null
  },
): Promise<Asked> {
  const meant = await meantToday(context, text, personId)
  return meant.kind === 'one'
    ? { on: meant.on, rest: meant.rest, reply: null }
    : { on: null, reply: say(whyNone(context, meant, none, example)) }
}

function whyNone(
  context: Context,
  meant: Exclude<Meant, { kind: 'one' }>,
  none: string,
  example: string,
): string {
  switch (meant.kind) {
    case 'unknown_number':
      return words.unknownNumber(meant.number)
    case 'none':
      return none
    case 'several': {
      const items = meant.on.slice(0, 10).map(({ meeting }) => {
        const { title, when } = named(context, meeting)
        return words.meetingItem(meeting.number, title, when)
      })
      const [first] = meant.on
      return words.whichMeeting(items, example.replace(/3/u, String(first?.meeting.number ?? 3)))
    }
  }
}
