/** Contacts with voters are counted by how often and by how many voters were met. */
import { expect, it } from 'vitest'
import { notedFor } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const deputy = '王秀兰'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const notesFor = async (name: string) => (await notedFor(db, name)).filter(text => text.includes('联系选民'))

it('the card says how many were met, and to the deputy alone what he has by now this year', async () => {
  const card = await say(deputy, '/联系 走访石桥村选民12人，了解春耕情况')
  expect(card).toContain('选民12人')
  expect(card).not.toContain('人次')
  expect(card).toContain('今年您已登记联系选民1次、12人，全年不少于2次。')
  const inGroup = await say(deputy, '/联系 走访白岩村选民3人', '全体代表')
  expect(inGroup).toContain('选民3人')
  expect(inGroup).not.toContain('今年您已登记')
  // Entered by the liaison for him: it is his, and nobody else reads his sum.
  const forHim = await say('周晓敏', '/联系 王秀兰代表走访大坪村选民5人')
  expect(forHim).not.toContain('今年您已登记')
})

it('where nobody said how many, one is counted, and how to mend it is said', async () => {
  const card = await say('胡志强', '/联系 走访石桥村')
  expect(card).toMatch(/没有写联系了几位选民，先按1人登记。更正请发送：\/改来访 2026-004 人数 12/)
  expect(await say('胡志强', '/改来访 4 人数 12')).toContain('选民12人')
  expect(await say('胡志强', '/联系 走访石桥村选民10余人')).toMatch(/人数不是确数，先按1人登记/)
  // Of a visit to a reception nobody asks.
  expect(await say('胡志强', '/来访 路灯坏了')).not.toContain('几位选民')
})

it('the book and the register tell contacts and voters apart from visits', async () => {
  expect(await say('周晓敏', '来访簿')).toContain('来访1件、来信0件、联系5件（选民33人次），共6件；34人次')
  expect(await say('许金泉', '/来访 断头路')).toContain('断头路')
  expect(await say('许金泉', '来访簿')).toContain('来访1件、来信0件、联系0件，共1件；1人次')
})

it('a void contact counts no longer', async () => {
  await say('胡志强', '/作废来访 5')
  expect(await say('胡志强', '/联系 走访桥亭村选民2人')).toContain('今年您已登记联系选民2次、14人')
})

it('a town that asks for ten voters a year reminds who has met fewer, and says how many are missing', async () => {
  await db.sql`update congress set settings = '{"visits": {"votersPerYear": 15}}'`
  await town.moveTo('2026-10-15T10:00:00+08:00')
  expect(await notesFor(deputy)).toEqual([])
  expect(await notesFor('胡志强')).toEqual([
    '今年您已登记联系选民2次、14人，全年不少于2次、15人，还差1人。联系后请发送：/联系 走访……村选民……人，……',
  ])
  expect(await notesFor('许金泉')).toEqual([
    '今年您已登记联系选民0次、0人，全年不少于2次、15人，还差2次、15人。联系后请发送：/联系 走访……村选民……人，……',
  ])
  expect(await notesFor('周晓敏')).toEqual([
    '截至10月15日，60名代表中有59名今年联系选民不足2次或不足15人，其中58名还没有联系过。已在单聊中分别提醒。',
  ])
})
