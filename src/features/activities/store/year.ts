import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import type { Study } from '../rules/study.ts'
import { daysOf } from '../rules/year.ts'
import type { DutyReport, HeldMeeting } from '../types.ts'
import { readRecords } from './entries.ts'
import { readHeld } from './held.ts'

type Of = Pick<Congress, 'id' | 'kind' | 'zone' | 'province' | 'settings'>

/** 学习培训 among what was held, with who was there: members of the body that studies, not its guests. */
export const studiesAmong = (held: readonly HeldMeeting[]): (Study & { readonly held: HeldMeeting })[] =>
  held
    .filter(({ kind }) => kind === 'study')
    .map(each => ({
      held: each,
      of: each.whose === 'presidium' ? 'presidium' : 'deputies',
      personIds: each.present.filter(({ isMember }) => isMember).map(({ personId }) => personId),
    }))

/** Deputies of the congress: its own; of a street those who live in it. */
export async function deputiesOf(tx: Tx, congress: Of): Promise<readonly Person[]> {
  const people = await activePeople(tx, congress.id)
  return people.filter(({ levels }) =>
    congress.kind === 'street' ? levels.length > 0 : levels.includes('town'),
  )
}

export interface ReportedAt {
  readonly held: HeldMeeting
  readonly report: DutyReport
}

/** Who reported to his voters in a year, at what was held. */
export async function reportsIn(tx: Tx, congress: Of, year: number, now: Date): Promise<ReportedAt[]> {
  return reportsAt(tx, await readHeld(tx, congress, daysOf(year), now))
}

export async function reportsAt(tx: Tx, held: readonly HeldMeeting[]): Promise<ReportedAt[]> {
  const records = await readRecords(
    tx,
    held.map(({ meeting }) => meeting.id),
  )
  return held.flatMap(each =>
    (records.get(each.meeting.id)?.reports ?? []).map(report => ({ held: each, report })),
  )
}
