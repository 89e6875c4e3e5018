import type { DecisionEvent, Folded } from '../types.ts'

/** What the events come to, in their order; null when there are none. */
export function fold(events: readonly DecisionEvent[]): Folded | null {
  let folded: Folded | null = null
  for (const event of events) folded = after(folded, event)
  return folded
}

function after(before: Folded | null, event: DecisionEvent): Folded {
  if (event.type === 'made') {
    const { words, officeId, personId, dueOn } = event
    return { state: 'open', words, officeId, personId, dueOn, result: null }
  }
  if (before === null) throw new Error('something happened to a decision before it was made')
  switch (event.type) {
    case 'corrected': {
      const { words, officeId, personId, dueOn } = event
      return { ...before, words, officeId, personId, dueOn }
    }
    case 'extended':
      return { ...before, dueOn: event.until }
    case 'done':
      return { ...before, state: 'done', result: event.result }
    case 'dropped':
      return { ...before, state: 'dropped', result: event.reason }
    case 'reopened':
      return { ...before, state: 'open', result: null }
    case 'progress':
      return before
  }
}

export type Refusal =
  | 'over'
  | 'not_over'
  | 'needs_words'
  | 'needs_result'
  | 'needs_reason'
  | 'needs_reason_anew'
  | 'needs_day'
  | 'past'
  | 'not_later'
  | 'same'

/** Why this cannot happen to it now; null when it can. Nothing ends without a word of how. */
export function refusalOf(before: Folded, event: Exclude<DecisionEvent, { type: 'made' }>): Refusal | null {
  const says = (text: string) => /\p{L}/u.test(text)
  if (event.type === 'reopened') {
    if (before.state === 'open') return 'not_over'
    return says(event.reason) ? null : 'needs_reason_anew'
  }
  if (before.state !== 'open') return 'over'
  switch (event.type) {
    case 'progress':
      return says(event.words) ? null : 'needs_words'
    case 'done':
      return says(event.result) ? null : 'needs_result'
    case 'dropped':
      return says(event.reason) ? null : 'needs_reason'
    case 'extended':
      if (before.dueOn !== null && event.until <= before.dueOn) return 'not_later'
      return says(event.reason) ? null : 'needs_reason'
    case 'corrected': {
      const isSame = (['words', 'officeId', 'personId', 'dueOn'] as const).every(
        key => before[key] === event[key],
      )
      return isSame ? 'same' : says(event.words) ? null : 'needs_words'
    }
  }
}
