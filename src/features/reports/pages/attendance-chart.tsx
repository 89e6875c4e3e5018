import type { VNode } from 'preact'
import { BarChart } from '../../../pages/charts/bars.tsx'
import { ColumnChart } from '../../../pages/charts/columns.tsx'
import { percentScale } from '../../../pages/charts/scale.ts'
import { Section, Table } from '../../../pages/parts.tsx'
import type { HeldMeeting } from '../../activities/types.ts'
import { type Attendance, byBody, byMonth, rateOf } from '../rules/charts.ts'
import * as texts from '../texts/charts.ts'

const words = texts.attendance

interface HeldProps {
  readonly held: readonly HeldMeeting[]
}

export function AttendanceByMonth({ held }: HeldProps): VNode {
  const months = byMonth(held)
  return (
    <Section title={words.byMonth}>
      {months.every(({ meetings }) => meetings === 0) ? (
        <p>{texts.nothing}</p>
      ) : (
        <div class="chart">
          <ColumnChart
            id="months"
            about={words.byMonth}
            unit={texts.percentUnit}
            scale={percentScale}
            columns={months.map(one => ({
              label: texts.monthNumber(one.month),
              parts: partsOf(one),
              text: texts.bareRate(rateOf(one)),
            }))}
          />
          <Sheet
            name={words.month}
            title={words.byMonth}
            rows={months
              .filter(({ meetings }) => meetings > 0)
              .map(one => ({ ...one, label: texts.monthName(one.month) }))}
          />
          <p class="note">{words.note}</p>
        </div>
      )}
    </Section>
  )
}

export function AttendanceByBody({ held }: HeldProps): VNode {
  const all = byBody(held)
  return (
    <Section title={words.byBody}>
      {all.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <div class="chart">
          <BarChart
            id="bodies"
            about={words.byBody}
            scale={percentScale}
            bars={all.map(one => ({
              label: texts.bodyName(one.body),
              parts: partsOf(one) ?? [],
              text: texts.percent(rateOf(one)),
            }))}
          />
          <Sheet
            name={words.body}
            title={words.byBody}
            rows={all.map(one => ({ ...one, label: texts.bodyName(one.body) }))}
          />
        </div>
      )}
    </Section>
  )
}

function partsOf(one: Attendance) {
  const rate = rateOf(one)
  return rate === null ? null : [{ value: rate / 10, fill: 'solid' as const }]
}

interface SheetProps {
  readonly name: string
  readonly title: string
  readonly rows: readonly (Attendance & { readonly label: string })[]
}

/** The same figures, to be read, copied and printed. */
function Sheet({ name, title, rows }: SheetProps): VNode {
  return (
    <Table
      caption={title}
      columns={[name, words.meetings, words.should, words.present, words.onLeave, words.absent, words.rate]}
      rows={rows.map(one => ({
        key: one.label,
        cells: [
          one.label,
          one.meetings,
          one.should,
          one.present,
          one.onLeave,
          one.absent,
          texts.percent(rateOf(one)),
        ],
      }))}
    />
  )
}
