/** What has no day by which it is due would stay as it is for good: somebody is reminded of it, as long as it is his turn. */
import { beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { openStage } from './stage.ts'

const town = await startTown()
const { db } = town.database
const stage = openStage(town)
const at = (instant: string) => town.moveTo(`${instant}+08:00`)
const office = '村镇建设办'
const contact = '贾文斌'
const liaison = '周晓敏'
const answer = { act: 'answer', officeId: null, resultClass: 'A', text: '已修复', promisedOn: null } as const
const dayOf = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
/** `2026-03-23T09:00 贾文斌`, of the notes that say this. */
const told = async (words: string) =>
  (await stage.notes())
    .filter(({ text }) => text.includes(words))
    .map(({ name, at }) => `${dayOf(at)} ${name}`)

async function answered(title: string): Promise<number> {
  const { id } = await stage.handsIn(title)
  await stage.assigned(id, office)
  await stage.consults(id)
  await stage.does(id, answer)
  return id
}

beforeEach(() => stage.forget())

describe('an answer after which nobody has met the signers', () => {
  it('is said to its office every ten days, on working days and in the morning, until somebody has', async () => {
    const id = await answered('修复枫树湾路灯')
    // Answered on Wednesday, 11 March: the 21st is a Saturday.
    await at('2026-03-22T23:00:00')
    expect(await stage.notes()).toEqual([])
    await at('2026-04-02T12:00:00')
    expect(await told('还没有再次与代表面商')).toEqual([
      `2026-03-23T09:00 ${contact}`,
      `2026-03-31T09:00 ${contact}`,
    ])
    const [first] = await stage.notes()
    expect(first?.text).toContain('修复枫树湾路灯；3月11日（星期三）答复，已12天')
    expect(first?.text).toMatch(/面商后请登记，如：\/面商 2026-\d{3} 日期 在地点 与代表姓名 面商：情况/)
    await stage.consults(id)
    await stage.forget()
    await at('2026-05-20T12:00:00')
    expect(await told('再次与代表面商')).toEqual([])
    expect(await stage.reminders(id)).toEqual(
      expect.arrayContaining(['2026-03-23 office', '2026-03-31 office']),
    )
  })

  it('of an office without people in office is said to the clerks', async () => {
    await db.sql`update person set active = false where name = ${contact}`
    await answered('硬化西岙村道路')
    await at('2026-06-05T12:00:00')
    await db.sql`update person set active = true where name = ${contact}`
    const notes = (await stage.notes()).filter(({ name }) => name === liaison)
    expect(notes[0]?.text).toContain('提醒没有发出，请您转告')
    expect(notes[0]?.text).toMatch(
      /硬化西岙村道路；村镇建设办，5月20日（星期三）答复，已\d+天，还没有再次面商/,
    )
  })
})

describe('what was rated and is not concluded', () => {
  it('stands in the liaison’s 待办, is said every ten days, and no more once it is closed', async () => {
    const id = await answered('疏通石桥村水渠')
    await stage.consults(id)
    const personId = await stage.idOf('王秀兰')
    await stage.does(id, { act: 'rate', personId, attitude: 'satisfied', result: 'satisfied', words: null })
    await stage.forget()
    const before = town.clock.now()
    expect(JSON.stringify((await town.say(liaison, '/待办 全部')).text)).toContain('评价结束，待办结')
    const days = (n: number) => new Date(before.getTime() + n * 86_400_000).toISOString().replace('Z', '')
    await town.moveTo(`${days(24)}Z`)
    const said = await told('还没有办结的建议1件')
    expect(said.filter(line => line.endsWith(liaison))).toHaveLength(2)
    await stage.does(id, { act: 'close', outcome: '已疏通' })
    await stage.forget()
    await town.moveTo(`${days(60)}Z`)
    expect(await told('还没有办结')).toEqual([])
    expect((await town.say(liaison, '/待办 全部')).text).toContain('可以归档，发送“/归档 全部”')
  })
})
