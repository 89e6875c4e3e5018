import { isClerk } from '../../../bot/actor.ts'
import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { activitiesAmong, countByGroup } from '../rules/by-group.ts'
import { isEmpty } from '../rules/fold.ts'
import { takeMeeting } from '../rules/numbers.ts'
import { daysOf, readYear } from '../rules/year.ts'
import { readRecords } from '../store/entries.ts'
import { groupsAmong } from '../store/groups.ts'
import { readHeld } from '../store/held.ts'
import * as words from '../texts/lists.ts'
import { more } from '../texts/words.ts'
import { recordOrShow } from './record.ts'

/** So many lines fit on a phone; the rest is counted. */
const shown = 30

/** `/活动 2026年`: what deputies did in a year, by group; to a clerk `/活动 3` is one of them. */
export const listActivities = defineCommand({
  name: '活动',
  aliases: ['代表活动', '小组活动', '活动情况表'],
  who: 'members',
  ...words.faces.activities,
  async run(context, text) {
    const { tx, tenant, actor, now } = context
    const today = dayOf(now, tenant.zone)
    const year = readYear(text, today)
    if (year === null)
      return isClerk(actor) && takeMeeting(text).number !== null
        ? recordOrShow(context, text)
        : say(words.unknownYear)
    tx.ofOneMoment()
    const activities = activitiesAmong(await readHeld(tx, tenant, daysOf(year), now))
    const groups = await groupsAmong(tx, tenant, activities)
    const lines = [words.activitiesHeading(year, activities.length)]
    const kinds = [...new Set(activities.map(({ kind }) => kind))]
    if (kinds.length > 0)
      lines.push(
        words.byKind(
          kinds.map(kind => ({ kind, count: activities.filter(each => each.kind === kind).length })),
        ),
      )
    const { groupActivitiesPerYear } = settingsOf(tenant).year
    if (groups.length > 0) lines.push(words.byGroup(countByGroup(groups, activities), groupActivitiesPerYear))
    const records = await readRecords(
      tx,
      activities.map(({ meeting }) => meeting.id),
    )
    for (const held of activities.slice(-shown)) {
      const record = records.get(held.meeting.id)
      const isRecorded = !isClerk(actor) || (record !== undefined && !isEmpty(record))
      lines.push(words.activityLine(held, words.whoseName(held.whose, groups), isRecorded, today))
    }
    if (activities.length > shown) lines.push(more(activities.length - shown))
    if (isClerk(actor) && activities.length > 0) lines.push(words.howToRecord)
    return say(lines.join('\n'))
  },
})
