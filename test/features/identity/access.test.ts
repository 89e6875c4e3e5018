import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const everybody = '全体代表'
const liaison = await liaisonName()

async function liaisonName(): Promise<string> {
  const [row] = await town.database.db.sql<{ name: string }[]>`
    select p.name from person p join person_role r on r.person_id = p.id where r.role = 'liaison'`
  return row?.name ?? ''
}

test('a stranger is told how to become known, and can do nothing else', async () => {
  for (const words of ['你好', '参加', '/会议 明天上午9点 三楼', '/名单', '/准假 王秀兰', '我的']) {
    const { text } = await town.say('何小川', words, everybody)
    expect(text, words).toContain('“@联络员 /我是 姓名”')
    expect((await town.say('何小川', words)).text, words).toContain('“/我是 姓名”')
  }
})

test('whoever claims a name is known once the liaison has confirmed it with one click', async () => {
  const claim = await town.say('wuxiaoyan', '/我是 吴晓燕', everybody)
  const [confirm] = (claim.card?.button_list ?? []) as { key: string }[]
  const byDeputy = await town.click('王秀兰', claim.message?.id ?? '', confirm?.key ?? '', everybody)
  expect(byDeputy.text).toContain('由主席、副主席和联络员使用')
  expect((await town.say('wuxiaoyan', '我的', everybody)).text).toContain('/我是 姓名')
  const confirmed = await town.click(liaison, claim.message?.id ?? '', confirm?.key ?? '', everybody)
  expect(confirmed.text).toContain('已确认：此账号为吴晓燕')
  expect((await town.say('wuxiaoyan', '我的', everybody)).text).toContain('目前没有您的会议通知')
  expect((await town.say('wuxiaoyan', '/我是 王秀兰', everybody)).text).toContain('已对应花名册中的吴晓燕')
  // The liaison has decided it in the group: alone with the bot there is nothing left to be told of it.
  expect((await town.say(liaison, '我的')).text).not.toContain('认领')
})

test('a name that nobody in the roster has cannot be claimed', async () => {
  const claim = await town.say('何小川', '/我是 何小川', everybody)
  expect(claim.text).toContain('花名册中没有')
  expect(claim.card).toBeNull()
})

test('the admin code cannot be guessed, and binds only once', async () => {
  const before = await town.say('何小川', '/绑定 WRONGCODE', everybody)
  expect(before.text).toContain('管理码不对')
  const [row] = await town.database.db.sql<
    { n: number }[]
  >`select count(*) as n from person_role where role = 'liaison'`
  expect(row?.n).toBe(1)
})
