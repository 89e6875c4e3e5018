/** 重发 全部 is all of them, and says how many stay and why. */
import { expect, it } from 'vitest'
import { startTown, townPlays } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const clerk = '杨国梁'
/** A way that is not open here: what is sent again stays in line. */
const closed = townPlays === 'callback+app' ? 'connection' : 'app'

it('sends all again, however many; what has nobody to go to stays and is told', async () => {
  await town.say(clerk, '签到')
  const [row] = await db.sql<{ id: number }[]>`select id from person where name = '王秀兰'`
  const dead = async (count: number, target: string) => db.sql`
    insert into outbox (congress_id, channel, target, promise, payload, state, last_error, settled_at, due_at, created_at, person_ids)
    select 1, ${closed}, ${target}, 'at_most_once', '{"kind": "text", "text": "甲"}', 'dead', 'maybe_sent', now(), now() + interval '9 days',
           now(), array[${row?.id ?? 0}]::int[] from generate_series(1, ${count}::int)`
  await dead(230, 'user:somebody')
  expect((await town.say(clerk, '/未送达')).text).toContain('有230条消息没有发出去')
  expect((await town.say(clerk, '/重发 全部')).text).toBe('正在重新发送230条消息。')
  expect((await town.say(clerk, '/未送达')).text).toBe('没有发送失败的消息。')
  await db.sql`update outbox set state = 'dead', settled_at = now() where channel = ${closed}`
  await db.sql`update outbox set person_ids = (select array[id] from person where name = '胡志强') where id in (
    select id from outbox where channel = ${closed} limit 7)`
  await db.sql`update person set userid = null where name = '胡志强'`
  expect((await town.say(clerk, '/重发 全部')).text).toBe(
    '正在重新发送223条消息。另有7条没有重发：收件人在花名册中没有企业微信账号，补上账号后请再发送“/重发 全部”。',
  )
})
