/** What happens between the answer «being saved» and the photo being there. */
import { beforeEach, describe, expect, test } from 'vitest'
import { type MediaRequest, mediaChannel } from '../../../src/channels/media.ts'
import { personTarget } from '../../../src/channels/target.ts'
import type { Tx } from '../../../src/db/tx.ts'
import { registry } from '../../../src/desk/registry.ts'
import { keepFetched } from '../../../src/features/attachments/outreach.ts'
import type { FetchedFile, Holder, MediaTrouble } from '../../../src/features/attachments/types.ts'
import { enqueue } from '../../../src/outbox/enqueue.ts'
import { privateNotes } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'
import { documentsAreLinks } from '../../support/ways.ts'
import { forgetVisits } from '../visits/register-of.ts'
import { clerk, deputy, jpeg, pdf, photoTown, pushed } from './stage.ts'

const town = await startTown()
const { db } = town.database
const { sql } = db
const { send, kept } = photoTown(town)
const { holders } = registry

beforeEach(async () => {
  await forgetVisits(town)
  await sql`truncate attachment, attachment_target`
  await town.say(deputy, '/来访 杨树湾村李四反映路灯坏了')
})

async function request(of: Partial<MediaRequest> = {}): Promise<MediaRequest> {
  const [row] = await sql<{ visitId: number; personId: number }[]>`
    select v.id as "visitId", p.id as "personId" from visit v, person p where p.name = ${deputy}`
  const subject = { kind: 'visit', id: row?.visitId ?? 0 } as const
  const message = { bot: 'b', msgid: 'm', nth: 0, of: 1, url: '' }
  return { kind: 'media', subject, personId: row?.personId ?? 0, ...message, ...of }
}
const keep = (asked: MediaRequest, found: FetchedFile | MediaTrouble) =>
  keepFetched(db, { clock: town.clock, botName: '联络员', holders }, asked, found)
const photo = { name: 'a.jpg', bytes: jpeg('photo') }
const notes = async () => (await privateNotes(town.database.db)).map(({ text }) => text)

describe('a fetch', () => {
  test('that is repeated after a crash keeps the photo once and tells of it once', async () => {
    const asked = await request()
    await keep(asked, photo)
    await keep(asked, photo)
    expect(await kept()).toHaveLength(1)
    expect(await notes()).toHaveLength(1)
  })

  test('that is repeated does not bring back what was removed meanwhile', async () => {
    await keep(await request(), photo)
    await town.say(deputy, '/删附件 1 1')
    await keep(await request(), photo)
    expect((await kept()).map(({ content }) => content)).toEqual([null])
  })

  test.each<[string, () => Promise<unknown>, string]>([
    ['void', () => town.say(deputy, '/作废来访 1'), '没有保存：来访2026-001已作废。'],
    [
      'somebody else’s',
      () =>
        sql`update visit set deputy_id = null, entered_by = (select id from person where name = ${clerk})`,
      '没有保存：您现在不能办理这一件。如有疑问，请与联络员联系。',
    ],
  ])('for what has become %s keeps nothing and says so', async (_what, become, sentence) => {
    const asked = await request()
    await become()
    await keep(asked, photo)
    expect(await kept()).toEqual([])
    expect(await notes()).toEqual([sentence])
  })

  test('for somebody who has left keeps nothing and tells nobody', async () => {
    const asked = await request()
    await sql`update person set active = false where name = ${deputy}`
    await keep(asked, photo)
    await sql`update person set active = true where name = ${deputy}`
    expect(await kept()).toEqual([])
    expect(await notes()).toEqual([])
  })

  test('for a matter that nobody holds keeps nothing and says so', async () => {
    await keep(await request({ subject: { kind: 'suggestion', id: 1 } }), photo)
    expect(await kept()).toEqual([])
    expect(await notes()).toEqual(['没有保存：您现在不能办理这一件。如有疑问，请与联络员联系。'])
  })

  test.each<[MediaTrouble, string]>([
    ['gone', '没有保存：文件已过期或取不到，请再发一次。'],
    ['too_large', '没有保存：文件超过10兆。请压缩后再发。'],
    ['unreadable', '没有保存：文件不完整，无法打开，请再发一次。'],
    ['foreign', '没有保存：这个文件不是从企业微信发来的。'],
  ])('that found it %s tells so', async (trouble, sentence) => {
    await keep(await request(), trouble)
    expect(await notes()).toEqual([sentence])
  })
})

