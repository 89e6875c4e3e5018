/** What is somebody's own: what he leads, what he has signed besides, and what his office has to do. */
import type { Suggestion } from '../types.ts'
import { isSigner, type Standing } from './standing.ts'

export interface Own {
  readonly led: readonly Suggestion[]
  readonly cosigned: readonly Suggestion[]
  /** Open with his office; also what is closed and promises something still. */
  readonly offices: readonly Suggestion[]
}

export function ownOf(items: readonly Suggestion[], { personId, officeIds }: Standing): Own {
  const isLed = ({ signers }: Suggestion) => personId !== null && signers[0]?.personId === personId
  const isMine = (item: Suggestion) => personId !== null && isSigner(item, personId)
  return {
    led: items.filter(isLed),
    cosigned: items.filter(item => isMine(item) && !isLed(item)),
    offices: items.filter(
      item => item.parties.some(({ officeId }) => officeIds.includes(officeId)) && isOpenForOffice(item),
    ),
  }
}

const isOpenForOffice = ({ state, promise }: Suggestion): boolean =>
  state === 'closed' ? promise !== null && promise.keptOn === null : isOpen({ state })

/** Neither refused, taken back nor ended. */
export const isOpen = ({ state }: Pick<Suggestion, 'state'>): boolean =>
  !['rejected', 'withdrawn', 'closed', 'archived'].includes(state)
