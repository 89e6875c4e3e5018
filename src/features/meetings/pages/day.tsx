import type { VNode } from 'preact'
import { Figures, Section } from '../../../pages/parts.tsx'
import { byGroup, inTheHall } from '../../attendance/rules/day.ts'
import { windowOf } from '../../attendance/rules/window.ts'
import type { Day } from '../../attendance/store/day.ts'
import { absentWord, columnsOf, sayGroups, sayQuorum, sayWarning } from '../../attendance/texts/day.ts'
import * as words from '../../attendance/texts/pages.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Where } from '../finding/named.ts'
import type { MeetingOfCongress } from '../store/answers.ts'

interface DayProps {
  readonly where: Where
  readonly meeting: MeetingOfCongress
  readonly day: Day
  /** Names are for clerks. */
  readonly withNames: boolean
}

/** The sheet of the day, from the moment on when people can check in: what /到会 says, and who is in the hall right now. */
export function DaySheet({ where: { now, tenant }, meeting, day, withNames }: DayProps): VNode | null {
  const { lines, figures, quorum, sitting } = day
  const window = windowOf(meeting, sitting, settingsOf(tenant).sitting)
  const isThere = figures.present + figures.guestsPresent > 0
  if (window === null || meeting.status === 'draft' || meeting.status === 'cancelled') return null
  if (now < window.opensAt && !isThere) return null
  const hasBegun = window.beganAt <= now
  const goesOn = hasBegun && now < window.closesAt
  const { should, present, onLeave, absent, late, leftEarly, guestsPresent, guestsCalled } = figures
  const groups = meeting.notice.kind === 'session' ? byGroup(lines) : []
  return (
    <Section title={words.countsTitle}>
      <Figures
        figures={[
          { name: words.figures.should, value: should },
          { name: words.figures.present, value: present },
          { name: words.figures.onLeave, value: onLeave },
          { name: absentWord(hasBegun), value: absent, tone: 'alert' },
          ...(guestsPresent + guestsCalled === 0
            ? []
            : [{ name: words.figures.guests, value: guestsPresent }]),
          ...(late === 0 ? [] : [{ name: words.dayFigures.late, value: late }]),
          ...(leftEarly === 0 ? [] : [{ name: words.dayFigures.leftEarly, value: leftEarly }]),
          ...(goesOn ? [{ name: words.dayFigures.inTheHall, value: inTheHall(lines, now) }] : []),
        ]}
      />
      {quorum === null ? null : (
        <p class={quorum.met ? 'verdict good' : 'verdict bad'}>{sayQuorum(quorum)}</p>
      )}
      {groups.length === 0 ? null : <p>{sayGroups(groups)}</p>}
      {withNames ? <Names where={{ now, tenant }} day={day} hasBegun={hasBegun} /> : null}
    </Section>
  )
}

interface NamesProps extends Pick<DayProps, 'where' | 'day'> {
  readonly hasBegun: boolean
}

/** Who is missing comes first: somebody has to call them. */
function Names({ where: { now, tenant }, day, hasBegun }: NamesProps): VNode {
  const columns = columnsOf(day.lines, now, tenant.zone, hasBegun)
  const warnings = day.sitting?.warnings ?? []
  return (
    <>
      {warnings.map(warning => (
        <p key={warning.kind} class="bad">
          {sayWarning(warning)}
        </p>
      ))}
      {columns
        .toSorted((a, b) => Number(b.isMissing) - Number(a.isMissing))
        .map(({ title, people }) => (
          <div key={title} class="names">
            <h3>{words.columnTitle(title, people.length)}</h3>
            <ul>
              {people.map(one => (
                <li key={one.personId}>{one.words}</li>
              ))}
            </ul>
          </div>
        ))}
    </>
  )
}