describe('two at once', () => {
  test('the same picture from two people is kept once, and the second is told', async () => {
    await town.say(clerk, '/附图 1')
    const heard = await Promise.all([send(deputy, jpeg('same')), send(clerk, jpeg('same'))])
    expect(await kept()).toHaveLength(1)
    const told = [...new Set(heard.flatMap(each => pushed(each).split('\n')))].join('\n')
    expect(told).toContain('已保存，来访2026-001现有1个附件')
    expect(told).toContain('已经保存过')
  })

  test('the thirtieth is kept, the thirty-first refused', async () => {
    await sql`
      insert into attachment (congress_id, subject_kind, subject_id, number, mime, name, sha256, content, sent_by, at)
      select v.congress_id, 'visit', v.id, n, 'image/png', 'x.png', n::text, '\\x00', v.entered_by, v.entered_at
      from visit v, generate_series(1, 29) n`
    await town.say(clerk, '/附图 1')
    const heard = await Promise.all([send(deputy, jpeg('a')), send(clerk, jpeg('b'))])
    const told = heard.map(pushed).join('\n')
    expect(told).toContain('来访2026-001现有30个附件')
    expect(told).toContain('没有保存：来访2026-001已有30个附件，不能再加')
    expect(await kept()).toHaveLength(30)
    // Removed ones do not count.
    await town.say(clerk, '/删附件 1 7')
    expect(pushed(await send(deputy, jpeg('c')))).toContain('现有30个附件')
  })
})

test('a file that its feature takes itself is looked at before there is a transaction, and taken in one', async () => {
  const seen: [when: string, busy: number, file: string][] = []
  const own: Holder[] = holders.map(holder =>
    holder.kind !== 'visit'
      ? holder
      : {
          ...holder,
          async look(file) {
            seen.push(['looked', db.load().busy, file.name])
            return async () => {
              seen.push(['taken', db.load().busy, file.name])
              return '收到'
            }
          },
        },
  )
  await keepFetched(db, { clock: town.clock, botName: '联络员', holders: own }, await request(), photo)
  expect(seen).toEqual([
    ['looked', 0, 'a.jpg'],
    ['taken', 1, 'a.jpg'],
  ])
  expect(await kept()).toEqual([])
  expect(await notes()).toEqual(['收到'])
})

describe('what is queued', () => {
  async function queue(tx: Tx, expiresAt: Date): Promise<void> {
    const payload = await request({ url: `${town.url}/sandbox/wecom/media/no-longer` })
    const target = personTarget(payload.personId)
    await enqueue(tx, town.clock, [
      { congressId: null, channel: mediaChannel, target, promise: 'at_least_once', payload, expiresAt },
    ])
  }
  const lastOne = async () => {
    await town.app.dispatcher.runOnce()
    const [row] = await sql`
      select state, payload ? 'visitId' as old from outbox where channel = 'media' order by id desc limit 1`
    return row
  }
  const inMs = (ms: number) => new Date(town.clock.now().getTime() + ms)

  test('from before suggestions could have photos is still understood', async () => {
    await db.transaction(async tx => {
      await queue(tx, inMs(60_000))
      await tx.sql`
        update outbox set payload = payload - '{subject,nth,of}'::text[]
          || jsonb_build_object('visitId', payload->'subject'->'id')
        where id = (select max(id) from outbox)`
    })
    expect(await lastOne()).toEqual({ state: 'sent', old: true })
    expect(await notes()).toEqual(['没有保存：文件已过期或取不到，请再发一次。'])
  })

  test('for an address that ran out is not fetched', async () => {
    await db.transaction(tx => queue(tx, inMs(-1)))
    expect(await lastOne()).toMatchObject({ state: 'expired' })
    expect(await notes()).toEqual([])
  })
})

test.each([
  ['\u202egpj.exe\u0000.jpg', 'gpj.exe.jpg'],
  ['../../etc/passwd.jpg', 'passwd.jpg'],
  ['C:\\照片\\路灯.JPG', '路灯.jpg'],
  ['a\u200b\u2066b\n.jpg', 'ab.jpg'],
  [`${'长'.repeat(300)}.jpg`, `${'长'.repeat(60)}.jpg`],
  ['.jpg', '照片.jpg'],
  ['', '照片.jpg'],
  ['page.html', 'page.jpg'],
])('a photo called %j is kept as %j', async (name, shown) => {
  await keep(await request(), { ...photo, name })
  expect(await kept()).toMatchObject([{ name: shown }])
})

test('a PDF whose name is a sentence is shown short and cannot break out of its link', async () => {
  await keep(await request(), { name: '](http://evil.cn)[请点击这里领取补贴说明材料.pdf', bytes: pdf })
  const text = (await town.say(deputy, '/看附件 1')).text ?? ''
  expect(text).toContain('…')
  expect([...text.matchAll(/\]\(/g)]).toHaveLength(documentsAreLinks ? 1 : 0)
  expect(text).not.toContain('(http://evil.cn)')
})
