/** A county's clerk in a browser: what she sees of her towns, how she asks them, and what she never sees. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { second } from '../features/county/county-town.ts'
import { county, liaison, openSmallTown, type SmallTown } from './small-town.ts'

let town: SmallTown
let page: Page

beforeAll(async () => {
  town = await openSmallTown([
    ['王秀兰', '/来访 村民李四（13800000001）反映枫树湾路灯坏了，3月12日前答复，转村镇建设办'],
    ['王秀兰', '/建议 白岩村至镇区增开早晚两班公交'],
    [liaison, '/会议 明天上午9点 镇政府三楼会议室 视察农田水利', '第二代表小组'],
    ['章美琴', '请假 在县里开会', '第二代表小组'],
    ['at', '2026-03-27T09:00:00+08:00'],
  ])
  page = await town.enter(county)
})
afterAll(() => town.close())

const open = (path: string) => page.goto(`${town.base}/console/c/${town.countyId}/${path}`)
/** Nobody of whom a town alone knows, nothing that somebody said to it. */
const never = /李四|1380000|章美琴|在县里开会|枫树湾|公交|王秀兰|胡志强/

it('signs in and is at her towns; her first page leads there, too', async () => {
  await page.getByRole('heading', { level: 1, name: '各乡镇' }).waitFor()
  await page.getByRole('link', { name: '首页' }).click()
  await page.getByRole('heading', { level: 2, name: '某县人大' }).waitFor()
  expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual([
    '首页',
    '各乡镇',
    '县通知',
  ])
  await page.getByRole('navigation').getByRole('link', { name: '各乡镇' }).click()
  await page.getByRole('heading', { level: 1, name: '各乡镇' }).waitFor()
})

it('sees counts of each town, who has not met this quarter, and what is overdue', async () => {
  await page.getByText('本季度还没有召开主席团会议：云溪镇、石桥镇。').waitFor()
  const held = page.getByRole('table', { name: '会议、活动和接待' }).getByRole('row', { name: /^云溪镇/ })
  expect(await held.getByRole('cell').allTextContents()).toEqual([
    '60',
    '0次（本季度未开）',
    ...['0', '0', '0', '0', '1'],
  ])
  const handled = page.getByRole('table', { name: '建议、计划和逾期事项' })
  await handled.getByRole('row', { name: /^云溪镇 1件/ }).waitFor()
  await handled.getByRole('row', { name: /^云溪镇 .*来访来信1件（最长15天）/ }).waitFor()
})

it('asks all towns in the chat; one answers, and the answer stands on the page', async () => {
  await town.room.say(county, '/县通知 请各乡镇4月3日下午5点前报送联络站建设情况。回报：建成数量、存在问题')
  await town.room.say(county, '/县通知 1 发布')
  await open('county-notices')
  await page.getByRole('row', { name: /^县通知第1号 .*已发布 0\/2个单位已回复/ }).waitFor()
  await town.room.say(liaison, '/县通知 1 建成4个；桥亭村联络站缺电脑')
  await page.getByRole('link', { name: '县通知第1号' }).click()
  await page.getByRole('heading', { name: '各乡镇回复（1/2个单位已回复）' }).waitFor()
  await page.getByRole('row', { name: /^云溪镇 建成4个；桥亭村联络站缺电脑 周晓敏/ }).waitFor()
  await page.getByRole('row', { name: /^石桥镇 未回复/ }).waitFor()
  await page.getByText('“/县通知 1 改期到 日期”').waitFor()
  await town.room.say(second, '/县通知 1 建成1个')
})

it('nowhere sees who asked for leave, who came, or what a suggestion says; nor on the towns’ own pages', async () => {
  for (const path of ['towns', 'county-notices', 'county-notices/1']) {
    await open(path)
    expect(await page.content(), path).not.toMatch(never)
  }
  for (const path of ['meetings/1', 'registers/visits', 'suggestions/1', 'today']) {
    const answer = await page.request.get(town.at(path))
    expect(answer.status(), path).toBe(404)
    expect(await answer.text()).not.toMatch(never)
  }
})

it('nothing was complained of', () => expect(town.complaints).toEqual([]))
