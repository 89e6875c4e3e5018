import { subjectKinds } from '../../../db/schema/attachments.ts'
import type { Subject } from '../types.ts'

/** How deeds and queued messages call it: `visit:12`. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind}:${id}`

export function readSubject(key: string | null): Subject | null {
  const [, name, id] = /^(\w+):(\d{1,9})$/.exec(key ?? '') ?? []
  const kind = subjectKinds.find(one => one === name)
  return kind === undefined ? null : { kind, id: Number(id) }
}
