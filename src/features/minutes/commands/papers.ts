import { type Command, type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { sayInstant } from '../../../calendar/say.ts'
import { pickHeld, whereHeld } from '../../agenda/finding/meeting.ts'
import { takePlaces } from '../../agenda/rules/places.ts'
import { findCongress } from '../../congress/store.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowWords, linkTo } from '../../downloads/texts.ts'
import { mayRead } from '../rules/access.ts'
import { readRecorded } from '../store/paper.ts'
import * as words from '../texts/commands.ts'
import { missingIn, speechesIn } from '../texts/recorded.ts'
import { paperNames } from '../texts/template.ts'
import type { PaperKind } from '../types.ts'

type Running = Pick<Extract<Command, { who: 'members' | 'clerks' }>, 'run' | 'narrow'>

const paperOf = (kind: PaperKind, usage: string): Running => ({
  narrow: whereHeld('held'),
  run: (context, text) => offer(context, text, kind, usage),
})

/** `/会议记录 3` */
export const getRecord = defineCommand({
  name: '会议记录',
  aliases: ['下载会议记录', 'record'],
  who: 'members',
  inHelp: ({ actor }) => actor !== null && mayRead(actor),
  ...words.getRecord,
  ...paperOf('record', words.getRecord.usage),
})

/** `/会议纪要 3` */
export const getMinutes = defineCommand({
  name: '会议纪要',
  aliases: ['下载会议纪要', '纪要文档'],
  who: 'members',
  inHelp: ({ actor }) => actor !== null && mayRead(actor),
  ...words.getMinutes,
  ...paperOf('minutes', words.getMinutes.usage),
})

async function offer(context: Context, text: string, kind: PaperKind, usage: string): Promise<Reply> {
  const { tx, tenant, actor, now, origin, botName } = context
  if (!mayRead(actor)) return say(words.onlyForPresidium)
  if (origin.chat.type === 'group') return say(words.alone(botName))
  const { meeting: number, item, rest } = takePlaces(text)
  if (item !== null || rest !== '') return say(words.meantToWrite(paperNames[kind]))
  const picked = await pickHeld(context, number, 'held', usage)
  if (picked.meeting === null) return picked.reply
  const congress = await findCongress(tx, tenant.id)
  const recorded = congress && (await readRecorded(tx, congress, picked.meeting.id))
  if (recorded === null) throw new Error(`no meeting ${picked.meeting.id}`)
  const { startsAt } = recorded.meeting.notice
  // Opened before its hour, it is on.
  if (startsAt !== null && startsAt > now && (recorded.day.sitting?.calledAt ?? null) === null)
    return say(
      words.notBegun(picked.meeting.number, paperNames[kind], sayInstant(startsAt, now, tenant.zone)),
    )
  const document = { kind: 'meeting_paper', paper: kind, meetingId: picked.meeting.id } as const
  const link = await offerDownload(tx, actor, document, linkTo(kind), now)
  const missing = missingIn(recorded, kind === 'record')
  const speeches = kind === 'record' ? 0 : speechesIn(recorded)
  const said = words.offered(picked.meeting.number, paperNames[kind], missing, speeches)
  return { kind: 'text', text: said, link, below: belowWords }
}
