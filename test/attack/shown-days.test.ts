/** What a button on a card agrees to is the day that the card shows: where it has become another since, it is shown and asked again. */
import { beforeEach, describe, expect, it } from 'vitest'
import { notedFor } from '../support/opened.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database
await town.say('周晓敏', '/接待设置 每月15日上午8:30至11:30，地点：代表联络站')
const said = async (who: string, words: string) => (await town.say(who, words)).text ?? ''

interface Shown {
  readonly id: string
  readonly keys: readonly string[]
  readonly options: readonly string[]
}

async function cardOf(who: string, words: string): Promise<Shown> {
  const { message, card } = await town.say(who, words)
  const { button_list: buttons, button_selection: select } = (card ?? {}) as {
    button_list?: { key: string }[]
    button_selection?: { option_list: { id: string }[] }
  }
  return {
    id: message?.id ?? '',
    keys: (buttons ?? []).map(({ key }) => key),
    options: (select?.option_list ?? []).map(({ id }) => id),
  }
}
const keyIn = ({ keys }: Shown, action: string): string => keys.find(key => key.startsWith(action)) ?? ''
const press = async (who: string, card: Shown, action: string, selected?: Record<string, string>) =>
  (await town.click(who, card.id, keyIn(card, action), undefined, selected)).text ?? ''

const onDuty = async (iso: string) =>
  (
    await db.sql<{ name: string; standing: string | null }[]>`
      select p.name, case when u.answered_version = d.version then u.answer end as standing
      from reception_duty u join reception_day d on d.id = u.day_id join person p on p.id = u.person_id
      where d.day = ${iso} and d.status = 'planned' order by p.name`
  ).map(({ name, standing }) => `${name} ${standing ?? '-'}`)

const move = (from: string, to: string) => said('周晓敏', `/接待日 ${from} 改到 ${to}`)

beforeEach(async () => {
  await db.sql`update duty_swap set state = 'void' where state = 'asked'`
  await move('3月18日', '3月16日')
  await move('4月17日', '4月15日')
  for (const name of ['罗根荣', '胡志强']) await said('周晓敏', `/排班 3月16日 ${name}`)
  for (const name of ['罗根荣', '王秀兰']) await said('周晓敏', `/排班 4月15日 ${name}`)
  await said('周晓敏', '/排班 5月15日 罗根荣')
  expect([await onDuty('2026-03-16'), await onDuty('2026-04-15')]).toEqual([['胡志强 -'], ['王秀兰 -']])
})

