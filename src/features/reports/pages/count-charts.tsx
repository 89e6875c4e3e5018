import type { VNode } from 'preact'
import { BarChart } from '../../../pages/charts/bars.tsx'
import { scaleTo } from '../../../pages/charts/scale.ts'
import { Section, Table } from '../../../pages/parts.tsx'
import type { GroupCount } from '../../activities/rules/by-group.ts'
import type { PlaceCount } from '../../visits/store/by-place.ts'
import { ranked } from '../rules/charts.ts'
import * as texts from '../texts/charts.ts'

/** So many stand in a picture; what more there is is summed up. */
const mostNames = 12

interface MatterProps {
  readonly of: 'village' | 'category'
  readonly matters: readonly PlaceCount[]
  /** Those that the reader has received, and no others. */
  readonly isOwn: boolean
}

export function MatterChart({ of, matters, isOwn }: MatterProps): VNode {
  const words = texts.matters
  const title = texts.mattersTitle(of, isOwn)
  const total = matters.reduce((sum, each) => sum + each.matters, 0)
  const { shown, rest } = ranked(
    matters.map(each => ({ name: each[of], count: each.matters })),
    mostNames,
  )
  const rows = [
    ...shown.map(({ name, count }) => ({ name: name ?? words.unsaid, count })),
    ...(rest.names === 0 ? [] : [{ name: texts.restName(rest.names), count: rest.count }]),
  ]
  return (
    <Section title={title}>
      <p>{texts.mattersTotal(total, isOwn)}</p>
      {total === 0 ? null : (
        <div class="chart">
          <BarChart
            id={of}
            about={title}
            scale={scaleTo(Math.max(...rows.map(({ count }) => count)))}
            bars={rows.map(({ name, count }) => ({
              label: name,
              parts: [{ value: count, fill: 'solid' }],
              text: texts.items(count),
            }))}
          />
          <Table
            caption={title}
            columns={[words[of], words.count]}
            rows={rows.map(({ name, count }, nth) => ({ key: nth, cells: [name, count] }))}
          />
        </div>
      )}
    </Section>
  )
}

interface GroupProps {
  readonly groups: readonly GroupCount[]
  /** Of each; 0: nobody asks. */
  readonly wanted: number
}

export function GroupChart({ groups, wanted }: GroupProps): VNode {
  const words = texts.activities
  return (
    <Section title={words.byGroup}>
      {groups.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <div class="chart">
          {wanted === 0 ? null : <p>{texts.groupsNote(wanted)}</p>}
          <BarChart
            id="groups"
            about={words.byGroup}
            scale={scaleTo(Math.max(wanted, ...groups.map(({ held }) => held)))}
            bars={groups.map(({ name, held }) => ({
              label: name,
              parts: [{ value: held, fill: 'solid' }],
              text: texts.times(held),
            }))}
            limit={wanted === 0 ? null : wanted}
          />
          <Table
            caption={words.byGroup}
            columns={[words.group, words.held]}
            rows={groups.map(({ groupId, name, held }) => ({ key: groupId, cells: [name, held] }))}
          />
        </div>
      )}
    </Section>
  )
}
