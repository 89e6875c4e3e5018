/** What is due of many papers is said in as many statements as what is due of one. */
import { expect, it } from 'vitest'
import { followUpPapers } from '../../../src/features/incoming-papers/jobs.ts'
import { counted } from '../../support/counted.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const clerk = '杨国梁'
const say = async (words: string) => (await town.say(clerk, words)).text ?? ''

const undone = new Error('undone on purpose')

/** The job at the hour at which `due` papers are due. @returns how many statements and calls it took */
async function follow(due: number): Promise<{ statements: number; calls: number }> {
  const now = new Date('2026-03-20T09:30:00+08:00')
  let taken = { statements: 0, calls: 0 }
  await db
    .transaction(async given => {
      await given.sql`
        update incoming_paper_call set due_at = '2030-01-01'
        where paper_id not in (select id from incoming_paper order by id limit ${due}::int)`
      const { tx, statements } = counted(given)
      const calls = await followUpPapers({ tx, clock: town.clock, now, botName: '联络员' })
      taken = { statements: statements(), calls }
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return taken
}

it('many papers of many holders take as many statements as one', async () => {
  const names = (
    await db.sql<{ name: string }[]>`select name from person where levels <> '{}' order by id limit 30`
  ).map(({ name }) => name)
  for (const [i, name] of names.entries()) {
    await say(`/收文 县人大办 云人办〔2026〕${i + 1}号 关于第${i + 1}件事的通知`)
    await say(`/文件 ${i + 1} 交 ${name} 办理 3月20日前`)
  }
  const one = await follow(1)
  const many = await follow(names.length)
  expect(one.calls).toBeGreaterThan(0)
  // Who shares a name with another is charged with nothing.
  expect(many.calls).toBeGreaterThan((names.length / 2) * one.calls)
  // By some ways thirty people are told in a statement or two that one does not need; never in one each.
  expect(many.statements).toBeLessThanOrEqual(one.statements + 5)
}, 120_000)

it('whoever is charged hears of it, or the clerk hears why nobody does', async () => {
  await db.sql`
    with o as (insert into office (congress_id, name) values (1, '新设办') returning id) select id from o`
  expect(await say('/文件 1 交 王秀兰 办理 3月20日前')).toContain('已告知承办人；到期前提醒')
  expect(await say('/文件 1 交 王秀兰 办理')).toContain('没有期限，不作提醒')
  expect(await say('/文件 1 交 新设办 办理 3月20日前')).toContain('新设办还没有联系人，没有告知，请转告')
  expect(await say(`/文件 1 交 ${clerk} 办理 3月20日前`)).toContain('由您承办，没有另行告知')
  await say('/文件 1 交 王秀兰 办理 3月20日前')
  await db.sql`update person set active = false, left_at = now() where name = '王秀兰'`
  const said = await say('/文件 1 期限 3月25日')
  expect(said).toContain('王秀兰已离任，没有告知')
  expect(said).not.toContain('承办单位')
})
