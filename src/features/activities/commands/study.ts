import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { studyFigures, studyTimes } from '../rules/study.ts'
import { daysOf, readYear } from '../rules/year.ts'
import { readHeld } from '../store/held.ts'
import { deputiesOf, studiesAmong } from '../store/year.ts'
import * as words from '../texts/lists.ts'

const shown = 20

/** `/学习 2026年`: counts for everybody; by name for clerks alone with the bot, and each deputy's own for him. */
export const showStudies = defineCommand({
  name: '学习',
  aliases: ['学习培训', '培训'],
  who: 'members',
  ...words.faces.studies,
  async run(context, text) {
    const { tx, tenant, actor, now, origin } = context
    const today = dayOf(now, tenant.zone)
    const year = readYear(text, today)
    if (year === null) return say(words.unknownYear)
    const studies = studiesAmong(await readHeld(tx, tenant, daysOf(year), now))
    const rules = settingsOf(tenant).year
    const lines = [words.studiesHeading(year)]
    if (tenant.kind === 'township')
      lines.push(
        words.studyLine('presidium', studyFigures(studies, 'presidium'), rules.presidiumStudiesPerQuarter),
      )
    lines.push(words.studyLine('deputies', studyFigures(studies, 'deputies'), rules.deputyStudiesPerYear))
    for (const { held } of studies) lines.push(words.studyMeeting(held, today))
    if (origin.chat.type === 'group')
      return say((isClerk(actor) ? [...lines, words.namesAlone] : lines).join('\n'))
    if (isClerk(actor)) return ofAll(context, lines, studyTimes(studies, 'deputies'))
    const mine = studies.filter(({ personIds }) => personIds.includes(actor.personId))
    lines.push(words.own(year, mine.length, rules.deputyStudiesPerYear))
    for (const { held } of mine) lines.push(words.ownLine(held.on, held.title, today))
    return say(lines.join('\n'))
  },
})

async function ofAll(
  { tx, tenant }: Context,
  lines: readonly string[],
  times: ReadonlyMap<number, number>,
): Promise<Reply> {
  const wanted = settingsOf(tenant).year.deputyStudiesPerYear
  if (wanted === 0) return say(lines.join('\n'))
  const deputies = await deputiesOf(tx, tenant)
  const few = deputies.filter(({ id }) => (times.get(id) ?? 0) < wanted).map(({ name }) => name)
  const listed = few.slice(0, shown)
  return say([...lines, words.short(wanted, few.length, listed, few.length - listed.length)].join('\n'))
}
