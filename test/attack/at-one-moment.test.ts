/**
 * Two people who say something about one thing at one moment: what comes of it is what would have come of one after the other,
 * in what they are answered, in what others are told, and in what is written.
 */
import { describe, it } from 'vitest'
import { expectSerial, one, pairsOf } from '../support/at-one-moment.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database
await db.sql`update congress set last_meeting_number = 600`

/** A notice with a leave that waits. Its number is none that stands elsewhere. */
async function notice(): Promise<{ id: number; number: number }> {
  await town.say('杨国梁', '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议 议题：审议预算', '主席团')
  const made = await one(
    db.sql<{ id: number; number: number }[]>`select id, number from meeting order by number desc limit 1`,
  )
  // Of the ones before nobody has anything to say any more.
  await db.sql`update meeting set status = 'cancelled' where id <> ${made.id}`
  const asked = await town.say('胡志强', `请假 ${made.number} 去县里开会`)
  if (!asked.text?.includes('已登记')) throw new Error(`${asked.text}`)
  return made
}

const sheetOf = async (id: number) => ({
  meeting: await db.sql`select status, version, time_version, cancel_reason from meeting where id = ${id}`,
  lines: await db.sql`
    select p.name, v.answer, v.decision, v.time_version from invitee v join person p on p.id = v.person_id
    where v.meeting_id = ${id} and p.name in ('胡志强', '王秀兰') order by p.name`,
})

/** What is said of a notice, by whom, with its number and without. */
const acts: readonly (readonly [who: string, words: (number: number | '') => string])[] = [
  ['杨国梁', number => `/取消 ${number} 与县里的会议冲突`],
  ['周晓敏', number => `/不准 ${number} 胡志强 须到会`],
  ['沈月英', number => `/准假 ${number} 胡志强`],
  ['胡志强', number => `参加 ${number}`],
  ['胡志强', number => `请假 ${number} 住院`],
  ['杨国梁', number => `/改 ${number} 下午3点`],
  ['杨国梁', number => `/改 ${number} 去掉胡志强`],
]

const pairs = (['', 7] as const).flatMap(number =>
  pairsOf(acts).map(
    ({ first, second }) => [first[1](number), second[1](number), number, first, second] as const,
  ),
)

describe('of one notice', () => {
  it('the card that approves a leave, and that leave for another reason', async () => {
    await expectSerial(town, async () => {
      const { id, number } = await notice()
      const { message } = await town.say('周晓敏', '待批')
      return {
        hold: tx => tx.sql`select from meeting where id = ${id} for update`,
        first: () => town.click('周晓敏', message?.id ?? '', `approve:${id}`),
        second: () => town.say('胡志强', `请假 ${number} 去旅游`),
        state: () => sheetOf(id),
        plain: text => text.replaceAll(String(number), '№'),
      }
    })
  })

  it.each(pairs)('«%s» and «%s»', async (_first, _second, named, [who, says], [other, answers]) => {
    await expectSerial(town, async () => {
      const { id, number } = await notice()
      return {
        hold: tx => tx.sql`select from meeting where id = ${id} for update`,
        first: () => town.say(who, says(named === '' ? '' : number)),
        second: () => town.say(other, answers(named === '' ? '' : number)),
        state: () => sheetOf(id),
        plain: text => text.replaceAll(String(number), '№'),
      }
    })
  })
})
