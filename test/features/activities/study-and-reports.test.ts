/** Study and duty reports, from the notice to the lists; photos of an activity; another congress sees nothing. */
import { beforeAll, expect, it } from 'vitest'
import { seedTown } from '../../../src/features/roster/seed.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''

beforeAll(async () => {
  await say('杨国梁', '/会议 3月12日上午9点 地点：镇政府大礼堂 代表学习培训 对象：第二代表小组', '全体代表')
  await say('杨国梁', '/会议 3月13日上午9点 地点：镇政府大礼堂 代表学习培训 对象：第二代表小组', '全体代表')
  await say('杨国梁', '/会议 3月13日下午2点 三楼会议室 主席团学习会 对象：主席团成员', '主席团')
  await say('杨国梁', '/会议 3月14日上午9点 地点：石桥村 代表述职评议会 对象：第二代表小组', '全体代表')
  await town.moveTo('2026-03-14T16:00:00+08:00')
  await say(liaison, '/点名 1 全到')
  await say(liaison, '/点名 2 除王秀兰外全到')
  await say(liaison, '/点名 3 全到')
  await say(liaison, '/点名 4 全到')
}, 60_000)

it('persons and attendances are two figures, the presidium and the deputies apart', async () => {
  const list = await say(liaison, '/学习')
  expect(list).toContain('主席团学习1次，参加9人次、9人；每季度不少于1次。')
  expect(list).toContain('代表学习培训2次，参加23人次、12人；每名代表全年不少于2次。')
  // Eleven of the group were there twice.
  expect(list).toContain('不足2次的代表49名：')
  expect(list).toContain('王秀兰')
})

it('a deputy sees his own and the sums, never who else has few; a group hears no names', async () => {
  const own = await say('王秀兰', '/学习')
  expect(own).toContain('2026年您参加学习培训2次，全年不少于2次。')
  expect(own).not.toContain('不足2次的代表')
  const inGroup = await say(liaison, '/学习', '全体代表')
  expect(inGroup).toContain('代表学习培训2次')
  expect(inGroup).not.toContain('不足2次的代表')
  expect(await say('何小川', '/学习')).toContain('花名册中还没有您')
  expect(await say('王秀兰', '/学习 某年')).toContain('没有读出是哪一年')
})

it('who reported is entered by clerks, each once, with the voters’ ratings of one', async () => {
  expect(await say('王秀兰', '/述职 4 王秀兰')).toContain('由主席、副主席和联络员办理')
  expect(await say(liaison, '/述职 4')).toContain('请写明述职代表的姓名')
  expect(await say(liaison, '/述职 4 张无此人')).toContain('没有查到“张无此人”')
  expect(await say(liaison, '/述职 4 贾文斌')).toContain('不是本级人大代表')
  expect(await say(liaison, '/述职 4 陈建华')).toContain('有2位陈建华')
  expect(await say(liaison, '/述职 4 王秀兰、毛水法 满意3')).toContain('一名代表一条')
  expect(await say(liaison, '/述职 4 王秀兰 讲得很好')).toContain('没有读懂')
  // The only 述职 of the week needs no number.
  expect(await say(liaison, '/述职 王秀兰、毛水法')).toContain(
    '已登记：王秀兰、毛水法在第4号口头述职。2026年已有2名代表述职，全年安排8至15名。',
  )
  expect(await say(liaison, '/述职 4 毛水法 书面 满意30 基本满意5 不满意1')).toContain('已有2名代表述职')
  const list = await say(liaison, '/述职')
  expect(list).toContain('毛水法：3月14日（星期六），第4号，书面，满意30票、基本满意5票、不满意1票')
  expect(list).toContain('本届还没有述过职的58名')
  expect(await say(liaison, '/述职 4 撤销 王秀兰')).toContain('已撤销王秀兰')
  expect(await say(liaison, '/述职 4 撤销 王秀兰')).toContain('没有变化')
  expect(await say(liaison, '/述职 2026年')).toContain('已有1名')
})

it('a deputy sees his own report and the count', async () => {
  const own = await say('毛水法', '/述职')
  expect(own).toContain('您2026年的述职')
  expect(own).toContain('书面')
  expect(await say('董长庚', '/述职')).not.toContain('毛水法')
  expect(await say(liaison, '/述职', '全体代表')).not.toContain('毛水法')
})

it('two who enter at the same moment lose nothing', async () => {
  await Promise.all([
    say(liaison, '/述职 4 董长庚'),
    say('沈月英', '/述职 4 章美琴'),
    say('杨国梁', '/活动记录 4 主题：述职'),
  ])
  expect(await say(liaison, '/述职')).toContain('已有3名')
  const rows = await db.sql<{ nth: number }[]>`
    select e.nth from activity_entry e join meeting m on m.id = e.meeting_id where m.number = 4 order by e.nth`
  expect(rows.map(({ nth }) => nth)).toEqual(rows.map((_, i) => i + 1))
})

it('photos are for an activity by its name, by whoever was called; a bare number is not one', async () => {
  expect(await say('王秀兰', '/附图 活动4')).toContain('将附在活动4')
  expect(await say('许金泉', '/附图 活动4')).toContain('没有查到')
  expect(await say('王秀兰', '/附图 4')).toContain('没有查到')
  expect(await say(liaison, '/看附件 会议4')).toContain('活动4还没有附件')
})

it('another congress has its own numbers, and sees nothing of these', async () => {
  await seedTown(
    db,
    {
      ...({ name: '青山镇', kind: 'township', county: '某县', province: '浙江', offices: [] } as const),
      roster: [
        {
          姓名: '何小川',
          企业微信账号: 'hexiaochuan',
          代表层级: '乡镇',
          代表小组: '第一代表小组',
          职务: '主席',
        },
      ],
      chats: [],
    },
    town.clock.now(),
  )
  for (const command of ['/活动记录 4', '/述职 4 何小川'])
    expect(await say('何小川', command)).toContain('没有第4号通知')
  expect(await say('何小川', '/活动')).toContain('还没有开展过活动')
  expect(await say('何小川', '/学习')).toContain('代表学习培训还没有开展')
  expect(await say('何小川', '/述职')).toContain('已有0名')
  expect(await say('何小川', '/计划')).toContain('还没有2026年的工作计划')
  expect(await say('何小川', '/总结')).toContain('不能起草')
  expect(await say('何小川', '/简报 3月')).toContain('没有举行过')
})
