/** A word of emoji that an answer cuts in two. What is kept of it has to stay readable to the database, or what forgets answers stops. */
import { expect, it } from 'vitest'
import { forgetLinks } from '../../src/desk/inbound-store.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database

it.each([
  '/我是 ',
  '/帮助 ',
  '/履职 ',
  '/准假 ',
  '/名单 ',
  '/',
  '/导出 ',
  '/建议 1 ',
  '/建议 路灯坏了',
  '/会议 3月14日上午9点 三楼 专题会 议题：',
  '/改 1 请带',
  '请假 ',
  '/代 1 王秀兰 请假 ',
  '/取消 1 ',
  '/来访 路灯坏了',
  '/收文 县人大办 关于通知',
  '/决定 1 承办：农业农村办 内容',
  '/计划 增 5月 视察',
  '/活动记录 1 ',
  '/纪要 1 ',
])('%s and emoji without end: every answer that is kept is one that the database can read', async said => {
  for (const before of ['', 'a', 'ab'])
    for (const who of ['杨国梁', '王秀兰', '吴晓燕']) {
      const { text } = await town.say(who, said + before + '👩‍👩‍👧\0'.repeat(60))
      expect(text ?? '').not.toMatch(/没有处理成功/)
    }
  const [row] = await db.sql<{ kinds: number }[]>`
    select count(coalesce(reply::jsonb ->> 'kind', reply::jsonb ->> 'sealed'))::int as kinds from inbound`
  expect(row?.kinds).toBeGreaterThan(0)
})

it('one that was kept before is no end of forgetting', async () => {
  const at = new Date('2026-01-01T00:00:00Z')
  const words = String.raw`{"kind":"text","text":"\\\\\ud83d\ud83d \u0000 \\\\ud83d 👩","link":{"path":"/calendar/secret.ics"}}`
  await db.sql`
    insert into inbound (bot, msgid, kind, userid, received_at, reply) values ('B', 'old', 'text', 'x', ${at}, ${words}::text::json)`
  const between = { since: at, before: new Date('2026-01-02T00:00:00Z'), deadBefore: at }
  expect(await db.transaction(tx => forgetLinks(tx, between, 10))).toBe(1)
  const [row] = await db.sql<{ reply: unknown }[]>`select reply from inbound where msgid = 'old'`
  expect(row?.reply).toEqual({ kind: 'text', text: '\\\\\uFFFD\uFFFD \uFFFD \\\\ud83d 👩' })
})
