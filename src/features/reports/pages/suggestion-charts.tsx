import type { VNode } from 'preact'
import { BarChart } from '../../../pages/charts/bars.tsx'
import { ColumnChart } from '../../../pages/charts/columns.tsx'
import { Legend } from '../../../pages/charts/fills.tsx'
import { scaleTo } from '../../../pages/charts/scale.ts'
import { Section, Table } from '../../../pages/parts.tsx'
import { answerTimes } from '../../suggestions/rules/answer-days.ts'
import type { Statistics } from '../../suggestions/rules/statistics.ts'
import type { SuggestionRules } from '../../suggestions/settings.ts'
import type { Suggestion } from '../../suggestions/types.ts'
import * as texts from '../texts/charts.ts'

const words = texts.suggestions

interface FiguresProps {
  readonly figures: Statistics
}

export function ClassChart({ figures: { total, answered, classes } }: FiguresProps): VNode {
  return (
    <Section title={words.byClass}>
      <p>{texts.answeredOf(total, answered)}</p>
      {answered === 0 ? null : (
        <div class="chart">
          <BarChart
            id="classes"
            about={words.byClass}
            scale={scaleTo(Math.max(...classes.map(({ count }) => count)))}
            bars={classes.map(({ code, name, count }) => ({
              label: texts.className(code, name),
              parts: [{ value: count, fill: 'solid' }],
              text: texts.items(count),
            }))}
          />
          <Table
            caption={words.byClass}
            columns={[words.resultClass, words.count]}
            rows={classes.map(({ code, name, count }) => ({
              key: `${code} ${name}`,
              cells: [texts.className(code, name), count],
            }))}
          />
        </div>
      )}
    </Section>
  )
}

interface OfficeProps extends FiguresProps {
  readonly nameOf: (officeId: number) => string
}

/** Of each office that leads: what it has answered in time, late, and not yet. */
export function OfficeChart({ figures: { offices }, nameOf }: OfficeProps): VNode {
  const leading = offices
    .filter(({ leads }) => leads > 0)
    .map(({ officeId, leads, answered, inTime }) => ({
      officeId,
      name: nameOf(officeId),
      leads,
      inTime,
      late: answered - inTime,
      unanswered: leads - answered,
    }))
  return (
    <Section title={words.byOffice}>
      {leading.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <div class="chart">
          <Legend
            chart="offices"
            entries={[
              { fill: 'solid', text: words.inTime },
              { fill: 'hatched', text: words.late },
              { fill: 'empty', text: words.unanswered },
            ]}
          />
          <BarChart
            id="offices"
            about={words.byOffice}
            scale={scaleTo(Math.max(...leading.map(({ leads }) => leads)))}
            bars={leading.map(({ name, leads, inTime, late, unanswered }) => ({
              label: name,
              parts: [
                { value: inTime, fill: 'solid' },
                { value: late, fill: 'hatched' },
                { value: unanswered, fill: 'empty' },
              ],
              text: texts.items(leads),
            }))}
          />
          <Table
            caption={words.byOffice}
            columns={[words.office, words.leads, words.inTime, words.late, words.unanswered]}
            rows={leading.map(({ officeId, name, leads, inTime, late, unanswered }) => ({
              key: officeId,
              cells: [name, leads, inTime, late, unanswered],
            }))}
          />
        </div>
      )}
    </Section>
  )
}

interface DaysProps {
  readonly items: readonly Suggestion[]
  readonly rules: Pick<SuggestionRules, 'months'>
}

export function DaysChart({ items, rules: { months } }: DaysProps): VNode {
  const times = answerTimes(items)
  const bins = times.bins.map((bin, nth) => ({ ...bin, from: times.bins[nth - 1]?.upTo ?? null }))
  return (
    <Section title={words.days}>
      <p>{texts.medianLine(times.median, months.normal, months.wide)}</p>
      {times.known === 0 ? null : (
        <div class="chart">
          <Legend
            chart="days"
            entries={[
              { fill: 'solid', text: words.inTime },
              { fill: 'hatched', text: words.late },
            ]}
          />
          <ColumnChart
            id="days"
            about={words.days}
            unit={texts.itemUnit}
            scale={scaleTo(Math.max(...bins.map(({ inTime, late }) => inTime + late)))}
            columns={bins.map(({ from, upTo, inTime, late }) => ({
              label: texts.shortBin(from, upTo),
              parts: [
                { value: inTime, fill: 'solid' },
                { value: late, fill: 'hatched' },
              ],
              text: String(inTime + late),
            }))}
          />
          <Table
            caption={words.days}
            columns={[words.took, words.count, words.inTime, words.late]}
            rows={bins.map(({ from, upTo, inTime, late }) => ({
              key: texts.bin(from, upTo),
              cells: [texts.bin(from, upTo), inTime + late, inTime, late],
            }))}
          />
        </div>
      )}
      {times.unknown === 0 ? null : <p class="note">{texts.unknownTimes(times.unknown)}</p>}
    </Section>
  )
}
