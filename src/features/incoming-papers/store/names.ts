import type { Tx } from '../../../db/tx.ts'
import type { PaperEvent } from '../types.ts'

/** What the office or the people of an event are called today; empty for events without. */
export async function namesInEvents(
  tx: Tx,
  events: readonly PaperEvent[],
): Promise<(event: PaperEvent) => string> {
  const charged = events.flatMap(event => (event.type === 'charged' ? [event] : []))
  const circulated = events.flatMap(event => (event.type === 'circulated' ? [event] : []))
  const officeIds = charged.flatMap(({ officeId }) => officeId ?? [])
  const personIds = [
    ...charged.flatMap(({ personId }) => personId ?? []),
    ...circulated.flatMap(event => event.personIds),
  ]
  const offices = await tx.sql<{ id: number; name: string }[]>`
    select id, name from office where id = any(${officeIds}::int[])`
  const people = await tx.sql<{ id: number; name: string }[]>`
    select id, name from person where id = any(${personIds}::int[])`
  const name = (id: number) => people.find(person => person.id === id)?.name ?? ''
  return event => {
    if (event.type === 'circulated') return event.personIds.map(name).join('、')
    if (event.type !== 'charged') return ''
    const { officeId, personId } = event
    return offices.find(({ id }) => id === officeId)?.name ?? (personId === null ? '' : name(personId))
  }
}
