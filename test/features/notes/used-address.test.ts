import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { everybodyIsReached, speaksOnlyWhenSpokenTo } from '../../support/ways.ts'

/**
 * The way to somebody alone may be closed when his word's turn comes: WeCom's answer address is good for one word within an hour
 * (wecom-protocol 1.11), a bot may be refused where nobody speaks to it, and an account may not be let see the app.
 */
const town = await startTown()
const { sql } = town.database.db
const presidium = '主席团'

await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)

await sql`
  create function take_address() returns trigger language plpgsql as
    $$ begin delete from answer_url; return null; end $$`

const faults = (settings: object) => town.api('faults', settings)

/** @param clerk whose own answer has to wait, so that the one refusal of the platform is for the word */
async function whileHisWayIsClosed<T>(userid: string, clerk: string, act: () => Promise<T>): Promise<T> {
  if (everybodyIsReached) {
    await faults({ unseen: [userid] })
    const done = await act()
    await faults({ clear: true })
    return done
  }
  if (!speaksOnlyWhenSpokenTo) {
    const block = (until: Date | null) => sql`
      insert into outbox_target (channel, target, version, blocked_until) values ('connection', ${clerk}, 1, ${until})
      on conflict (channel, target) do update set blocked_until = excluded.blocked_until`
    await block(new Date(town.clock.now().getTime() + 600_000))
    await faults({ errcode: 93006 })
    const done = await act()
    await block(null)
    return done
  }
  // Between the decision and its sending another word takes the address, as when two clerks decide at one moment.
  await sql`
    create trigger take_address after insert on outbox for each statement execute function take_address()`
  try {
    return await act()
  } finally {
    await sql`drop trigger take_address on outbox`
  }
}
/** The clerks are told of an account that the app does not reach. */
const isForHim = ({ text }: { readonly text: string }) => !text.startsWith('企业微信应用的消息送不到')
const inPresidium = 'group:wrYunxiPresidium01'

test('a word whose way is closed when its turn comes is a call in the group, without what it says', async () => {
  await town.say('胡志强', '请假 住院')
  const { pushed } = await whileHisWayIsClosed('huzhiqiang', inPresidium, () =>
    town.say('周晓敏', '/不准 胡志强 本次要表决', presidium),
  )
  const [call, ...more] = pushed.filter(isForHim)
  expect(call).toMatchObject({ chat: 'wrYunxiPresidium01', mentions: ['huzhiqiang'] })
  expect(call?.text).toContain('您有新消息')
  expect(more).toEqual([])
  expect(pushed.map(({ text }) => text).join()).not.toContain('表决')
})

test('it is not dead, and the person reads it once when he looks', async () => {
  expect((await town.say('沈月英', '未送达')).text).toContain('没有发送失败的消息')
  expect((await town.say('胡志强', '我的')).text).toContain('本次要表决')
  expect((await town.say('胡志强', '我的')).text).not.toContain('本次要表决')
})

test('in the night the call waits for the morning', async () => {
  await town.moveTo('2026-03-11T21:30:00+08:00')
  await town.say('王秀兰', '请假 住院')
  const { pushed } = await whileHisWayIsClosed('wangxiulan', 'user:zhouxiaomin', () =>
    town.say('周晓敏', '/准假 王秀兰'),
  )
  expect(pushed.filter(isForHim)).toEqual([])
  await town.moveTo('2026-03-12T07:59:00+08:00')
  const before = await town.messages(presidium)
  await town.moveTo('2026-03-12T08:00:00+08:00')
  const fresh = (await town.messages(presidium)).slice(before.length)
  expect(fresh.filter(({ text }) => text.includes('您有新消息'))).toHaveLength(1)
})

test('who has no group that speaks cannot be called either, and the liaison sees that', async () => {
  await town.say('胡志强', '改为参加')
  await town.say('胡志强', '请假 开会')
  await sql`update chat set webhook_key = null`
  await sql`delete from spoken_place where place like 'group:%'`
  await whileHisWayIsClosed('huzhiqiang', 'user:zhouxiaomin', () =>
    town.say('周晓敏', '/不准 胡志强 本次要表决'),
  )
  expect((await town.say('沈月英', '未送达')).text).toContain(
    everybodyIsReached
      ? '没有这个账号，或不在应用的可见范围内'
      : speaksOnlyWhenSpokenTo
        ? '没有单独发来消息，暂时发不出去'
        : '企业微信里没有这个会话',
  )
})
