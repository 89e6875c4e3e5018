import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, subjectOf } from '../../meetings/finding/named.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { couldMean } from '../../suggestions/rules/number.ts'
import { maySee } from '../../suggestions/rules/standing.ts'
import { readSuggestionStanding } from '../../suggestions/store/standing.ts'
import { selectSuggestions, suggestionsNumbered } from '../../suggestions/store/suggestions.ts'
import { whichSeries } from '../../suggestions/texts/pick.ts'
import { calledNumber, numberOf } from '../../suggestions/texts/words.ts'
import type { Suggestion } from '../../suggestions/types.ts'
import { readLinking } from '../rules/linking.ts'
import { addEntries, readRecord } from '../store/entries.ts'
import * as words from '../texts/record.ts'

/** @returns null when the words name no suggestions */
export async function linkSuggestions(
  context: Context,
  meeting: LockedMeeting,
  said: string,
): Promise<Reply | null> {
  const linking = readLinking(said)
  if (linking === null) return null
  const { tx, tenant, actor, now, origin } = context
  const who = await readSuggestionStanding(tx, actor)
  const found: Suggestion[] = []
  const missing: string[] = []
  for (const which of linking.numbers.numbers) {
    const items = await suggestionsNumbered(tx, tenant.id, which)
    const meant = couldMean(items.filter(each => maySee(each, who)))
    if (meant.length > 1) return say(whichSeries([...meant]))
    const [item] = meant
    if (item === undefined) missing.push(calledNumber(which))
    else found.push(item)
  }
  const { suggestionIds } = await readRecord(tx, meeting.id)
  const isLink = linking.kind === 'link'
  const changing = found.filter(({ id }) => suggestionIds.includes(id) !== isLink)
  await addEntries(
    tx,
    meeting.id,
    changing.map(({ id }) => ({ kind: linking.kind, suggestionId: id })),
    { at: now, enteredBy: actor.personId, message: { bot: origin.bot, msgid: origin.msgid } },
  )
  if (changing.length > 0)
    await recordDeeds(tx, [
      {
        ...byActor(context),
        action: isLink ? 'activity.link' : 'activity.unlink',
        outcome: 'done',
        subject: subjectOf(meeting),
        detail: { number: meeting.number, suggestions: changing.length },
      },
    ])
  // What is confidential has no name in a group.
  const shown = origin.chat.type === 'group' ? found.filter(({ confidential }) => !confidential) : found
  const names = shown.map(numberOf)
  return say(
    isLink
      ? words.linked(meeting.number, names, missing)
      : words.unlinked(meeting.number, changing.filter(item => shown.includes(item)).map(numberOf)),
  )
}

/** Those of the linked that this person may see. */
export async function namesOfLinked(context: Context, ids: readonly number[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { tx, actor } = context
  const who = await readSuggestionStanding(tx, actor)
  const items = await selectSuggestions(tx, tx.sql.part`where s.id = any(${[...ids]}::int[]) order by s.id`)
  return items.filter(item => maySee(item, who)).map(numberOf)
}
