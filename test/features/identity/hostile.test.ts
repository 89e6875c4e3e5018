import { expect, test } from 'vitest'
import { type Heard, startTown } from '../../support/town.ts'

const town = await startTown()
const everybody = '全体代表'
const liaison = '周晓敏'
const stranger = 'wuxiaoyan'

const keysOf = (heard: Heard): string[] =>
  ((heard.card?.button_list ?? []) as { key: string }[]).map(button => button.key)

test('who claims the name of somebody who has an account: the liaison sees that account and a warning', async () => {
  const claim = await town.say(stranger, '/我是 杨国梁', everybody)
  expect(claim.message?.text).toContain('原账号:yangguoliang')
  expect(claim.message?.text).toContain('确认后原账号即失效')
  const waiting = await town.say(liaison, '待确认')
  expect(waiting.message?.text).toContain('原账号:yangguoliang')
})

test('a button that is not for everybody says who may press it, without its inner name', async () => {
  const claim = await town.say(stranger, '/我是 吴晓燕', everybody)
  const [allow = ''] = keysOf(claim)
  const { text } = await town.click('胡志强', claim.message?.id ?? '', allow, everybody)
  expect(text).toContain('由主席、副主席和联络员使用')
  expect(text).not.toContain('allow')
})

test('one account cannot call the liaison again and again with claims', async () => {
  expect((await town.say(stranger, '/我是 王秀兰')).text).toContain('已提交')
  const more = await town.say(stranger, '/我是 胡志强')
  expect(more.text).toContain('等待联络员确认')
  expect(more.pushed).toEqual([])
})

test('an account that has come to belong to somebody else can still be refused on the card', async () => {
  await town.database.db.sql`update person set userid = ${stranger} where name = '钟林海'`
  const [row] = await town.database.db.sql<{ id: number }[]>`
    select id from binding_request where decision is null order by id desc limit 1`
  const waiting = await town.say(liaison, '待确认')
  const [allow = '', deny = ''] = keysOf(waiting)
  const taken = await town.click(liaison, waiting.message?.id ?? '', allow)
  expect(taken.text).toContain('此账号已对应钟林海')
  expect(taken.text).toContain('[不是]')
  expect((await town.click(liaison, waiting.message?.id ?? '', deny)).text).toContain('已拒绝')
  expect(row).toBeDefined()
})

test('wrong admin codes are in the log, and after a few of them even the right one is not looked at', async () => {
  for (let n = 0; n < 5; n++)
    expect((await town.say('何小川', `/绑定 GUESS${n}`, everybody)).text).toContain('管理码不对')
  expect((await town.say('何小川', '/绑定 GUESS6', everybody)).text).toContain('一小时后再试')
  const [row] = await town.database.db.sql<{ n: number }[]>`
    select count(*)::int as n from deed where action = 'chat.bind' and outcome = 'refused' and userid is not null`
  expect(row?.n).toBe(5)
})
