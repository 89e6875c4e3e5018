/** Three look at a sheet while five answer; one of the three is without a network for a while. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deputy, liaison, openSmallTown, type SmallTown } from './small-town.ts'

let town: SmallTown
let lookers: Page[]

beforeAll(async () => {
  town = await openSmallTown([[liaison, '/会议 后天上午9点 镇政府三楼会议室 主席团会议', '主席团']])
  lookers = []
  for (const who of [liaison, '杨国梁', deputy]) {
    const page = await town.enter(who)
    await page.goto(town.at('meetings/1'))
    await page.getByText('实时更新', { exact: true }).waitFor()
    lookers.push(page)
  }
})
afterAll(() => town.close())

const figuresOf = (page: Page) => page.locator('dl.figures').first().locator('div').allTextContents()
const shows = (page: Page, figure: string) =>
  page.locator('dl.figures div').filter({ hasText: figure }).first().waitFor()
/** Each line of a clerk's sheet, as it is read. */
const linesOf = (page: Page) =>
  page.getByRole('table', { name: '回复名单' }).getByRole('row').allTextContents()

it('whoever looks sees all answers without a reload, also who was cut off meanwhile', async () => {
  const [clerk, chair, member] = lookers
  if (clerk === undefined || chair === undefined || member === undefined) throw new Error('nobody looks')
  await Promise.all([town.room.say('沈月英', '参加'), town.room.say('许金泉', '参加')])
  await Promise.all(lookers.map(page => shows(page, '参加2')))
  await chair.context().setOffline(true)
  await Promise.all([
    town.room.say('胡志强', '请假 在县里开会'),
    town.room.say('季连生', '参加'),
    town.room.say('杨国梁', '参加'),
  ])
  await Promise.all([clerk, member].map(page => shows(page, '参加4')))
  await chair.context().setOffline(false)
  await shows(chair, '参加4')
  await chair.getByText('实时更新', { exact: true }).waitFor()
  for (const page of lookers) expect(await figuresOf(page)).toEqual(await figuresOf(clerk))
  expect(await linesOf(chair)).toEqual(await linesOf(clerk))
  await clerk.reload()
  await clerk.getByText('实时更新', { exact: true }).waitFor()
  expect(await linesOf(clerk)).toEqual(await linesOf(chair))
})

it('a deputy who looks sees the figures, and nobody’s reason', async () => {
  expect(await lookers[2]?.content()).not.toContain('在县里开会')
})
