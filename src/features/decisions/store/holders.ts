import type { Tx } from '../../../db/tx.ts'
import type { DecisionEvent } from '../types.ts'

/** What the office or person of an event is called today; empty for events without one. */
export async function namesOfHolders(
  tx: Tx,
  events: readonly DecisionEvent[],
): Promise<(event: DecisionEvent) => string> {
  const ids = (key: 'officeId' | 'personId') =>
    events
      .flatMap(event => (key in event ? [Reflect.get(event, key)] : []))
      .filter(id => typeof id === 'number')
  const offices = await tx.sql<{ id: number; name: string }[]>`
    select id, name from office where id = any(${ids('officeId')}::int[])`
  const people = await tx.sql<{ id: number; name: string }[]>`
    select id, name from person where id = any(${ids('personId')}::int[])`
  return event => {
    if (event.type !== 'made' && event.type !== 'corrected') return ''
    const { officeId, personId } = event
    return (offices.find(({ id }) => id === officeId) ?? people.find(({ id }) => id === personId))?.name ?? ''
  }
}
