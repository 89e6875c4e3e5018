import { isClerk } from '../../../bot/actor.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { congressPath, definePage } from '../../../pages/page.ts'
import { settingsOf } from '../../congress/settings.ts'
import { readNames } from '../../suggestions/store/names.ts'
import { readSuggestionStanding } from '../../suggestions/store/standing.ts'
import { deputyScope } from '../../visits/rules/access.ts'
import { readChartFacts } from '../store/charts.ts'
import * as words from '../texts/charts.ts'
import { AttendanceByBody, AttendanceByMonth } from './attendance-chart.tsx'
import { GroupChart, MatterChart } from './count-charts.tsx'
import { ClassChart, DaysChart, OfficeChart } from './suggestion-charts.tsx'

const path = 'charts'

/**
 * A year in pictures: counts, and no name of anybody. Which office has what, and the matters of others, are for clerks, as
 * in the chat.
 */
export const chartsPage = definePage({
  path,
  who: 'members',
  inMenu: words.chartsTitle,
  async show({ tx, tenant, actor, now }, _numbers, query) {
    const thisYear = dayOf(now, tenant.zone).year
    const said = query.get('year') ?? ''
    const year = /^20\d\d$/.test(said) ? Number(said) : thisYear
    const deputyId = deputyScope(actor)
    const whose = { deputyId, who: await readSuggestionStanding(tx, actor) }
    const { held, groups, suggestions, matters } = await readChartFacts(tx, tenant, whose, year, now)
    const isOwn = deputyId !== null
    const settings = settingsOf(tenant)
    const names = await readNames(tx, tenant.id)
    return {
      title: words.yearTitle(year),
      body: (
        <>
          <p class="note">{words.intro(isOwn)}</p>
          <p class="links screen-only">
            {[year - 1, year + 1].map(other => (
              <a key={other} href={`${congressPath(tenant.id, path)}?year=${other}`}>
                {words.yearLink(other)}
              </a>
            ))}
          </p>
          <div class="charts">
            <AttendanceByMonth held={held} />
            <AttendanceByBody held={held} />
            <ClassChart figures={suggestions.figures} />
            <DaysChart items={suggestions.items} rules={settings.suggestions} />
            {isClerk(actor) ? <OfficeChart figures={suggestions.figures} nameOf={names.office} /> : null}
            <MatterChart of="village" matters={matters} isOwn={isOwn} />
            <MatterChart of="category" matters={matters} isOwn={isOwn} />
            <GroupChart groups={groups} wanted={settings.year.groupActivitiesPerYear} />
          </div>
        </>
      ),
    }
  },
})
