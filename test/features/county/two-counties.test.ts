/** A town that was moved to another county has been sent notices by both, which each count from 1. */
import { beforeAll, expect, it } from 'vitest'
import { createCongress, findCongress } from '../../../src/features/congress/store.ts'
import { linkTown } from '../../../src/features/county/store/links.ts'
import { privateNotes } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'
import { addCounty, county, second } from './county-town.ts'

const town = await startTown()
const { db } = town.database
const { townId, stoneId, countyId, name } = await addCounty(town)
const next = second
const clerk = '周晓敏'
const say = async (who: string, text: string) => {
  const heard = await town.say(who, text)
  return `${heard.text ?? ''}\n${JSON.stringify(heard.card ?? '')}`
}
const toldLast = async () =>
  (await privateNotes(db)).filter(({ userid }) => userid === 'zhouxiaomin').at(-1)?.text ?? ''
/** `何小川's county 参加2人`, oldest first. */
const replies = async () =>
  (
    await db.sql<{ line: string }[]>`
      select k.name || ' ' || n.number || ' ' || y.words as line
      from county_reply y join county_notice n on n.id = y.notice_id join congress k on k.id = n.congress_id
      order by y.id`
  ).map(({ line }) => line)

beforeAll(async () => {
  await say(county, '/县通知 请报送培训情况。回报：参加人数')
  await say(county, '/县通知 1 发布')
  const now = town.clock.now()
  await db.transaction(async tx => {
    const known = await findCongress(tx, countyId)
    const made = await createCongress(
      tx,
      { name: '邻县', kind: 'county', county: null, province: known?.province ?? null },
      now,
    )
    if (made === null) throw new Error('not made')
    await tx.sql`update person set congress_id = ${made.id} where name = ${next} and congress_id = ${stoneId}`
    await linkTown(tx, townId, made)
  })
})

it('while one of them only has sent something its number is enough', async () => {
  expect(await say(clerk, '/县通知 1 参加2人')).toContain('已代表本单位回复县通知第1号')
  expect(await replies()).toEqual([`${name} 1 参加2人`])
})

it('a number that both have given is asked about, and nothing goes to either', async () => {
  await say(next, '/县通知 请报送防汛物资情况。回报：物资数量')
  await say(next, '/县通知 1 发布')
  expect(await toldLast()).toContain('/县通知 邻县 1 回复内容')
  const asked = await say(clerk, '/县通知 1 编织袋500个')
  expect(asked).toContain(`/县通知 ${name} 1`)
  expect(asked).toContain('/县通知 邻县 1')
  expect(await say(clerk, '/县通知 1')).toContain('/县通知 邻县 1')
  expect(await replies()).toHaveLength(1)
})

it('what the town is told to send reaches the county that said so', async () => {
  await say(county, '/县通知 1 改 请报送培训情况。回报：参加人数、带队领导')
  await say(county, '/县通知 1 发布')
  const [, told = ''] = /已回复的也请重新回复：(.+?)回复内容/u.exec(await toldLast()) ?? []
  expect(told).toBe(`/县通知 ${name} 1 `)
  expect(await say(clerk, `${told}参加3人，沈月英带队`)).toContain(`${name}人大的县通知第1号`)
  expect((await replies()).slice(1)).toEqual([`${name} 1 参加3人，沈月英带队`])
})

it.each(['邻县 1 甲', '邻县1号 乙', '邻县人大第1号 丙', '邻县 第1号：丁'])(
  '%s names its county',
  async said => {
    expect(await say(clerk, `/县通知 ${said}`)).toContain('已代表本单位回复邻县人大的县通知第1号')
    expect((await replies()).at(-1)).toBe(`邻县 1 ${said.at(-1)}`)
  },
)

it('the list and each notice say whose they are', async () => {
  const listed = await say(clerk, '/县通知')
  expect(listed).toContain(`${name}人大第1号`)
  expect(listed).toContain('邻县人大第1号')
  expect(await say(clerk, `/县通知 ${name} 1`)).toContain('培训情况')
  expect(await say(clerk, '/县通知 邻县 1')).toContain('防汛物资')
  expect(await say(clerk, '/县通知 邻县 7')).toContain('没有给本单位发过第7号')
})

it('words without a number go to the one notice that waits, whatever its number', async () => {
  await say(next, '/县通知 1 改 请报送防汛物资情况。回报：物资数量、存放地点')
  await say(next, '/县通知 1 发布')
  expect(await say(clerk, '/县通知 编织袋600个，在镇仓库')).toContain('邻县人大的县通知第1号')
  expect((await replies()).at(-1)).toBe('邻县 1 编织袋600个，在镇仓库')
})

it('a cancelled one is no longer meant', async () => {
  await say(next, '/县通知 1 取消 已汇总')
  expect(await say(clerk, '/县通知 1 参加4人，沈月英带队')).toContain(`${name}人大的县通知第1号`)
  expect(await say(clerk, '/县通知 邻县 1 编织袋700个')).toContain('已取消')
})

it('who is a clerk of a county, too, answers for the town where a county is named in front of the number', async () => {
  await db.sql`
    with added as (
      insert into person (congress_id, name, userid, updated_at)
      select id, ${clerk}, 'zhouxiaomin', ${town.clock.now()} from congress where name = '邻县' returning id)
    insert into person_role (person_id, role) select id, 'liaison' from added`
  expect(await say(clerk, `/县通知 ${name} 1 参加5人，沈月英带队`)).toContain(`${name}人大的县通知第1号`)
  expect((await replies()).at(-1)).toBe(`${name} 1 参加5人，沈月英带队`)
})
