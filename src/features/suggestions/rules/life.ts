import type { Happened } from './events.ts'

/** The steps with whether somebody had asked before to take the item back: the first asks, the others agree. */
export function withAsked<Step extends Happened>(
  steps: readonly Step[],
): (Step & { readonly isAsked: boolean })[] {
  let isAsked = false
  return steps.map(step => {
    const told = { ...step, isAsked }
    if (step.event.type === 'withdrawal_joined') isAsked = true
    if (step.event.type === 'withdrawal_refused') isAsked = false
    return told
  })
}
