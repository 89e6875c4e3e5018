import { beforeEach, expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { documentsOf } from '../../support/ways.ts'
import { forgetVisits } from '../visits/register-of.ts'
import { clerk, deputy, jpeg, other, photoTown, pushed } from './stage.ts'

const town = await startTown()
const { sql } = town.database.db
const { send, kept } = photoTown(town)
const say = async (user: string, words: string) => (await town.say(user, words)).text ?? ''

/** The log of deeds forgets nothing. */
let before = 0

/** Two of the deputy who received, one of the other who entered. */
beforeEach(async () => {
  await forgetVisits(town)
  await sql`truncate attachment, attachment_target`
  const [deed] = await sql<{ last: number }[]>`select coalesce(max(id), 0) as last from deed`
  before = deed?.last ?? 0
  await town.say(other, '/来访 由王秀兰接待，杨树湾村李四反映路灯坏了')
  await town.say(deputy, '/附图 1')
  await send(deputy, jpeg('first'), '李四身份证.jpg')
  await send(deputy, jpeg('second'), 'b.jpg')
  await send(other, jpeg('third'), 'c.jpg')
})

const removals = () => sql`
  select userid, subject, detail, msgid is not null as "hasMessage" from deed where action = 'attachment.remove' and id > ${before}
  order by id`

test('a wrong photo goes with its content and its name; that there was one, and who removed it, stays', async () => {
  expect(await say(deputy, '/删附件 1 1')).toContain('已删除来访2026-001的第1个附件，现有2个')
  expect((await kept())[0]).toMatchObject({ number: 1, name: '', content: null, by: deputy })
  const [row] = await sql`
    select p.name from attachment a join person p on p.id = a.removed_by where removed_at is not null`
  expect(row).toEqual({ name: deputy })
  const [visit] = await sql<{ id: number }[]>`select id from visit`
  expect(await removals()).toEqual([
    {
      userid: 'wangxiulan',
      subject: `visit:${visit?.id}`,
      detail: { number: 1, mime: 'image/jpeg' },
      hasMessage: true,
    },
  ])
})

test('the others keep their numbers, and no number is given again', async () => {
  await say(deputy, '/删附件 1 2')
  expect(await say(deputy, '/看附件 1')).toMatch(/第1个[\s\S]*第3个/)
  await say(other, '/删附件 1 第3个')
  await town.say(deputy, '/附图 1')
  expect(pushed(await send(deputy, jpeg('second'), 'again.jpg'))).toContain('现有2个附件')
  expect(await say(deputy, '/看附件 1')).toMatch(/第1个[\s\S]*第4个 again\.jpg/)
  // Said twice, it does not fall upon the next one.
  expect(await say(deputy, '/删附件 1 2')).toContain('没有您可以删除的第2个附件')
  expect(await documentsOf(town, await town.say(deputy, '/看附件 1'))).toHaveLength(2)
})

test('whoever did not send it and is no clerk may not; a clerk may', async () => {
  // He received the voter and sees the photo; it is not his to take away.
  expect(await say(deputy, '/删附件 1 3')).toBe('来访2026-001的第3个附件由发送人或主席、副主席、联络员删除。')
  // He may not even see it, and is not told whether it is there.
  expect(await say(other, '/删附件 1 1')).toBe((await say(other, '/删附件 1 9')).replace('9', '1'))
  expect(await say('徐志刚', '/删附件 1 1')).toBe('没有查到您可以办理的这一号，请核对号数。')
  expect((await kept()).filter(({ content }) => content === null)).toEqual([])
  expect(await say(clerk, '/删除附件 2026-001 3')).toContain('已删除')
  expect(await removals()).toHaveLength(1)
})

test.each([
  ['/删附件', '请写明号数，如：/删附件 12 2'],
  ['/删附件 1', '请写明删除第几个，如：/删附件 来访2026-001 1。查看请发送：/看附件 来访2026-001'],
  ['/删附件 1 第一张', '请写明删除第几个，如：/删附件 来访2026-001 1。查看请发送：/看附件 来访2026-001'],
  ['/删附件 1 1 和 2', '请写明删除第几个，如：/删附件 来访2026-001 1。查看请发送：/看附件 来访2026-001'],
  ['/删附件 9 1', '没有查到您可以办理的这一号，请核对号数。'],
])('%s removes nothing', async (said, answer) => {
  expect(await say(deputy, said)).toBe(answer)
  expect(await removals()).toEqual([])
})

test('in a group nothing is removed', async () => {
  const { text } = await town.say(clerk, '/删附件 1 1', '主席团')
  expect(text).toContain('请单独给联络员发送')
  expect(await removals()).toEqual([])
})

test('of a matter that was made void it can still be removed', async () => {
  await town.say(clerk, '/作废来访 1')
  expect(await say(deputy, '/删附件 1 1')).toContain('已删除')
})

test('two who remove the same at once remove it once', async () => {
  const told = await Promise.all([say(deputy, '/删附件 1 1'), say(clerk, '/删附件 1 1')])
  expect(told.filter(text => text.startsWith('已删除'))).toHaveLength(1)
  expect(told.filter(text => text.includes('没有您可以删除的第1个附件'))).toHaveLength(1)
  expect(await removals()).toHaveLength(1)
})
