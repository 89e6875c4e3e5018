import type { ComponentChildren, VNode } from 'preact'
import { sayInstant } from '../../../calendar/say.ts'
import type { LivePart } from '../../../pages/live.tsx'
import { Cells, Section, Table } from '../../../pages/parts.tsx'
import type { Where } from '../finding/named.ts'
import { type Delivery, type DeliveryLine, unreached, worthShowing } from '../rules/delivery.ts'
import { answeredOf, type ReachedLine, reachedLines } from '../rules/reached.ts'
import * as words from '../texts/deliveries.ts'
import type { Meeting } from '../types.ts'

export const whenOf = ({ now, tenant }: Where, { at }: Pick<Delivery, 'at'>): string =>
  sayInstant(at, now, tenant.zone)

const restColumns = [words.columns.name, words.columns.state, words.columns.ways, words.columns.phone]

/** Who was reached how; first those whom somebody has to call. */
export function deliveryParts(
  where: Where,
  meeting: Meeting,
  lines: readonly DeliveryLine[],
): readonly LivePart[] {
  const all = meeting.status === 'draft' ? [] : reachedLines(lines, answeredOf(meeting))
  const toCall = all.filter(line => unreached.has(line.reach))
  const rest = all
    .filter(line => !unreached.has(line.reach))
    .map(line => ({
      key: line.personId,
      id: `reach-${line.personId}`,
      cells: [line.name, words.reachNames[line.reach], ways(where, line), phone(line)],
    }))
  const calls = toCall.map(line => callOf(where, line))
  const isOld = all.some(line => line.deliveries.some(one => !one.isCurrent))
  return [
    {
      id: 'live-call',
      node: meeting.status === 'draft' ? null : <ToCall calls={calls} isAnybody={all.length > 0} />,
      shape: shapeOfCalls(meeting, all, toCall),
      pieces: piecesOf(callColumns, calls),
    },
    {
      id: 'live-reach',
      node:
        rest.length === 0 ? null : (
          <Section title={toCall.length === 0 ? words.eachTitle : words.restTitle(rest.length)}>
            <Table caption={words.deliveriesTitle} columns={restColumns} rows={rest} />
            <p class="note">{words.groupNote}</p>
          </Section>
        ),
      // Its title goes by whether there is somebody to call.
      shape: toCall.length === 0 ? 'all-reached' : 'some-reached',
      pieces: piecesOf(restColumns, rest),
    },
    { id: 'live-old', node: isOld ? <p class="note">{words.oldNote}</p> : null },
  ]
}

interface Line {
  readonly key: number
  readonly id: string
  readonly cells: readonly ComponentChildren[]
}

/** Each line changes by itself, so that whoever is just calling somebody keeps his place in the list. */
const piecesOf = (columns: readonly string[], lines: readonly Line[]): ReadonlyMap<string, VNode> =>
  new Map(lines.map(({ id, cells }) => [id, <Cells key={id} columns={columns} cells={cells} />]))

function shapeOfCalls(
  { status }: Meeting,
  all: readonly ReachedLine[],
  toCall: readonly ReachedLine[],
): string {
  if (status === 'draft') return 'draft'
  if (all.length === 0) return 'nobody'
  return toCall.length === 0 ? 'all-reached' : 'some-to-call'
}

const callColumns = [words.columns.name, words.columns.phone, words.columns.state, words.columns.what]

const callOf = (where: Where, line: ReachedLine): Line => ({
  key: line.personId,
  id: `call-${line.personId}`,
  cells: [line.name, phone(line), state(where, line), words.whatToDo[line.reach]],
})

interface ToCallProps {
  readonly calls: readonly Line[]
  readonly isAnybody: boolean
}

function ToCall({ calls, isAnybody }: ToCallProps): VNode {
  if (calls.length === 0)
    return (
      <Section title={words.deliveriesTitle} tone="calm">
        <p class="good">{isAnybody ? words.allReached : words.nobodyAddressed}</p>
      </Section>
    )
  const title = words.toCall(calls.length)
  return (
    <Section title={title} tone="alert">
      <p>{words.toCallNote}</p>
      <Table caption={title} columns={callColumns} rows={calls} />
    </Section>
  )
}

function phone({ phone: number }: ReachedLine): VNode | null {
  if (number === null) return null
  return (
    <a class="phone" href={`tel:${encodeURIComponent(number)}`}>
      {number}
    </a>
  )
}

/** What failed tells why; the others need no more than their state. */
const state = (where: Where, line: ReachedLine) =>
  line.reach === 'failed' ? ways(where, line) : words.reachNames[line.reach]

const ways = (where: Where, { deliveries }: ReachedLine) =>
  worthShowing(deliveries).map(one => (
    <span key={one.way} class={one.state === 'failed' ? 'bad' : ''}>
      {words.sayDelivery(one, whenOf(where, one))}
    </span>
  ))
