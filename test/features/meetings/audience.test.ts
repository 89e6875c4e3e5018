import { describe, expect, test } from 'vitest'
import { type Heard, startTown } from '../../support/town.ts'
import { everybodyIsReached, reached, whileNothingIsPushed } from '../../support/ways.ts'

/** A notice that is out is for others than it was: who is new is asked, who is out is told, who stays is left alone. */
const town = await startTown()
const { sql } = town.database.db
const chair = '杨国梁'
const presidium = '主席团'
const firstGroup = 'wrYunxiGroup03'
const secondGroup = 'wrYunxiGroup04'
const presidiumChat = 'wrYunxiPresidium01'

await town.say(chair, '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 3月17日下午6点前回复', presidium)
await town.say('王秀兰', '参加', presidium)
await town.say('胡志强', '请假 住院', presidium)

const sheet = async (number = 1) => (await town.say(chair, `/名单 ${number}`)).text ?? ''
const log = async () => (await town.say(chair, '/日志 1')).text ?? ''
const asks = /【会议通知】/
const tells = /【通知变更】/
/** The chats in which something was said: with the app to each alone, else in a group that he is in. */
const chatsOf = (pushed: Heard['pushed'], group: string) => {
  const chats = [...new Set(pushed.map(({ chat }) => chat))]
  return everybodyIsReached
    ? chats.filter(chat => !chat.startsWith('app:'))
    : chats.filter(chat => chat !== group)
}

describe('somebody is added', () => {
  test('he is asked alone, or by name in a group that he is in, appears as silent, and nobody else hears of it', async () => {
    const changed = await town.say(chair, '/改 1 增加 董长庚、毛水法', presidium)
    expect(changed.message?.text).toContain('主席团成员、董长庚、毛水法（11人）')
    expect(reached(changed.pushed, asks)).toEqual(['dongchanggeng', 'maoshuifa'])
    expect(reached(changed.pushed, /./)).toEqual(['dongchanggeng', 'maoshuifa'])
    expect(chatsOf(changed.pushed, secondGroup)).toEqual([])
    expect(changed.pushed[0]?.text).toContain('3月17日（星期二）下午6:00前回复能否参加')
    expect(await sheet()).toMatch(/应到11人，已确认参加1人.*未回复9人/)
    expect(await sheet()).toMatch(/【未回复】.*董长庚/)
  })

  test('those who stay keep their answers and are not asked again', async () => {
    expect(await sheet()).toMatch(/【参加】1人：王秀兰/)
    expect(await sheet()).toMatch(/【请假待批】1人：胡志强/)
  })

  test('he answers like anybody else, and is reminded where he was asked', async () => {
    expect((await town.say('董长庚', '参加')).text).toContain('已登记')
    const nudged = await town.say(chair, '/催 1', presidium)
    const called = reached(nudged.pushed, /请在3月17日（星期二）下午6:00前/)
    expect(called.filter(userid => userid === 'maoshuifa')).toEqual(['maoshuifa'])
    expect(called).toContain('xujinquan')
    expect(called).not.toContain('dongchanggeng')
    const inOther = nudged.pushed.filter(({ chat }) => chat === secondGroup)
    expect(inOther.map(({ mentions }) => mentions)).toEqual(everybodyIsReached ? [] : [['maoshuifa']])
  })

  test('the quorum is still that of the presidium: a guest is no vote', async () => {
    // Nine members, five of them needed; of the two who come one is a guest.
    expect(await sheet()).toContain('已确认参加2人')
    expect(await sheet()).toContain('法定人数：须5人，还差4人')
  })

  test('twice changes nothing, and says so', async () => {
    const again = await town.say(chair, '/改 1 增加 董长庚', presidium)
    expect(again.text).toContain('未变')
    expect(again.pushed).toEqual([])
  })

  test('a name that nobody has, or two have, is asked back and nothing is changed', async () => {
    expect((await town.say(chair, '/改 1 增加 董长庚、张大彪')).text).toContain('花名册中没有“张大彪”')
    expect((await town.say(chair, '/改 1 增加 陈建华')).text).toContain('“陈建华”有2位')
    expect((await town.say(chair, '/改 1 通知对象加上第九代表小组')).text).toContain('没有“第九代表小组”')
    expect(await sheet()).toContain('应到11人')
  })

  test('the place behind the name tells homonyms apart', async () => {
    const { text } = await town.say(chair, '/改 1 增加 陈建华（东岙村）')
    expect(text).toContain('新增1人')
    const [row] = await sql<{ district: string }[]>`
      select p.district from invitee v join person p on p.id = v.person_id where p.name = '陈建华'`
    expect(row?.district).toBe('东岙村')
  })

  test('an office is its contact persons, who are in no group and have to be phoned when they have no account', async () => {
    await sql`update person set userid = null where name = '范巧云'`
    const { text } = await town.say(chair, '/改 1 请财政所列席')
    expect(text).toContain('财政所')
    expect(text).toContain('范巧云未绑定企业微信，机器人通知不到，请打电话告知')
  })
})

