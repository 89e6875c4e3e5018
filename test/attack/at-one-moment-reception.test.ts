/** The same of a day of reception: its date, place, hours and who is on duty. */
import { describe, it } from 'vitest'
import { expectSerial, one, pairsOf } from '../support/at-one-moment.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database

describe('of one reception day', () => {
  const on = '3月16日'
  const acts = [
    ['杨国梁', `/接待日 ${on} 改到 3月18日`],
    ['杨国梁', `/接待日 ${on} 取消 停电`],
    ['沈月英', `/接待日 ${on} 地点 石桥村文化礼堂`],
    ['沈月英', `/接待日 ${on} 改到 上午9点至11点`],
    ['周晓敏', '/接待设置 地点：镇便民中心'],
    ['周晓敏', `/排班 ${on} 王秀兰`],
    ['周晓敏', `/代 胡志强 ${on}值班 请假 住院`],
    ['胡志强', `值班 ${on} 确认`],
    ['胡志强', `值班 ${on} 请假 住院`],
    ['胡志强', `/换班 王秀兰 ${on}`],
    ['王秀兰', '同意'],
  ] as const

  async function prepare(asked: boolean): Promise<number> {
    await town.say('周晓敏', '/接待设置 每月15日上午8:30至11:30，地点：代表联络站')
    const found = () =>
      db.sql<{ id: number; day: string; status: string }[]>`
        select id, day, status from reception_day where nominal = '2026-03-15'`
    const { id } = await one(found())
    const asItIs = async () => {
      const [, month, day] = (await one(found())).day.split('-').map(Number)
      return `/接待日 ${month}月${day}日`
    }
    await town.say('周晓敏', `${await asItIs()} 恢复`)
    await db.sql`update duty_swap set state = 'void' where state = 'asked'`
    await town.say('周晓敏', `${await asItIs()} 改到 ${on}上午8:30至11:30`)
    await town.say('周晓敏', `/接待日 ${on} 地点 代表联络站`)
    await town.say('周晓敏', `/排班 ${on} 沈月英`)
    await town.say('周晓敏', `/排班 ${on} 胡志强`)
    if (asked) await town.say('胡志强', `/换班 王秀兰 ${on}`)
    const now = await one(found())
    const duties = await dutiesOn(id)
    if (
      now.day !== '2026-03-16' ||
      now.status !== 'planned' ||
      duties.length !== 1 ||
      duties[0]?.standing !== null
    )
      throw new Error(JSON.stringify([now, duties]))
    return id
  }
  const dutiesOn = (id: number) => db.sql<{ name: string; standing: string | null }[]>`
    select p.name, case when u.answered_version = d.version then u.answer end as standing
    from reception_duty u join person p on p.id = u.person_id join reception_day d on d.id = u.day_id
    where d.id = ${id} order by p.name`

  const pairs = pairsOf(acts).map(({ first, second }) => [first[1], second[1], first[0], second[0]] as const)

  it.each(pairs)('«%s» and «%s»', async (first, second, who, other) => {
    await expectSerial(town, async () => {
      const id = await prepare([first, second].some(words => words.endsWith('同意')))
      return {
        hold: tx => tx.sql`select from reception_rule for update`,
        first: () => town.say(who, first),
        second: () => town.say(other, second),
        state: async () => [
          await db.sql`select day, status, starts_at, ends_at, place from reception_day where id = ${id}`,
          await dutiesOn(id),
          await db.sql`select state from duty_swap where day_id = ${id} and state = 'asked'`,
          await db.sql`select place from reception_rule`,
        ],
      }
    })
  })
})
