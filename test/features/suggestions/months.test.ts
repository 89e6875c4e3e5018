/** The chair is not told of single steps that others take, and once a month of what they came to. */
import { expect, it } from 'vitest'
import { queued } from '../../support/opened.ts'
import { chair, does, handledTown, liaison, second } from './handled.ts'

const town = await handledTown()
const vice = '沈月英'
const digests = async () => (await town.told()).filter(line => line.includes('月代表建议】'))

it('what others have done is one word on the first working day of the next month, and calls nobody', async () => {
  await town.say(second, '/建议 修复枫树湾路灯，坏了两个月')
  await town.say(second, '/建议 保密 有人夜里偷排污水，请查处')
  await town.say(second, '/建议 批我家宅基地，手续办了两年')
  await does(town, liaison, '/交办 1 农业农村办')
  await does(town, liaison, '/不予接收 3 属于个人事务')
  const steps = await town.told()
  expect(steps.filter(line => line.startsWith(chair) && line.includes('交办'))).toEqual([])
  await town.moveTo('2026-04-01T08:59:00+08:00')
  expect(await digests()).toEqual([])
  await town.moveTo('2026-04-01T09:01:00+08:00')
  const told = await digests()
  expect(told.map(line => line.split('：')[0])).toEqual([chair, vice])
  expect(told[0]).toBe(
    `${chair}：【2026年3月代表建议】提出3件、不予接收1件、交办1件。现在没有办结的2件，没有逾期的。要看全部情况，请发送：逾期`,
  )
  expect(told.join()).not.toMatch(/路灯|污水|宅基地/)
  const pushed = await queued(town.database.db)
  expect(pushed.filter(({ payload }) => payload.text?.includes('月代表建议】'))).toEqual([])
})

it('of a month in which nothing was done nothing is told', async () => {
  await town.moveTo('2026-06-02T12:00:00+08:00')
  expect(await digests()).toEqual([])
})

it('a change of the rules takes no month away', async () => {
  await town.say(second, '/建议 增加公交班次，群众出行不便')
  await town.say(liaison, '/建议设置 评价 20天')
  await town.moveTo('2026-07-01T09:01:00+08:00')
  expect(await digests()).toHaveLength(2)
})

it('after a downtime a month that is long over is left out', async () => {
  await town.say(second, '/建议 新建老年食堂，老人吃饭不便')
  town.clock.moveTo(new Date('2026-09-02T10:00:00+08:00'))
  await town.moveTo('2026-09-02T10:01:00+08:00')
  expect(await digests()).toEqual([])
})
