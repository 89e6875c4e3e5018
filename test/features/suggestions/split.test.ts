/** 分办 through the town: one office gives back its part, the others go on, the liaison gives the part to another. */
import { beforeEach, describe, expect, it } from 'vitest'
import { speaksOnlyWhenSpokenTo } from '../../support/ways.ts'
import { forget } from './book-of.ts'
import {
  agriculture,
  author,
  bodyOf,
  building,
  cardText,
  does,
  finance,
  handledTown,
  liaison,
  saidIn,
  todoCard,
} from './handled.ts'

const town = await handledTown()

beforeEach(async () => {
  await forget(town.database.db)
  await town.handIn({ title: '整治石桥河' })
  await does(town, liaison, '/交办 1 分办 农业农村办、财政所')
  await does(town, agriculture, '/接收 1')
  await town.told()
})
const officesOf = async () => {
  const rows = await town.database.db.sql<{ name: string }[]>`
    select o.name from suggestion_party y join office o on o.id = y.office_id order by o.id`
  return rows.map(({ name }) => name)
}

describe('an office that gives back its part', () => {
  it('is out of it, and everybody is told what that means for him', async () => {
    const heard = await does(town, finance, '/退回 1 没有资金任务')
    expect(saidIn(heard)).toContain('已退回由本单位办理的部分，其他承办单位照常办理。')
    expect(await officesOf()).toEqual(['农业农村办'])
    expect(await town.item(1)).toMatchObject({ state: 'handling' })
    const told = await town.told()
    expect(told.map(line => line.split('\n')[0])).toEqual([
      `${liaison}：财政所退回了建议2026-001“整治石桥河”中由该单位办理的部分，理由：“没有资金任务”。农业农村办（分办）照常办理。把这一部分交给别的单位请发送“/交办 2026-001 承办单位”。`,
      `${agriculture}：财政所退回了建议2026-001“整治石桥河”中由该单位办理的部分，将另行交办；您单位照常办理，答复期限为6月11日（星期四）。`,
      `${author}：建议2026-001“整治石桥河”中由财政所办理的部分已退回，将另行交办；农业农村办（分办）照常办理。`,
    ])
    expect((await town.say(finance, '/答复 1 A 已办')).text).toContain('：答复由')
  })

  it('is among what waits for the liaison, whose card gives the part to another office', async () => {
    await does(town, finance, '/退回 1 没有资金任务')
    const card = await todoCard(town, liaison)
    expect(bodyOf(card)).toContain('一个单位退回，这一部分待另行交办')
    const message = card.message?.id ?? ''
    const { id } = await town.item(1)
    await town.click(liaison, message, `sg_assign:${id}`)
    const [office] = await town.database.db.sql<
      { id: number }[]
    >`select id from office where name = '村镇建设办'`
    const done = await town.click(liaison, message, `sg_assign:${id}`, undefined, {
      sg_office: String(office?.id),
    })
    expect(cardText(done)).toContain('已交办农业农村办、村镇建设办（分办）')
    expect(await officesOf()).toEqual(['农业农村办', '村镇建设办'])
    expect((await town.item(1)).state).toBe('handling')
  })
})

