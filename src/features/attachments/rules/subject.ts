import type { Subject } from '../types.ts'

/** How deeds and queued messages call it: `visit:12`. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind}:${id}`
