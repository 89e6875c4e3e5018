/** Whoever came and gave a name that no reader takes for one: it does not go along into a suggestion that all deputies read. */
import { expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()

it.each([
  ['阿依古丽', '/来访 石桥村阿依古丽·买买提 13500001115 反映公厕臭'],
  ['买买提', '/来访 石桥村阿依古丽·买买提反映水渠漏'],
  ['钱七', '/来访 钱七 13500001116：我叫钱七，电压不稳'],
  ['钱七', '/来访 村民钱七（13900000001）反映楼道灯不亮，电压不稳'],
  ['金小明', '/来访 村民金小明（13900000002）反映水渠漏，灌溉困难'],
  ['金小明', '/来访 村民金小明反映公厕臭，没人打扫'],
  ['牛大山', '/来访 村民牛大山 13900000003 反映公厕臭，路不平'],
])('%s of «%s» stays in the register', async (name, said) => {
  const { message } = await town.say('王秀兰', said)
  const [visit] = await town.database.db.sql<{ id: number }[]>`select id from visit order by id desc limit 1`
  const clicked = await town.click('王秀兰', message?.id ?? '', `visit_suggest:${visit?.id}`)
  const number = Number(/已转为建议2026-(\d+)/.exec(clicked.message?.text ?? '')?.[1])
  const shown = (await town.say('胡志强', `/建议 ${number}`)).message?.text ?? ''
  expect(shown).toContain('《关于')
  expect(shown).not.toContain(name)
  expect(shown).toMatch(/公厕臭|水渠漏|电压不稳/)
})
