/** What a further feature has to do to have photos: one `Holder`, registered. Played with one that stands for suggestions. */
import { beforeAll, expect, it } from 'vitest'
import type { Incoming } from '../../../src/bot/incoming.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import { type MediaRequest, mediaChannel } from '../../../src/channels/media.ts'
import { payloadSchema } from '../../../src/channels/payload.ts'
import type { Clock } from '../../../src/clock.ts'
import { createDesk } from '../../../src/desk/express-lane.ts'
import { register } from '../../../src/desk/registry.ts'
import { attach } from '../../../src/features/attachments/commands/attach.ts'
import { dropAttachment } from '../../../src/features/attachments/commands/remove.ts'
import { showAttachments } from '../../../src/features/attachments/commands/show.ts'
import { keepFetched } from '../../../src/features/attachments/outreach.ts'
import type { Held, Holder } from '../../../src/features/attachments/types.ts'
import { enterVisit } from '../../../src/features/visits/commands/enter.ts'
import { visitHolder } from '../../../src/features/visits/store/holder.ts'
import { fetchDocument } from '../../../src/registers/documents.ts'
import * as stage from '../../desk/stage.ts'
import { quietLog, testDatabase } from '../../support/database.ts'
import { jpeg } from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const { sixty: congressId } = await stage.settleTowns(db)

/** Number 1, with the same id as the register's first matter, of d2; everybody of the congress may add, who handed it in and clerks may look. */
const suggestion: Held = {
  subject: { kind: 'suggestion', id: 1 },
  congressId,
  name: '建议2026-001',
  over: null,
  mayAdd: () => true,
  maySee: member => member.userid === 'd2' || member.userid === 'd1',
}
const suggestionHolder: Holder = {
  kind: 'suggestion',
  readNumber(words) {
    const [all, named, number] = /^(建议)?(?:2026-)?0*(\d{1,3})(?!\d|-)\s*/.exec(words) ?? []
    if (all === undefined) return null
    const rest = words.slice(all.length)
    return { isNamed: named !== undefined, rest, find: async () => (number === '1' ? [suggestion] : []) }
  },
  lock: async (_tx, id) => (id === 1 ? suggestion : null),
}
const holders = [visitHolder, suggestionHolder]
const registry = register(
  [enterVisit, attach(holders), showAttachments(holders), dropAttachment(holders)],
  [],
  holders,
)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const say = (user: string, text: string) => desk(stage.words(user, text, { chat: null }))
const textOf = (reply: Reply): string => (reply.kind === 'text' ? reply.text : JSON.stringify(reply))
const send = (user: string) => {
  const { origin } = stage.words(user, '', { chat: null })
  const incoming: Incoming = { kind: 'media', origin, media: 'image', urls: ['https://x.cn/1'] }
  return desk(incoming)
}
async function queued(): Promise<MediaRequest> {
  const [row] = await db.sql<{ payload: unknown }[]>`
    select payload from outbox where channel = ${mediaChannel} order by id desc limit 1`
  const payload = payloadSchema.parse(row?.payload)
  if (payload.kind !== 'media') throw new Error(`a ${payload.kind} was queued`)
  return payload
}

beforeAll(async () => {
  await say('d2', '/来访 路灯坏了')
  expect(await db.sql`select id from visit`).toEqual([{ id: suggestion.subject.id }])
})

it('a number that both have is asked about, and either may be named', async () => {
  for (const command of ['/附图 1', '/看附件 2026-001', '/删附件 1 1'])
    expect(textOf(await say('d2', command))).toContain('同号的有2件：来访2026-001、建议2026-001。请写全号数')
  expect(textOf(await say('d2', '/看附件 来访1'))).toContain('来访2026-001还没有附件')
  expect(textOf(await say('d2', '/附图 建议1'))).toContain('附在建议2026-001')
})

it('a number that only one of them has for somebody is that one', async () => {
  expect(textOf(await say('d3', '/附图 1'))).toContain('附在建议2026-001')
})

it('its photos are queued, kept, listed, opened and removed like those of the register', async () => {
  await say('d3', '/附图 1')
  expect(textOf(await send('d3'))).toContain('正在保存，附在建议2026-001')
  const request = await queued()
  expect(request.subject).toEqual({ kind: 'suggestion', id: 1 })
  const photo = { name: '桥.jpg', bytes: jpeg('bridge') }
  await keepFetched(db, { clock, botName: stage.botName, holders }, request, photo)
  expect(await db.sql`select subject_kind, subject_id, number, name from attachment`).toEqual([
    { subject_kind: 'suggestion', subject_id: 1, number: 1, name: '桥.jpg' },
  ])
  const shown = await say('d2', '/看附件 建议1')
  const link = shown.kind === 'text' ? [shown.link ?? []].flat() : []
  expect(link.map(({ words }) => words)).toEqual(['第1个 桥.jpg（照片，3月11日，赵三）'])
  const token = link[0]?.path.split('/').at(-1) ?? ''
  const opened = await db.transaction(tx => fetchDocument(tx, holders, token, stage.now))
  expect(opened).toMatchObject({ name: '桥.jpg', mime: 'image/jpeg', isShown: true })
  // The register's first matter has the same id, and none of it.
  expect(textOf(await say('d2', '/看附件 来访1'))).toContain('来访2026-001还没有附件')
  // Who may add and not look sees what is his own; another deputy nothing.
  expect(textOf(await say('d4', '/看附件 建议1'))).toContain('其中1个是别人发送的，您不能查看')
  expect(textOf(await say('d3', '/删附件 建议1 1'))).toContain('已删除建议2026-001的第1个附件')
  expect(await db.sql`select action, subject from deed where action like 'attachment.%' order by id`).toEqual(
    [
      { action: 'attachment.add', subject: 'suggestion:1' },
      { action: 'attachment.remove', subject: 'suggestion:1' },
    ],
  )
})
