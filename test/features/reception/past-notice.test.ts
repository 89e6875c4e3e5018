import { expect, it } from 'vitest'
import { findCongress } from '../../../src/features/congress/store.ts'
import { readPublicNotice } from '../../../src/features/reception/store/public-notice.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'

const onDuty = () =>
  db.look(async tx => {
    const congress = await findCongress(tx, 1)
    if (congress === null) throw new Error('no congress')
    const noticed = await readPublicNotice(tx, congress, { year: 2026, month: 3, day: 16 }, town.clock.now())
    return typeof noticed === 'string' ? noticed : noticed.onDuty.map(({ name }) => name).toSorted()
  })

it('the notice of a day that is over has whoever was on duty then, also who has left since; before, who comes', async () => {
  await town.say(liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延')
  await town.say(liaison, '/排班 3月16日 王秀兰、胡志强')
  const both = await onDuty()
  expect(both).toHaveLength(2)
  await db.sql`update person set active = false, left_at = '2026-03-20' where name = '胡志强'`
  expect(await onDuty()).toEqual(['王秀兰'])
  await town.moveTo('2026-03-21T10:00:00+08:00')
  expect(await onDuty()).toEqual(both)
})
