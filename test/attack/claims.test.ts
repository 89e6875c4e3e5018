/** Two accounts claim one name, and a clerk presses the card that lay in the group since before the first was confirmed. */
import { expect, it } from 'vitest'
import { type Heard, startTown } from '../support/town.ts'

const town = await startTown()
const everybody = '全体代表'

const keyOf = (heard: Heard, text: string): string =>
  ((heard.card?.button_list ?? []) as { text: string; key: string }[]).find(one => one.text === text)?.key ??
  ''

const accountOf = async (name: string): Promise<string | null> => {
  const [row] = await town.database.db.sql<{ userid: string | null }[]>`
    select userid from person where name = ${name}`
  return row?.userid ?? null
}

it('confirming a claim ends no account that was not on the card', async () => {
  const owner = await town.say('吴晓燕', '/我是 吴晓燕', everybody)
  const other = await town.say('何小川', '/我是 吴晓燕', everybody)
  expect(other.message?.text).not.toContain('原账号')

  await town.click('周晓敏', owner.message?.id ?? '', keyOf(owner, '确认'), everybody)
  const confirmed = await accountOf('吴晓燕')
  expect(confirmed).not.toBeNull()

  const pressed = await town.click('杨国梁', other.message?.id ?? '', keyOf(other, '确认'), everybody)
  expect(await accountOf('吴晓燕')).toBe(confirmed)
  expect(pressed.text).toContain(`原账号:${confirmed}`)
  expect(pressed.text).toContain('确认后原账号即失效')

  // Whoever has seen it may still do it.
  const card = pressed.card?.button_list as { text: string; key: string }[] | undefined
  const again = card?.find(one => one.text === '确认')?.key ?? ''
  await town.click('杨国梁', other.message?.id ?? '', again, everybody)
  expect(await accountOf('吴晓燕')).not.toBe(confirmed)
})

it('whoever co-signed is told at once when the words under his name become others', async () => {
  await town.say('王秀兰', '/建议 修复枫树湾村路灯，坏了两个月')
  await town.say('胡志强', '/附议 1')
  const { pushed } = await town.say('王秀兰', '/改建议 1 内容 免除王秀兰家的罚款')
  expect(pushed.map(({ text }) => text).join()).toMatch(
    /免除[\s\S]*内容已更正[\s\S]*不同意改动的，请发送“\/取消附议 2026-001”/,
  )
})
