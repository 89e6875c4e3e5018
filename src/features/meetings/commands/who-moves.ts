import type { Context } from '../../../bot/command.ts'
import type { AudienceChange } from '../../../language/audience-change.ts'
import type { Person } from '../../roster/types.ts'
import { troubleWith } from '../finding/trouble.ts'
import type { Listener } from '../outreach/people.ts'
import { type Moved, movedBy } from '../rules/notice.ts'
import { whoIsCalled } from '../store/addressees.ts'

export interface WhoMoves {
  readonly moved: Moved<Listener>
  /** False when the words come to the people who are called already. */
  readonly moves: boolean
  /** What has to be asked back; then nothing is changed. */
  readonly trouble: readonly string[]
}

/** Whom a change of the audience adds to the sheet and whom it takes off. */
export async function whoMoves(
  context: Context,
  invited: readonly Listener[],
  changes: readonly AudienceChange[],
): Promise<WhoMoves> {
  const { tx, tenant } = context
  const trouble: string[] = []
  const meant: { how: AudienceChange['how']; people: Listener[] }[] = []
  for (const { how, called } of changes) {
    const found = await whoIsCalled(tx, tenant.id, called)
    trouble.push(...(await troubleWith(context, found)))
    meant.push({ how, people: found.people.map(toListener) })
  }
  const moved = movedBy(invited, meant)
  return { moved, moves: moved.added.length + moved.removed.length > 0, trouble }
}

const toListener = ({ id, name, userid }: Person): Listener => ({ personId: id, name, userid })
