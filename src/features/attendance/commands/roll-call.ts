import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { sayInstant } from '../../../calendar/say.ts'
import { votesBeyond } from '../../agenda/store/votes.ts'
import { votesNoLongerFit } from '../../agenda/texts/vote.ts'
import { linesToCorrect } from '../../duty-file/store/corrections.ts'
import { nameableBeside } from '../../meetings/finding/nameable.ts'
import { named } from '../../meetings/finding/named.ts'
import { whereNotice } from '../../meetings/finding/narrow.ts'
import { describe } from '../../meetings/finding/trouble.ts'
import { isArchived } from '../../meetings/rules/notice.ts'
import { homonyms } from '../../meetings/texts/notice.ts'
import type { Person } from '../../roster/types.ts'
import { askedToday } from '../finding/asked.ts'
import type { OnTheDay } from '../finding/todays.ts'
import type { Act } from '../rules/arrival.ts'
import { readRollCall } from '../rules/roll-call.ts'
import { readDay } from '../store/day.ts'
import * as texts from '../texts/check-in.ts'
import * as words from '../texts/commands.ts'
import { sayFigures } from '../texts/day.ts'
import { type Noted, note } from './enter.ts'

/** 点名: the whole list at once, or whoever is named, by a clerk. */
export const callRoll = defineCommand({
  name: '点名',
  aliases: ['登记到会', '补签', 'rollcall'],
  order: {},
  who: 'clerks',
  ...words.callRoll,
  narrow: whereNotice(['open', 'closed']),
  run: (context, text) => enterRoll(context, text),
})

export async function enterRoll(context: Context, text: string): Promise<Reply> {
  const asked = await askedToday(context, text, { none: texts.noMeetingToday, example: words.which.callRoll })
  if (asked.on === null) return asked.reply
  const { on, rest } = asked
  const refusal = whyNoRoll(context, on)
  if (refusal !== null) return say(refusal)
  const filed = await filedBut(context, on)
  if (filed?.size === 0) return say(texts.archived(on.meeting.number))
  if (rest === '') return say(texts.rollHow)
  const { tx, tenant, now, actor } = context
  const startsAt = on.meeting.startsAt ?? now
  const day = await readDay(tx, on.meeting)
  // Who was a member when it began may have left since.
  const people = await nameableBeside(context, new Set(day.lines.map(({ personId }) => personId)))
  const read = readRollCall(rest, { people, startsAt, zone: tenant.zone, now })
  if (read.kind === 'unread') return say(texts.unread(read.words.slice(0, 40)))
  if (read.kind === 'ambiguous') return say(homonyms(read.name, read.people.map(describe)))
  const byName = new Map<number, Act>(
    read.called.flatMap(({ people: meant, act }) => meant.map(person => [person.id, act] as const)),
  )
  const onLeave: string[] = []
  if (read.everybody) {
    for (const line of day.lines) {
      if (byName.has(line.personId)) continue
      if (line.standing === 'leave') onLeave.push(line.name)
      // Who is there already, or was and has left, stays as he is.
      else if (line.standing !== 'present')
        byName.set(line.personId, { kind: 'arrive', at: null, late: null })
    }
  }
  if (filed !== null && [...byName.keys()].some(id => !filed.has(id)))
    return say(texts.archivedBut(on.meeting.number, people.filter(({ id }) => filed.has(id)).map(nameOf)))
  const acts = [...byName].map(([personId, act]) => ({ personId, act }))
  const noted = await note(context, on, acts, { door: 'clerk', enteredBy: actor.personId }, day)
  const said = sayEntered(context, on, noted, people, onLeave)
  const beyond = await votesBeyond(tx, on.meeting, noted.day.figures.present)
  return say(beyond.length === 0 ? said : `${said}\n${votesNoLongerFit(on.meeting.number, beyond)}`)
}

function whyNoRoll(context: Context, { meeting, window }: OnTheDay): string | null {
  const { now, tenant } = context
  const { title } = named(context, meeting)
  if (meeting.status === 'draft') return texts.noRollFor(meeting.number, texts.notPublished)
  if (meeting.status === 'cancelled') return texts.noRollFor(meeting.number, texts.cancelledStatus)
  if (window === null) return texts.noTime(title)
  return now < window.opensAt ? texts.rollTooEarly(title, sayInstant(window.opensAt, now, tenant.zone)) : null
}

/** After a month the sheet is filed; only what was disputed with success is still put right. Null: not filed. */
async function filedBut(
  { tx, tenant, now }: Context,
  { meeting }: OnTheDay,
): Promise<ReadonlySet<number> | null> {
  return isArchived(meeting, now) ? linesToCorrect(tx, tenant.id, meeting, 'presence') : null
}

const nameOf = ({ name }: Person): string => name

function sayEntered(
  context: Context,
  on: OnTheDay,
  { outcomes, known, day }: Noted,
  people: readonly Person[],
  onLeave: readonly string[],
): string {
  const of = (kind: string) => [...outcomes].filter(([, outcome]) => outcome.kind === kind).map(([id]) => id)
  const calledOf = (id: number) => people.find(person => person.id === id)?.name ?? ''
  const guests = of('changed').filter(id => !known.has(id))
  const absent = of('not_there')
  const { title } = named(context, on.meeting)
  return [
    texts.rollNoted(on.meeting.number, title, of('changed').length, of('unchanged').length),
    ...(guests.length > 0 ? [texts.guestsAdded(guests.map(calledOf))] : []),
    ...(absent.length > 0 ? [texts.notHere(absent.map(calledOf))] : []),
    // Who has leave is nobody's business in a group.
    ...(onLeave.length > 0
      ? [
          context.origin.chat.type === 'group'
            ? texts.someOnLeave(onLeave.length)
            : texts.onLeaveLeftOut(onLeave),
        ]
      : []),
    sayFigures(day.figures, day.quorum, on.window !== null && on.window.beganAt <= context.now),
  ].join('\n')
}

/** `/代 张三 签到`: one person by a clerk, said in the words of a proxy. */
export const checkInFor = (
  context: Context,
  number: number | null,
  name: string,
  rest: string,
): Promise<Reply> => enterRoll(context, words.rollFor(number, name, rest))
