import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, subjectOf } from '../../meetings/finding/named.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { namesInFront } from '../../roster/rules/name-in-front.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { readTerms } from '../../terms/store/terms.ts'
import { readReport, takenBack } from '../rules/reports.ts'
import { readYear } from '../rules/year.ts'
import { addEntries, readRecord, reportsOf } from '../store/entries.ts'
import { deputiesOf, reportsIn } from '../store/year.ts'
import * as words from '../texts/lists.ts'
import { pickHeldMeeting, whyNot } from './pick.ts'

const shown = 20

/** `/述职 5 张三、李四`: who reported to his voters at which meeting; `/述职 2026年` lists them. */
export const dutyReports = defineCommand({
  name: '述职',
  aliases: ['代表述职', '述职登记'],
  who: 'members',
  alters: true,
  ...words.faces.reports,
  async run(context, text) {
    const year = readYear(text, dayOf(context.now, context.tenant.zone))
    if (year !== null) return list(context, year)
    if (!isClerk(context.actor)) return say(words.clerksEnter)
    const asked = { ...words.asked.report, kind: 'duty_report' }
    const picked = await pickHeldMeeting(context, text, asked)
    if (picked.meeting === null) return picked.reply
    const refusal = await whyNot(context, picked.meeting)
    return refusal === null ? enter(context, picked.meeting, picked.rest) : say(refusal)
  },
})

async function enter(context: Context, meeting: LockedMeeting, said: string): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  const back = takenBack(said)
  const { way, votes, rest } = readReport(back ?? said)
  const named = deputiesNamed(await activePeople(tx, tenant.id), rest)
  if (typeof named === 'string') return say(named)
  if (votes !== null && named.length > 1) return say(words.votesOfOne)
  const names = named.map(({ name }) => name)
  const entering = {
    at: now,
    enteredBy: actor.personId,
    message: { bot: origin.bot, msgid: origin.msgid },
  }
  if (back !== null) {
    const { reports } = await readRecord(tx, meeting.id)
    const there = named.filter(({ id }) => reports.some(({ personId }) => personId === id))
    if (there.length === 0) return say(words.nothingToUndo(meeting.number))
    await addEntries(
      tx,
      meeting.id,
      there.map(({ id }) => ({ kind: 'unreport', personId: id })),
      entering,
    )
    await note(context, meeting, 'activity.unreport', there.length)
    return say(
      words.unreported(
        meeting.number,
        there.map(({ name }) => name),
      ),
    )
  }
  const how = way ?? 'oral'
  await addEntries(
    tx,
    meeting.id,
    named.map(({ id }) => ({ kind: 'report', personId: id, way: how, votes })),
    entering,
  )
  await note(context, meeting, 'activity.report', named.length)
  const { year } = dayOf(meeting.startsAt ?? now, tenant.zone)
  return say(words.reported(meeting.number, names, how, votes, await soFar(context, year)))
}

const note = (context: Context, meeting: LockedMeeting, action: string, deputies: number): Promise<void> =>
  recordDeeds(context.tx, [
    {
      ...byActor(context),
      action,
      outcome: 'done',
      subject: subjectOf(meeting),
      detail: { number: meeting.number, deputies },
    },
  ])

/** @returns a sentence when somebody cannot be told, or is no deputy */
function deputiesNamed(people: readonly Person[], said: string): Person[] | string {
  const { found, rest } = namesInFront(people, said)
  if (found.length === 0) return said === '' ? words.needsNames : words.noSuchPerson(said)
  if (rest !== '') return words.leftOver(rest)
  const named = new Map<number, Person>()
  for (const { name, people: meant } of found) {
    const deputies = meant.filter(({ levels }) => levels.length > 0)
    const [only] = deputies
    if (only === undefined) return words.notDeputy(name)
    if (deputies.length > 1)
      return words.whichPerson(
        name,
        deputies.map(({ district, groupName, unit }) => district ?? groupName ?? unit ?? ''),
      )
    named.set(only.id, only)
  }
  return [...named.values()]
}

async function soFar({ tx, tenant, now }: Context, year: number) {
  const reports = await reportsIn(tx, tenant, year, now)
  const { dutyReportsLeast: least, dutyReportsMost: most } = settingsOf(tenant).year
  return { year, count: new Set(reports.map(({ report }) => report.personId)).size, least, most }
}

async function list(context: Context, year: number): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  const today = dayOf(now, tenant.zone)
  const reports = await reportsIn(tx, tenant, year, now)
  const line = ({ report, held }: (typeof reports)[number]) =>
    words.reportLine(report.name, held.meeting.number, held.on, report.way, report.votes, today)
  const heading = words.reportsHeading(await soFar(context, year))
  if (origin.chat.type === 'group') return say(heading)
  if (!isClerk(actor)) {
    const own = reports.filter(({ report }) => report.personId === actor.personId)
    return say([heading, words.ownReport(year, own.map(line))].join('\n'))
  }
  const term = (await readTerms(tx, tenant.id)).findLast(({ beganAt }) => beganAt <= now)
  const ever = new Set(
    (await reportsOf(tx, tenant.id, term?.beganAt ?? null)).map(({ personId }) => personId),
  )
  const never = (await deputiesOf(tx, tenant)).filter(({ id }) => !ever.has(id)).map(({ name }) => name)
  const listed = never.slice(0, shown)
  return say(
    [
      heading,
      ...reports.slice(-shown).map(line),
      words.never(never.length, listed, never.length - listed.length),
    ].join('\n'),
  )
}