describe('somebody is taken out', () => {
  test('he is told, is no longer counted, and what he answered stays in the log', async () => {
    const changed = await town.say(chair, '/改 1 胡志强不用参加了', presidium)
    expect(changed.message?.text).toContain('不含胡志强')
    expect(reached(changed.pushed, tells)).toEqual(['huzhiqiang'])
    expect(reached(changed.pushed, /./)).toEqual(['huzhiqiang'])
    expect(chatsOf(changed.pushed, presidiumChat)).toEqual([])
    expect(changed.pushed[0]?.text).toContain('您不需要参加，也不需要再回复')
    expect(await sheet()).not.toContain('胡志强')
    expect(await log()).toMatch(/胡志强：请假（.*住院）/)
    expect((await town.say(chair, '待批')).text).not.toContain('胡志强')
  })

  test('an answer of his is refused with the reason, in words and on the old card', async () => {
    expect((await town.say('胡志强', '第1号 参加')).text).toContain('不在')
    const card =
      (await town.messages(presidium)).find(message => message.text.includes('第1号通知'))?.id ?? ''
    expect((await town.click('胡志强', card, 'attend:1', presidium)).text).toContain('不在')
    expect(await log()).toContain('胡志强：回复（未登记：不在通知对象中）')
  })

  test('the body whose quorum counts is not made smaller by leaving him out', async () => {
    expect(await sheet()).toContain('法定人数：须5人，还差4人')
  })

  test('when he is called again he is asked anew', async () => {
    await town.say(chair, '/改 1 增加胡志强', presidium)
    expect(await sheet()).toMatch(/【未回复】.*胡志强/)
    expect((await town.say('胡志强', '参加', presidium)).text).toContain('已登记')
  })
})

test('both at once, with the time: those who stay are asked again, each hears what is for him', async () => {
  const changed = await town.say(chair, '/改 1 时间改到3月19日下午3点，增加郑永福，去掉毛水法', presidium)
  const forOne = (words: RegExp) => changed.pushed.filter(({ text }) => words.test(text))
  expect(reached(changed.pushed, asks)).toEqual(['zhengyongfu'])
  expect(chatsOf(forOne(asks), firstGroup)).toEqual([])
  expect(reached(changed.pushed, /您不需要参加/)).toEqual(['maoshuifa'])
  expect(chatsOf(forOne(/您不需要参加/), secondGroup)).toEqual([])
  const askedAgain = reached(changed.pushed, /需重新确认/)
  expect(askedAgain).not.toContain('zhengyongfu')
  expect(askedAgain).toContain('wangxiulan')
  expect(forOne(asks)[0]?.text).toContain('3月19日（星期四）下午3:00')
  expect(await sheet()).toContain('已确认参加0人')
})

test('the whole audience is replaced by another', async () => {
  await town.say(chair, '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议', presidium)
  await town.say('王秀兰', '第2号 参加')
  const { text, pushed } = await town.say(chair, '/改 2 通知对象 第二代表小组')
  expect(text).toContain('通知对象改为第二代表小组。新增11人，减少8人')
  expect(await sheet(2)).toMatch(/应到12人，已确认参加1人/)
  expect(reached(pushed, asks)).toHaveLength(11)
  expect(reached(pushed, tells)).toHaveLength(8)
  expect([...reached(pushed, asks), ...reached(pushed, tells)]).not.toContain('wangxiulan')
})

test('nobody can be left out of a notice until nobody is called', async () => {
  await town.say(chair, '/会议 3月21日上午9点 镇政府三楼会议室 参加人员：董长庚、毛水法', presidium)
  const { text } = await town.say(chair, '/改 3 去掉董长庚、毛水法')
  expect(text).toContain('这样改就没有通知对象了')
  expect(await sheet(3)).toContain('应到2人')
})

test('earlier states are kept, with whom they were for and who was moved', async () => {
  const versions = await sql<{ to: string }[]>`
    select notice->'audience'->>'to' as to from meeting_version where meeting_id = 2 order by version`
  expect(versions.map(row => row.to)).toEqual(['presidium'])
  const [deed] = await sql<{ added: number; removed: number }[]>`
    select jsonb_array_length(detail->'added') as added, jsonb_array_length(detail->'removed') as removed
    from deed where action = 'meeting.amend' and subject = 'meeting:2'`
  expect(deed).toEqual({ added: 11, removed: 8 })
  expect((await town.say(chair, '/日志 2')).text).toContain('杨国梁：更改，通知对象，新增11人，减少8人')
})

describe('what is asked of those who come', () => {
  test('a new requirement is told to those who stay, who need not answer again', async () => {
    const changed = await town.say(chair, '/改 2 请着正装', presidium)
    expect(changed.message?.text).toContain('要求：请着正装')
    expect(changed.pushed[0]?.text).toContain('要求改为请着正装。原来的回复继续有效')
    expect(await sheet(2)).toContain('已确认参加1人')
  })

  test('another is added to it, and who is added then hears both', async () => {
    await town.say(chair, '/改 2 请带笔', presidium)
    const { pushed } = await town.say(chair, '/改 2 增加 郑永福', presidium)
    expect(pushed[0]?.text).toContain('要求：请着正装；请带笔。')
  })

  test('it is taken back', async () => {
    const changed = await town.say(chair, '/改 2 取消要求', presidium)
    expect(changed.message?.text).not.toContain('请着正装')
    expect(changed.pushed[0]?.text).toContain('取消要求')
  })
})

test('a title, as people call it', async () => {
  const changed = await town.say(chair, '/改 2 改名为民生实事项目推进会', presidium)
  expect(changed.message?.text).toContain('民生实事项目推进会')
  expect(changed.pushed[0]?.text).toContain('名称改为民生实事项目推进会')
})

test('of a draft the same words change whom it will be for', async () => {
  const draft = await whileNothingIsPushed(town, () =>
    town.say(chair, '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议'),
  )
  const number = /第(\d+)号/.exec(draft.message?.text ?? '')?.[1]
  const changed = await town.say(chair, `/改 ${number} 增加 第二代表小组，去掉毛水法，请带笔`)
  expect(changed.message?.text).toContain('主席团成员、第二代表小组（不含毛水法）')
  expect(changed.message?.text).toContain('要求：请带笔')
  const published = await town.say(chair, `/发布 ${number}`, presidium)
  expect(published.message?.text).toContain('未回复19')
})
