import type { VNode } from 'preact'
import { sayCalendarDay } from '../../calendar/say.ts'
import { congressPath, definePage, type PageContext } from '../../pages/page.ts'
import { Section } from '../../pages/parts.tsx'
import { settingsOf } from '../congress/settings.ts'
import { titleOf } from '../meetings/texts/notice.ts'
import { groupNames } from '../plan/store/groups.ts'
import { linesOf } from './rules.ts'
import { readFacts } from './store.ts'
import * as words from './texts.ts'
import { type Line, type Matter, urgencies } from './types.ts'

/** So many of a kind in a section; the page of that kind has the rest. */
const mostOfKind = 10

/** The clerks' first page: what is due, who is silent, what is overdue, the most urgent first. */
export const todayPage = definePage({
  path: 'today',
  who: 'clerks',
  inMenu: words.title,
  async show(context) {
    const { tx, tenant, actor, now } = context
    const facts = await readFacts(tx, tenant, actor, now)
    const lines = linesOf(facts, tenant.zone)
    const { labels } = settingsOf(tenant)
    const names: words.Names = {
      today: facts.today,
      now,
      zone: tenant.zone,
      meetingTitle: meeting => titleOf(meeting.notice, labels),
      groupName: await groupNames(tx, tenant.id),
    }
    const isQuiet = lines.every(({ urgency }) => urgency === 'soon' || urgency === 'open')
    return {
      title: `${words.title} ${sayCalendarDay(facts.today, facts.today)}`,
      body: (
        <>
          {isQuiet ? (
            <p class="card good">{lines.length === 0 ? words.nothing : words.nothingToday}</p>
          ) : null}
          {urgencies.map(urgency => (
            <Lines
              key={urgency}
              context={context}
              lines={lines.filter(line => line.urgency === urgency)}
              names={names}
            />
          ))}
        </>
      ),
    }
  },
})

interface LinesProps {
  readonly context: PageContext
  readonly lines: readonly Line[]
  readonly names: words.Names
}

/** One section: of many alike only the first, and how many more. */
function Lines({ context, lines, names }: LinesProps): VNode | null {
  const [first] = lines
  if (first === undefined) return null
  const kinds = [...new Set(lines.map(({ matter }) => matter.kind))]
  const shown = new Set(
    kinds.flatMap(kind => lines.filter(({ matter }) => matter.kind === kind).slice(0, mostOfKind)),
  )
  const hidden = kinds
    .map(kind => ({
      kind,
      count: lines.filter(line => line.matter.kind === kind && !shown.has(line)).length,
    }))
    .filter(({ count }) => count > 0)
  return (
    <Section
      title={words.sectionTitle(first.urgency, lines.length)}
      {...(first.urgency === 'overdue' ? { tone: 'alert' as const } : {})}
    >
      <ul class="tasks">
        {lines
          .filter(line => shown.has(line))
          .map((line, nth) => (
            <li key={nth} class="task">
              <span class="what">{what(context, line.matter, names)}</span>
              <span class="when">{words.sayWhen(line, names)}</span>
              <span class="todo">{words.sayTodo(line.matter)}</span>
            </li>
          ))}
      </ul>
      {hidden.length === 0 ? null : (
        <p class="note">
          {hidden.map(({ kind, count }) => words.moreOfKind(count, words.kindNames[kind])).join('；')}
        </p>
      )}
    </Section>
  )
}

function what({ tenant, hasPage }: PageContext, matter: Matter, names: words.Names): VNode | string {
  const said = words.sayWhat(matter, names)
  const path = placeOf(matter)
  if (path === null || !hasPage(path.split('?')[0] ?? '')) return said
  return <a href={congressPath(tenant.id, path)}>{said}</a>
}

/** Where one sees more of it. */
function placeOf(matter: Matter): string | null {
  switch (matter.kind) {
    case 'leave':
      return `meetings/${matter.number}`
    case 'silent':
    case 'meeting':
      return `meetings/${matter.meeting.number}`
    case 'vacancy':
    case 'reception': {
      const { year, month, day } = matter.day.day
      return `reception/${year * 10_000 + month * 100 + day}`
    }
    case 'chore': {
      const [only, ...others] = matter.waiting
      return only === undefined || others.length > 0 ? 'suggestions' : itemPlace(only.item)
    }
    case 'watched':
      return itemPlace(matter.watched.item)
    case 'visit':
      return 'registers/visits'
    case 'undelivered':
      return 'deliveries'
    case 'paper':
      return 'registers/incoming'
    case 'dispute':
      return `duty-files/${matter.dispute.personId}`
    case 'asked':
    case 'decision':
    case 'plan':
    case 'claims':
      return null
  }
}

const itemPlace = ({
  series,
  number,
}: {
  readonly series: string | number
  readonly number: number
}): string => `suggestions/${number}?${new URLSearchParams({ series: String(series) })}`
