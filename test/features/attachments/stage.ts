/** Files as phones send them, and people of the sample town who send them. */
import { expect } from 'vitest'
import type { Heard, TestTown } from '../../support/town.ts'

/** As long as one wants, beginning as the type does. */
const file = (head: readonly number[], rest: string): Buffer =>
  Buffer.concat([Buffer.from(head), Buffer.from(rest)])
export const jpeg = (rest = 'x'): Buffer => file([0xff, 0xd8, 0xff, 0xe0], rest)
export const png = file([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'x')
export const pdf = Buffer.from('%PDF-1.7 x')
export const heic = Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from('ftypheic....')])

export const deputy = '王秀兰'
export const other = '胡志强'
export const clerk = '杨国梁'

export interface Kept {
  readonly subject: string
  readonly number: number
  readonly mime: string
  readonly name: string
  readonly content: Buffer | null
  readonly by: string
}

export function photoTown(town: TestTown) {
  const { sql } = town.database.db
  return {
    /** In the single chat. @param extra words or more pictures of the same message */
    async send(user: string, bytes: Buffer, name = 'IMG_1.jpg', extra: object = {}): Promise<Heard> {
      const kind = /\.(jpg|png)$/.test(name) ? 'image' : 'file'
      const body = { chat: 'single', user, kind, name, base64: bytes.toString('base64'), ...extra }
      const answer = await town.api('send', body)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body as Heard
    },
    kept: () => sql<Kept[]>`
      select a.subject_kind || ':' || coalesce(v.number, a.subject_id) as subject, a.number, a.mime, a.name, a.content,
             p.name as by
      from attachment a join person p on p.id = a.sent_by
      left join visit v on a.subject_kind = 'visit' and v.id = a.subject_id order by a.id`,
  }
}

/** What came later than the answer itself. */
export const pushed = (heard: Heard): string => heard.pushed.map(message => message.text).join('\n')
