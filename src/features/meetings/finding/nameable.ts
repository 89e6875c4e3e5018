import type { Context } from '../../../bot/command.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import { wholeRoster } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { findByNumber } from '../store/meetings.ts'
import { readSheet } from '../store/sheet.ts'

type Where = Pick<Context, 'tx' | 'tenant'>

/** Whom words about a notice may name: who is in office, and of one that is named also who stands on its sheet and has left since. */
export async function nameable(where: Where, number: number | null): Promise<readonly Person[]> {
  return nameableBeside(where, await standingOn(where, number))
}

/** Who is in office, and those of these who have left since. */
export async function nameableBeside(
  { tx, tenant }: Where,
  gone: ReadonlySet<number>,
): Promise<readonly Person[]> {
  return (await wholeRoster(tx, tenant.id)).filter(({ id, active }) => active || gone.has(id))
}

/** The name in front of the words, of somebody who has left; null: there is none. */
export async function leaverInFront({ tx, tenant }: Where, words: string): Promise<string | null> {
  const gone = (await wholeRoster(tx, tenant.id)).filter(({ active }) => !active)
  return nameInFront(gone, words)?.name ?? null
}

async function standingOn({ tx, tenant }: Where, number: number | null): Promise<ReadonlySet<number>> {
  const meeting = number === null ? null : await findByNumber(tx, tenant.id, number)
  return new Set(meeting === null ? [] : (await readSheet(tx, meeting.id)).map(({ personId }) => personId))
}
