import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { unzip, wordsOf } from '../../registers/unzip.ts'
import { startTown } from '../../support/town.ts'
import { documentOf, documentsAreLinks, documentsOf, linksIn } from '../../support/ways.ts'

/** 2026-03-11, a Wednesday. */
const town = await startTown()
const { sql } = town.database.db
const clerk = '杨国梁'
const deputy = '王秀兰'

async function linkFor(user: string, words: string): Promise<string> {
  const [link] = linksIn((await town.say(user, words)).text)
  if (link === undefined) throw new Error('no link')
  return link
}

beforeAll(async () => {
  await town.say(
    clerk,
    '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666',
  )
  await town.say(deputy, '/来访 杨树湾村李四 13800001111 反映路灯坏了两个月，转城建办一周内修好')
})
beforeEach(async () => {
  await sql`delete from download`
})

describe('/公告', () => {
  test('a clerk alone is told the text and given the document with the same words', async () => {
    const heard = await town.say(clerk, '公告')
    const { text } = heard
    expect(text).toContain('云溪镇人大代表接待选民日公告')
    expect(text).toContain('2026年3月16日（星期一）上午8:30至11:30（3月15日为星期日，顺延至3月16日）')
    expect(text).toContain('接待代表：由人大统一安排')
    expect(text).toContain('还没有排值班代表')
    expect(text).toContain(
      documentsAreLinks ? '链接15分钟内有效，只能打开一次，请勿转发。' : '公告文档随后发来，供打印张贴。',
    )
    if (!documentsAreLinks) expect(text).not.toContain('链接')
    const { name, bytes } = await documentOf(town, heard)
    expect(name).toBe('云溪镇人大代表接待选民日公告2026年3月16日.docx')
    const words = wordsOf(bytes).join('\n')
    expect(words).toContain('地点：代表联络站')
    expect(words).toContain('0571-88886666')
  })

  test.runIf(documentsAreLinks)(
    'its link leads to a Word file under its name, which nobody keeps',
    async () => {
      const response = await fetch(await linkFor(clerk, '公告'))
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('wordprocessingml')
      expect(response.headers.get('content-disposition')).toContain(
        `attachment; filename="document.docx"; filename*=UTF-8''${encodeURIComponent('云溪镇人大代表接待选民日公告2026年3月16日.docx')}`,
      )
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    },
  )

  test('a deputy is told the text and given no document; in a group a clerk is told to ask alone', async () => {
    const own = await town.say(deputy, '公告')
    expect(own.text).toContain('代表联络站')
    expect(await documentsOf(town, own)).toEqual([])
    const inGroup = await town.say(clerk, '公告', '主席团')
    expect(inGroup.text).toContain('请单独给联络员发送“公告”')
    expect(await documentsOf(town, inGroup)).toEqual([])
    expect(await sql`select from download`).toHaveLength(0)
  })

  test.each([
    ['/公告 4月15日', '2026年4月15日（星期三）'],
    ['/公告 3月15日', '2026年3月16日（星期一）'],
    ['/公告 3月17日', '没有代表接待日'],
    ['/公告 大概', '没有看出是哪一天'],
  ])('%s', async (said, answer) => {
    expect((await town.say(clerk, said)).text).toContain(answer)
  })

  test('a day that was called off since has no document any more', async () => {
    const links = linksIn((await town.say(clerk, '/公告 5月15日')).text)
    expect(links).toHaveLength(documentsAreLinks ? 1 : 0)
    await town.say(clerk, '/接待日 5月15日 取消 防汛')
    for (const link of links) expect((await fetch(link)).status).toBe(410)
    expect((await town.say(clerk, '/公告 5月15日')).text).toContain('已取消')
  })
})

test('a link that nobody made is unknown, whatever it looks like', async () => {
  for (const token of ['', 'x', 'A'.repeat(43), '%00', '..%2f..', 'A'.repeat(5_000), '%E9']) {
    const { status } = await fetch(`${town.url}/download/${token}`)
    expect([400, 404]).toContain(status)
  }
})

