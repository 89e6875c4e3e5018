import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayNumber } from '../../../calendar/day.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { lockNumbered } from '../../activities/store/meetings.ts'
import { findCongress } from '../../congress/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowWords, linkTo } from '../../downloads/texts.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { type BulletinWords, readBulletinWords } from '../rules/read-words.ts'
import { type BulletinOf, bulletinEvents, numberBulletin } from '../store/bulletins.ts'
import { bulletinOf } from '../texts/bulletin.ts'
import * as words from '../texts/commands.ts'

/** `/简报 3月`, `/简报 会议3`: news of a month or of one event. It keeps its number however often it is made. */
export const makeBulletin = defineCommand({
  name: '简报',
  aliases: ['工作简报', '人大简报', '人大工作简报'],
  who: 'clerks',
  ...words.faces.bulletin,
  async run(context, text) {
    if (context.origin.chat.type === 'group') return say(words.alone(words.typed.bulletin))
    const today = dayOf(context.now, context.tenant.zone)
    const asked = readBulletinWords(text, today)
    if (asked === null) return say(words.unknownBulletin)
    const of = await subjectOf(context, asked)
    return typeof of === 'string' ? say(of) : make(context, of, nameOf(asked))
  },
})

const nameOf = (asked: BulletinWords): string =>
  asked.kind === 'month' ? words.monthName(asked.year, asked.month) : words.meetingName(asked.number)

/** @returns a sentence when there is nothing to tell of */
async function subjectOf(context: Context, asked: BulletinWords): Promise<BulletinOf | string> {
  const { tx, tenant, now } = context
  const today = dayOf(now, tenant.zone)
  if (asked.kind === 'month')
    return dayNumber({ ...asked, day: 1 }) > dayNumber(today) ? words.isFuture(nameOf(asked)) : asked
  const meeting = await lockNumbered(tx, tenant.id, asked.number)
  if (meeting === null || meeting.startsAt === null) return words.noEvents(nameOf(asked))
  return { kind: 'meeting', meetingId: meeting.id, on: dayOf(meeting.startsAt, tenant.zone) }
}

async function make(context: Context, of: BulletinOf, name: string): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  const events = await bulletinEvents(tx, tenant, of, now)
  // Only what is made has a number.
  if (events.length === 0) return say(words.noEvents(name))
  const congress = await findCongress(tx, tenant.id)
  if (congress === null) throw new Error(`no congress ${tenant.id}`)
  const numbered = await numberBulletin(tx, tenant.id, of, { by: actor.personId, now })
  const made = bulletinOf(congress, numbered, events, dayOf(now, tenant.zone))
  const document = { kind: 'bulletin', ...numbered } as const
  const link = await offerDownload(tx, actor, document, linkTo(document.kind), now)
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: 'report.bulletin',
      outcome: 'done',
      subject: `bulletin:${numbered.year}-${numbered.number}`,
      detail: { ...numbered, events: events.length },
    },
  ])
  const notices = events.flatMap(event => (event.kind === 'meeting' ? [event.held.meeting.number] : []))
  return { kind: 'text', text: words.bulletin(made, notices), link, below: belowWords }
}
