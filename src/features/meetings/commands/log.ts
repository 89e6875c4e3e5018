import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { fold } from '../../../language/normalise.ts'
import { readDeeds } from '../../deeds/store.ts'
import { subjectOf } from '../finding/named.ts'
import { whereNotice } from '../finding/narrow.ts'
import { pickMeeting } from '../finding/pick.ts'
import { numbersBySubject } from '../store/meetings.ts'
import { readAnswerLog } from '../store/sheet.ts'
import * as words from '../texts/log.ts'

const shown = 40

/** Everything that happened to a notice: what the clerks did and every answer ever given, newest first. */
export const showLog = defineCommand({
  name: '日志',
  aliases: ['记录', '历史', 'log'],
  who: 'clerks',
  ...words.showLog,
  narrow: whereNotice(['open', 'closed', 'cancelled', 'draft']),
  async run(context, text) {
    const { tx, tenant, now, origin } = context
    if (origin.chat.type === 'group') return say(words.logInSingleChat)
    if (words.everything.has(fold(text))) return sayWhole(context)
    const picked = await pickMeeting(
      context,
      text,
      ['open', 'closed', 'cancelled', 'draft'],
      words.showLog.usage,
    )
    if (picked.meeting === null) return picked.reply
    const { meeting } = picked
    const [deeds, answers] = await Promise.all([
      readDeeds(tx, tenant.id, shown, subjectOf(meeting)),
      readAnswerLog(tx, meeting.id, shown),
    ])
    const lines = [
      ...deeds.map(deed => ({ at: deed.at, text: words.deedLine(deed) })),
      ...answers.map(answer => ({ at: answer.at, text: words.answerLine(answer) })),
    ]
    lines.sort((a, b) => b.at.getTime() - a.at.getTime())
    const said = lines.slice(0, shown).map(line => words.logLine(line.at, line.text, now, tenant.zone))
    return say([words.logHeading(meeting.number, said.length), ...said].join('\n'))
  },
})

/** Whatever was done or refused lately, also what belongs to no notice: a command that somebody may not use. */
async function sayWhole({ tx, tenant, now }: Context): Promise<Reply> {
  const deeds = await readDeeds(tx, tenant.id, shown)
  const numbers = await numbersBySubject(tx, tenant.id)
  const said = deeds.map(deed => {
    const number = deed.subject === null ? undefined : numbers.get(deed.subject)
    const line = words.deedLine(deed)
    return words.logLine(
      deed.at,
      number === undefined ? line : words.ofNotice(number, line),
      now,
      tenant.zone,
    )
  })
  return say([words.wholeLogHeading(said.length), ...said].join('\n'))
}
