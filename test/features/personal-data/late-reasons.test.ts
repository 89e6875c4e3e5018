/** Reasons that are not where they are looked for first, or that come when those of their matter were erased already. */
import { beforeAll, expect, test } from 'vitest'
import { Vault } from '../../../src/db/vault.ts'
import { enterPresences } from '../../../src/features/attendance/store/presence.ts'
import { writeAnswers } from '../../../src/features/meetings/store/answers.ts'
import { decideLeave } from '../../../src/features/meetings/store/sheet.ts'
import { forgetDue } from '../../../src/features/personal-data/jobs.ts'
import { checkDataKeys } from '../../../src/features/personal-data/store/keys.ts'
import { sweepOnce } from '../../../src/features/personal-data/store/sweep.ts'
import { erased } from '../../../src/features/personal-data/texts/words.ts'
import type { DutyIntent } from '../../../src/features/reception/rules/duty-answer.ts'
import { writeDutyAnswer } from '../../../src/features/reception/store/turns.ts'
import { quietLog } from '../../support/database.ts'
import { startTown } from '../../support/town.ts'

const vault = new Vault([Buffer.alloc(32, 3)])
const town = await startTown(new Date('2026-03-02T10:00:00+08:00'), quietLog, undefined, 'try', vault)
const { db } = town.database
const say = async (who: string, words: string, chat?: string) => (await town.say(who, words, chat)).text ?? ''
const later = new Date('2027-07-01T02:00:00+08:00')
const message = { bot: 'b', msgid: 'late' }

async function forget(): Promise<number> {
  let all = 0
  for (;;) {
    const done = await db.transaction(tx => forgetDue({ tx, now: later }))
    if (done === 0) return all
    all += done
  }
}

/** Every reason of the database as it is read. */
async function reasons(): Promise<string[]> {
  const rows = await db.sql<{ place: string; words: string }[]>`
    select 'leave:' || meeting_id as place, reason as words from invitee
    union all select 'leave:' || meeting_id, decision_note from invitee
    union all select 'leave:' || meeting_id, reason from answer_entry
    union all select 'left-early:' || meeting_id, left_reason from attendance
    union all select 'left-early:' || meeting_id, left_reason from attendance_entry
    union all select 'duty:' || day_id, reason from reception_duty
    union all select 'duty:' || day_id, reason from duty_entry`
  return rows.flatMap(({ place, words }) => vault.open(place, words) ?? [])
}

beforeAll(async () => {
  await checkDataKeys(db.sql, town.clock.now())
  await say('周晓敏', '/接待设置 每月15日上午8:30至11:30，地点：代表联络站')
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议', '主席团')
  await say('王秀兰', '请假 阑尾手术', '主席团')
  await say('周晓敏', '/排班 3月16日 王秀兰、胡志强')
  await db.transaction(async tx => {
    const [duty] = await tx.sql<{ dayId: number; personId: number }[]>`
      select day_id as "dayId", person_id as "personId" from reception_duty limit 1`
    const { dayId, personId } = duty ?? { dayId: 0, personId: 0 }
    const write = (answer: DutyIntent) =>
      writeDutyAnswer(tx, { id: dayId, version: 1 }, personId, answer, town.clock.now(), message)
    await write({ answer: 'leave', reason: '岳母白内障', enteredBy: null })
    // Taken back: what he said stands in the log alone.
    await write({ answer: 'confirm', reason: null, enteredBy: null })
  })
  await db.sql`update meeting set status = 'closed'`
}, 120_000)

test('of a turn that was given away the reason goes too, once, and what stands for it lies as it is', async () => {
  expect(await reasons()).toContain('岳母白内障')
  expect(await forget()).toBeGreaterThan(0)
  expect(new Set(await reasons())).toEqual(new Set([erased]))
  for (let done = 1; done > 0; ) done = await db.transaction(tx => sweepOnce(tx, later))
  expect(await forget()).toBe(0)
  expect(await db.sql`select distinct reason from duty_entry where reason is not null`).toEqual([
    { reason: erased },
  ])
})

test.each([
  [
    'an answer that is corrected',
    () =>
      db.transaction(async tx => {
        const [line] = await tx.sql<{ meetingId: number; personId: number }[]>`
          select meeting_id as "meetingId", person_id as "personId" from invitee where answer = 'leave'`
        if (line === undefined) throw new Error('nobody is on leave')
        const { meetingId, personId } = line
        await writeAnswers(tx, [
          {
            ...{ meetingId, personId, ...message },
            line: {
              ...{ answer: 'leave', reason: '迟来的原因', leaveKind: null, late: true, enteredBy: null },
              ...{ timeVersion: 1, answeredAt: later, decision: 'approved', decisionNote: null },
            },
          },
        ])
      }),
  ],
  [
    'a note with a decision',
    () =>
      db.transaction(async tx => {
        const [line] = await tx.sql<{ meetingId: number; personId: number }[]>`
          select meeting_id as "meetingId", person_id as "personId" from invitee where answer = 'leave'`
        const decided = {
          decision: 'refused',
          note: '迟来的原因',
          by: line?.personId ?? 0,
          now: later,
        } as const
        await decideLeave(tx, line?.meetingId ?? 0, [line?.personId ?? 0], decided)
      }),
  ],
  [
    'why somebody left early',
    () =>
      db.transaction(async tx => {
        const [line] = await tx.sql<{ meetingId: number; personId: number }[]>`
          select meeting_id as "meetingId", person_id as "personId" from invitee where answer = 'leave'`
        const presence = {
          arrivedAt: later,
          leftAt: later,
          leftReason: '迟来的原因',
          late: false,
          enteredBy: null,
        }
        await enterPresences(
          tx,
          line?.meetingId ?? 0,
          [{ personId: line?.personId ?? 0, presence: { ...presence, door: 'words' } }],
          { at: later, ...message },
        )
      }),
  ],
  [
    'an answer about a duty',
    () =>
      db.transaction(async tx => {
        const [duty] = await tx.sql<{ dayId: number; personId: number }[]>`
          select day_id as "dayId", person_id as "personId" from reception_duty limit 1`
        const answer = { answer: 'leave', reason: '迟来的原因', enteredBy: null } as const
        await writeDutyAnswer(
          tx,
          { id: duty?.dayId ?? 0, version: 1 },
          duty?.personId ?? 0,
          answer,
          later,
          message,
        )
      }),
  ],
])('%s after the erasure goes the next night', async (_, write) => {
  await write()
  expect(await reasons()).toContain('迟来的原因')
  expect(await forget()).toBe(1)
  expect(new Set(await reasons())).toEqual(new Set([erased]))
})
