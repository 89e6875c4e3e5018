/** 收到 on the card of a county's notice is for the words that the card shows. */
import { expect, it } from 'vitest'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { click } from '../desk/stage.ts'
import { addCounty, county } from '../features/county/county-town.ts'
import { quietLog } from '../support/database.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database
const { townId } = await addCounty(town)
const desk = createDesk({ db, clock: town.clock, registry, botName: '联络员', log: quietLog })
const press = async (key: string) => JSON.stringify(await desk(click('zhouxiaomin', key, { chat: null })))
const replies = () => db.sql<{ version: number }[]>`select version from county_reply`

it('what was changed since is shown, and asked again', async () => {
  await town.say(county, '/县通知 请各乡镇注意防汛')
  await town.say(county, '/县通知 1 发布')
  const [{ id } = { id: 0 }] = await db.sql<{ id: number }[]>`select id from county_notice`
  await town.say(county, '/县通知 1 改 请各乡镇立即转移危房人员')
  await town.say(county, '/县通知 1 发布')

  const shown = await press(`cn_read:${id}.${townId}.1`)
  expect(shown).toContain('请各乡镇立即转移危房人员')
  expect(shown).toContain(`cn_read:${id}.${townId}.2`)
  expect(await replies()).toEqual([])

  expect(await press(`cn_read:${id}.${townId}.2`)).toContain('已代表本单位回复')
  expect(await replies()).toEqual([{ version: 2 }])
})