describe('the part that was given back', () => {
  beforeEach(async () => {
    await does(town, agriculture, '/面商 1 与王秀兰面商：清淤由农办负责')
    await does(town, finance, '/退回 1 没有资金任务')
    await does(town, agriculture, '/答复 1 A 已清淤')
    await town.told()
  })

  it('holds up the whole until another office has answered it; who has answered is left alone', async () => {
    expect((await town.item(1)).state).toBe('consulted')
    await does(town, liaison, '/交办 1 村镇建设办')
    expect(await officesOf()).toEqual(['农业农村办', '村镇建设办'])
    const told = await town.told()
    expect(told[0]).toBe(
      `${agriculture}：建议2026-001“整治石桥河”现由农业农村办、村镇建设办（分办）办理，农业农村办已经答复，不用再办。`,
    )
    expect(told[1]).toContain(
      `${building}：建议2026-001“整治石桥河”已交办村镇建设办办理，同时分办的有农业农村办`,
    )
    await does(town, building, '/接收 1')
    await does(town, building, '/面商 1 与王秀兰面商：护岸由建设办负责')
    await does(town, building, '/答复 1 A 护岸已修')
    expect(await town.item(1)).toMatchObject({ state: 'answered' })
  })

  it('said with a role, or with the others, is the whole matter', async () => {
    await does(town, liaison, '/交办 1 村镇建设办主办')
    expect(await officesOf()).toEqual(['村镇建设办'])
    expect(await town.item(1)).toMatchObject({ state: 'assigned', mode: 'joint', openParts: [] })
  })

  it('given to the office that has answered its own, the matter begins anew for it, and all are told so', async () => {
    const heard = await does(town, liaison, '/交办 1 农业农村办')
    expect(saidIn(heard)).toContain('农业农村办原来的答复不再计入，由农业农村办重新办理、答复。')
    expect((await town.told())[0]).toContain('您单位原来的答复不再计入，请重新登记。')
    await does(town, agriculture, '/接收 1')
    await does(town, agriculture, '/面商 1 与王秀兰面商：清淤由农办负责')
    await does(town, agriculture, '/答复 1 A 已清淤')
    expect((await town.item(1)).state).toBe('answered')
  })

  it('given back with the other’s, what was answered is said to count no longer', async () => {
    const heard = await does(town, liaison, '/交办 1 村镇建设办主办')
    expect(saidIn(heard)).toContain('原由农业农村办办理，不再由其办理。农业农村办原来的答复不再计入。')
  })

  it('two at once: the office that answers and the liaison who assigns both have done it', async () => {
    await Promise.all([
      town.say(liaison, '/交办 1 村镇建设办'),
      town.say(agriculture, '/答复 1 A 已清淤，另行养护'),
    ])
    const item = await town.item(1)
    expect(item.answers.map(({ text }) => text)).toEqual(['已清淤，另行养护'])
    expect(item.openParts).toEqual([])
    expect(await officesOf()).toEqual(['农业农村办', '村镇建设办'])
  })

  it('is reminded of as long as nobody has it, and stands in the life and the register', async () => {
    await town.moveTo('2026-03-26T12:00:00+08:00')
    const reminded = (await town.told()).filter(line => line.includes('建议办理提醒'))
    expect(reminded.join('\n')).toContain('整治石桥河；3月11日（星期三）退回一部分，理由：没有资金任务')
    const { id } = await town.item(1)
    const card = await does(town, liaison, '/建议 1')
    const life = await town.click(liaison, card.message?.id ?? '', `sg_life:${id}`)
    expect(cardText(life)).toContain('财政所退回其承办部分：没有资金任务')
    await does(town, liaison, '/交办 1 村镇建设办')
    await town.told()
    await town.moveTo('2026-04-15T12:00:00+08:00')
    expect((await town.told()).filter(line => /提醒[\s\S]*退回/.test(line))).toEqual([])
  })
})

it('a part that nobody has stands in what is overdue, though all others have answered', async () => {
  await does(town, agriculture, '/面商 1 与王秀兰面商：清淤由农办负责')
  await does(town, finance, '/退回 1 没有资金任务')
  await does(town, agriculture, '/答复 1 A 已清淤')
  await town.moveTo('2026-09-15T12:00:00+08:00')
  const { text } = await town.say(liaison, '逾期')
  expect(text).toContain('有一部分退回、还没有另行交办：\n　建议2026-001：整治石桥河；')
})

describe.runIf(speaksOnlyWhenSpokenTo)('an office of two that loses one and is asked about the other', () => {
  it('has one answer address: what it is asked to do comes by it, with its card, and the rest waits', async () => {
    await does(town, liaison, '/交办 1 分办 农业农村办、财政所，协办 村镇建设办')
    await does(town, finance, '/退回 1 没有资金任务')
    await town.handIn({ title: '修缮敬老院' })
    await does(town, liaison, '/交办 2 村镇建设办')
    await town.say(building, '你好')
    const { sql } = town.database.db
    const [before] = await sql<{ id: number }[]>`select coalesce(max(id), 0)::int as id from outbox`
    const [person] = await sql<{ id: number; userid: string }[]>`
      select id, userid from person where name = ${building}`
    const seen = await town.messages(`single:${person?.userid}`)
    await town.say(liaison, '/交办 1、2 生态环境办')
    const own = await sql<{ state: string }[]>`
      select state from outbox where id > ${before?.id ?? 0} and ${person?.id ?? 0} = any(person_ids)`
    expect(own.map(({ state }) => state)).toEqual(['sent'])
    const heard = (await town.messages(`single:${person?.userid}`)).slice(seen.length)
    expect(heard).toHaveLength(1)
    expect(JSON.stringify(heard)).toMatch(/"card":\{.*整治石桥河/u)
    expect((await town.say(building, '我的')).text).toMatch(/“修缮敬老院”已改由.*不用再办/u)
  })
})
