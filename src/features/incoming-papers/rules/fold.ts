import type { FoldedPaper, PaperEvent } from '../types.ts'

/** What the events come to, in their order; null when there are none. @param days of the events, `2026-06-30` */
export function fold(events: readonly PaperEvent[], days: readonly string[]): FoldedPaper | null {
  let folded: FoldedPaper | null = null
  for (const [i, event] of events.entries()) folded = after(folded, event, days[i] ?? '')
  return folded
}

function after(before: FoldedPaper | null, event: PaperEvent, day: string): FoldedPaper {
  if (event.type === 'received') {
    const { type: _, ...fields } = event
    return { ...fields, ...untouched, state: 'open', before: 'open' }
  }
  if (before === null) throw new Error('something happened to a paper before it came in')
  switch (event.type) {
    case 'corrected': {
      const { type: _, ...fields } = event
      return { ...before, ...fields }
    }
    case 'charged': {
      const { type: _, ...charge } = event
      return { ...before, ...charge }
    }
    case 'circulated':
      return { ...before, readers: [...new Set([...before.readers, ...event.personIds])] }
    case 'done':
      return { ...before, state: 'done', result: event.result, doneOn: day }
    case 'reopened':
      return { ...before, state: 'open', result: null, doneOn: null, fileMark: null }
    case 'archived':
      return { ...before, state: 'archived', fileMark: event.mark ?? before.fileMark }
    case 'voided':
      return { ...before, state: 'void', before: before.state === 'void' ? before.before : before.state }
    case 'restored':
      return { ...before, state: before.before }
  }
}

const untouched = {
  officeId: null,
  personId: null,
  task: null,
  dueOn: null,
  readers: [],
  result: null,
  doneOn: null,
  fileMark: null,
} as const

export type PaperRefusal = 'void' | 'not_void' | 'open' | 'archived' | 'needs_result' | 'same' | 'other_year'

/** Why this cannot happen to it now; null when it can. */
export function refusalOf(
  before: FoldedPaper,
  event: Exclude<PaperEvent, { type: 'received' }>,
): PaperRefusal | null {
  if (event.type === 'restored') return before.state === 'void' ? null : 'not_void'
  if (before.state === 'void') return 'void'
  switch (event.type) {
    case 'corrected':
      if (event.receivedOn.slice(0, 4) !== before.receivedOn.slice(0, 4)) return 'other_year'
      return fieldKeys.every(key => before[key] === event[key]) ? 'same' : null
    case 'charged':
      if (before.state !== 'open') return 'archived'
      return chargeKeys.every(key => before[key] === event[key]) ? 'same' : null
    case 'circulated':
      return event.personIds.every(id => before.readers.includes(id)) ? 'same' : null
    case 'done':
      if (before.state !== 'open') return 'archived'
      return /[\p{L}\p{N}]/u.test(event.result) ? null : 'needs_result'
    case 'reopened':
      return before.state === 'open' ? 'open' : null
    case 'archived':
      return before.state === 'archived' && (event.mark === null || event.mark === before.fileMark)
        ? 'same'
        : null
    case 'voided':
      return null
  }
}

const fieldKeys = ['receivedOn', 'sender', 'reference', 'title', 'copies', 'secrecy', 'urgency'] as const
const chargeKeys = ['officeId', 'personId', 'task', 'dueOn'] as const

/** Its title is for clerks alone, and never for a group. */
export const isSecret = ({ secrecy }: Pick<FoldedPaper, 'secrecy'>): boolean =>
  secrecy !== null && secrecy !== 'internal'