// A file that follows an answer has none: it goes out when it is made, and test/channels asks who may have it then.
describe.runIf(documentsAreLinks)('a link', () => {
  test('guessed in vain makes the address wait, and nobody there who has a good one', async () => {
    const link = await linkFor(clerk, '公告')
    const guess = (nth: number) => fetch(`${town.url}/download/${String(nth).padStart(43, 'x')}`)
    const statuses: number[] = []
    for (let nth = 0; nth < 40; nth++) statuses.push((await guess(nth)).status)
    expect(new Set(statuses)).toEqual(new Set([404, 429]))
    expect(statuses.at(-1)).toBe(429)
    expect((await guess(99)).headers.get('retry-after')).toBe('600')
    expect((await fetch(link)).status).toBe(200)
    await sql`delete from sign_in_attempt`
  })

  test('works once: of many who open it at the same moment one gets the document', async () => {
    const link = await linkFor(clerk, '公告')
    const all = await Promise.all(Array.from({ length: 8 }, () => fetch(link)))
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(410)])
    expect(await (await fetch(link)).text()).toContain('链接已用过或已过期')
  })

  test('looking at it with HEAD does not use it up', async () => {
    const link = await linkFor(clerk, '公告')
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(405)
    expect((await fetch(link)).status).toBe(200)
  })

  test('is over after fifteen minutes, and forgotten after a day', async () => {
    const link = await linkFor(clerk, '公告')
    await sql`update download set expires_at = ${town.clock.now()}`
    expect((await fetch(link)).status).toBe(410)
    await town.moveTo('2026-03-12T10:30:00+08:00')
    expect(await sql`select from download`).toHaveLength(0)
    const forgotten = await fetch(link)
    expect(forgotten.status).toBe(404)
    expect(await forgotten.text()).toContain('链接无效')
  })

  test('is kept as a hash of 256 random bits for a quarter of an hour', async () => {
    const token = (await linkFor(clerk, '公告')).split('/').at(-1) ?? ''
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const rows = await sql<{ token_hash: string; minutes: number }[]>`
      select token_hash, extract(epoch from expires_at - created_at)::int / 60 as minutes from download`
    expect(rows).toEqual([{ token_hash: createHash('sha256').update(token).digest('hex'), minutes: 15 }])
  })

  test('gives what its person may see when it is opened, not when it was asked for', async () => {
    const [person] = await sql<{ id: number }[]>`select id from person where name = ${clerk}`
    const id = person?.id ?? 0
    const link = await linkFor(clerk, '公告')
    const roles = await sql<
      { role: string }[]
    >`delete from person_role where person_id = ${id} returning role`
    expect((await fetch(link)).status).toBe(403)
    for (const { role } of roles) await sql`insert into person_role (person_id, role) values (${id}, ${role})`
    const again = await linkFor(clerk, '公告')
    await sql`update person set active = false where id = ${id}`
    expect((await fetch(again)).status).toBe(403)
    await sql`update person set active = true where id = ${id}`
  })
})

describe('/来访簿', () => {
  test('gives a clerk the whole register, a deputy what he received, and a group nothing', async () => {
    await town.say('胡志强', '/来访 大坪村赵六 13900002222 反映水渠堵塞')
    const fetched = async (user: string): Promise<string> => {
      const { name, bytes } = await documentOf(town, await town.say(user, '来访簿'))
      expect(name).toMatch(/\.xlsx$/)
      return [...unzip(bytes).values()].join('')
    }
    const whole = await fetched(clerk)
    for (const word of ['路灯', '13800001111', '水渠', '13900002222']) expect(whole).toContain(word)
    const own = await fetched(deputy)
    for (const word of ['路灯', '13800001111']) expect(own).toContain(word)
    for (const word of ['水渠', '13900002222', '赵六', '胡志强']) expect(own).not.toContain(word)
    expect(await documentsOf(town, await town.say(clerk, '来访簿', '主席团'))).toEqual([])
  })
})
