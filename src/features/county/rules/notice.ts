/** A county's notice is what its entries come to (append-only); facts only. */
import { z } from 'zod'

const terms = {
  words: z.string(),
  /** What the towns are to report; null: that they have read it is enough. */
  asks: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
}

export const countyEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('drafted'), ...terms }),
  z.object({ type: z.literal('changed'), ...terms }),
  /** What is to be changed of a published one, shown to the county alone until it is published or given up. */
  z.object({ type: z.literal('proposed'), ...terms }),
  z.object({ type: z.literal('withdrawn') }),
  z.object({ type: z.literal('published') }),
  z.object({ type: z.literal('cancelled'), reason: z.string() }),
  z.object({ type: z.literal('dropped') }),
])
export type CountyEvent = z.infer<typeof countyEventSchema>

export interface Terms {
  readonly words: string
  readonly asks: string | null
  readonly dueAt: string | null
}

export interface Folded extends Terms {
  readonly state: 'draft' | 'open' | 'cancelled' | 'dropped'
  /** 1 when it is published, and one more with each change after that. */
  readonly version: number
  readonly cancelReason: string | null
}

/** @returns null without entries */
export function foldNotice(events: readonly CountyEvent[]): Folded | null {
  let notice: Folded | null = null
  for (const event of events) notice = next(notice, event)
  return notice
}

function next(before: Folded | null, event: CountyEvent): Folded | null {
  if (event.type === 'drafted') {
    const { words, asks, dueAt } = event
    return { words, asks, dueAt, state: 'draft', version: 0, cancelReason: null }
  }
  if (before === null) return null
  switch (event.type) {
    case 'changed': {
      const { words, asks, dueAt } = event
      return { ...before, words, asks, dueAt, version: before.version + (before.state === 'open' ? 1 : 0) }
    }
    case 'proposed':
    case 'withdrawn':
      return before
    case 'published':
      return { ...before, state: 'open', version: 1 }
    case 'cancelled':
      return { ...before, state: 'cancelled', cancelReason: event.reason }
    case 'dropped':
      return { ...before, state: 'dropped' }
  }
}
