import type { Meeting } from '../types.ts'
import { type DeliveryLine, type Reach, reachOf } from './delivery.ts'
import { standingOf } from './sheet.ts'

export type ReachedLine = DeliveryLine & { readonly reach: Reach }

/** Whether the line's answer is one to the time of today. */
export const answeredOf =
  (meeting: Pick<Meeting, 'timeVersion'>) =>
  (line: Pick<DeliveryLine, 'answer' | 'decision' | 'timeVersion'>): boolean =>
    standingOf(meeting, line) !== 'silent'

/** Those about whom most is to be done come first, else in the order of the roster. */
const order: readonly Reach[] = ['failed', 'never', 'no_account', 'called', 'waiting', 'reached', 'answered']

export function reachedLines(
  lines: readonly DeliveryLine[],
  hasAnswered: (line: DeliveryLine) => boolean,
): ReachedLine[] {
  return lines
    .map(line => ({
      ...line,
      reach: reachOf({
        hasAccount: line.userid !== null,
        hasAnswered: hasAnswered(line),
        answeredSince: line.answeredSince,
        deliveries: line.deliveries,
      }),
    }))
    .toSorted((a, b) => order.indexOf(a.reach) - order.indexOf(b.reach))
}

/** How many were reached how, the most urgent first; none are left out that are not nobody. */
export function countReaches(lines: readonly ReachedLine[]): { reach: Reach; people: number }[] {
  return order.flatMap(reach => {
    const people = lines.filter(line => line.reach === reach).length
    return people === 0 ? [] : [{ reach, people }]
  })
}