describe('a swap', () => {
  it('is not agreed to by a card of another day', async () => {
    await said('胡志强', '/换班 傅德胜')
    const card = await cardOf('傅德胜', '换班')
    await move('3月16日', '3月18日')
    const again = await press('傅德胜', card, 'swapyes')
    expect(again).toMatch(/值班日已改为3月18日.*是否仍同意/)
    expect(await onDuty('2026-03-18')).toEqual(['胡志强 -'])
    // Seen, it may be.
    const now = await cardOf('傅德胜', '换班')
    expect(await press('傅德胜', now, 'swapyes')).toMatch(/已换班：3月18日.*由您值班/)
    expect(await onDuty('2026-03-18')).toEqual(['傅德胜 confirm'])
  })

  it('nor by 同意 after a word of another day; said once more, it is', async () => {
    await said('胡志强', '/换班 傅德胜')
    await town.moveTo(new Date(town.clock.now().getTime() + 60_000).toISOString())
    await move('3月16日', '3月18日')
    expect(await said('傅德胜', '同意')).toMatch(/值班日已改为3月18日.*是否仍同意/)
    expect(await onDuty('2026-03-18')).toEqual(['胡志强 -'])
    await town.moveTo(new Date(town.clock.now().getTime() + 60_000).toISOString())
    expect(await said('傅德胜', '同意')).toMatch(/已换班：3月18日/)
  })

  it('nor by a card with another place', async () => {
    await said('胡志强', '/换班 傅德胜')
    const card = await cardOf('傅德胜', '换班')
    await said('周晓敏', '/接待日 3月16日 地点 石桥村文化礼堂')
    expect(await press('傅德胜', card, 'swapyes')).toMatch(/是否仍同意/)
    expect(await onDuty('2026-03-16')).toEqual(['胡志强 -'])
  })

  it('is over where the day that was offered in return is another: who proposed it has not seen that', async () => {
    await said('胡志强', '/换班 王秀兰 3月16日 换 4月15日')
    const card = await cardOf('王秀兰', '换班')
    await town.moveTo(new Date(town.clock.now().getTime() + 60_000).toISOString())
    await move('4月15日', '4月17日')
    expect(await press('王秀兰', card, 'swapyes')).toMatch(/4月17日.*没有换成|没有换成.*4月17日/)
    expect([await onDuty('2026-03-16'), await onDuty('2026-04-17')]).toEqual([['胡志强 -'], ['王秀兰 -']])
    expect((await notedFor(db, '胡志强')).at(-1)).toMatch(/没有换成.*4月17日|4月17日.*没有换成/)
  })

  it('is not proposed for a day that has moved since the card asked which', async () => {
    await said('周晓敏', '/排班 5月15日 胡志强')
    const card = await cardOf('胡志强', '/换班 傅德胜')
    await move('3月16日', '3月18日')
    const [first = ''] = card.options
    expect(await press('胡志强', card, 'swapday', { day: first })).toMatch(/已改为3月18日/)
    expect(await db.sql`select from duty_swap where state = 'asked'`).toHaveLength(0)
  })

  it('is refused whatever the day is', async () => {
    await said('胡志强', '/换班 傅德胜')
    const card = await cardOf('傅德胜', '换班')
    await move('3月16日', '3月18日')
    expect(await press('傅德胜', card, 'swapno')).toContain('不同意换班')
  })
})

describe('a turn', () => {
  it.each(['dutyok', 'dutyleave'])('is not answered by %s on a card of another day', async action => {
    const card = await cardOf('胡志强', '值班')
    await move('3月16日', '3月18日')
    expect(await press('胡志强', card, action)).toMatch(/值班已改为3月18日.*请核对/)
    expect(await onDuty('2026-03-18')).toEqual(['胡志强 -'])
    const now = await cardOf('胡志强', '值班')
    await press('胡志强', now, action)
    expect(await onDuty('2026-03-18')).toEqual([`胡志强 ${action === 'dutyok' ? 'confirm' : 'leave'}`])
  })

  it('is not filled by a card that shows another day', async () => {
    await said('胡志强', '值班请假 住院')
    const card = await cardOf('周晓敏', '补班')
    await said('沈月英', '/接待日 3月16日 改到 3月18日')
    // It waits for his answer to the new day; he has none.
    await said('胡志强', '值班请假 住院')
    const [option] = card.options
    const pressed = await press(
      '周晓敏',
      card,
      'fill',
      option === undefined ? undefined : { vacancy: option },
    )
    expect(pressed).toMatch(/已改为3月18日.*请核对/)
    expect(await onDuty('2026-03-18')).toEqual(['胡志强 leave'])
  })

  it('is not meant by an answer that was chosen for another day', async () => {
    await town.say('杨国梁', '/会议 3月20日上午9点 三楼会议室 主席团会议 议题：人事', '主席团')
    const card = await cardOf('胡志强', '请假 出差')
    const turn = card.options.find(id => id.startsWith('d')) ?? ''
    expect(turn).not.toBe('')
    await move('3月16日', '3月18日')
    const { text } = await town.click('胡志强', card.id, card.keys[0] ?? '', undefined, { meeting: turn })
    expect(text).toMatch(/值班已改为3月18日/)
    expect(await onDuty('2026-03-18')).toEqual(['胡志强 -'])
  })
})
