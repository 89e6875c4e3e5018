/**
 * The main job from the notice to the sheet, one script over every way that a town may have. Only the doors differ: where it
 * is said, which card is pressed, how somebody hears what is for him alone.
 */
import { describe, expect, it } from 'vitest'
import { meetingSheet } from '../../../src/registers/meeting-sheet.ts'
import { quietLog } from '../../support/database.ts'
import { openedRows } from '../../support/opened.ts'
import { startTown, wednesdayMorning } from '../../support/town.ts'
import { doorsOf } from './doors.ts'

const chair = '杨国梁'
const silent = ['许金泉', '傅德胜', '季连生', '麻水仙']

/** What it comes to, to be compared between the ways. */
interface Ending {
  readonly sheet: string
  readonly paper: unknown
  readonly answers: readonly string[]
}
interface AnswerEntry {
  readonly person_id: number
  readonly answer: string
  readonly leave_kind: string | null
  readonly reason: string | null
  readonly late: boolean
}
const endings = new Map<string, Ending>()

describe.each(['callback', 'connection', 'callback+app', 'app'] as const)(
  'the main job over %s',
  async plays => {
    const town = await startTown(wednesdayMorning, quietLog, plays)
    const doors = doorsOf(town, plays)
    const { sql } = town.database.db

    it('the notice stands with its buttons where it was posted', async () => {
      await doors.post(
        chair,
        '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：1.审议民生实事项目 2.听取半年工作报告 3月17日下午6点前回复',
      )
      for (const person of ['王秀兰', ...silent]) {
        const card = await doors.cardOf(person)
        expect(card.text).toContain('主席团会议')
        expect(card.text).toContain('3月18日（星期三）上午9:00')
        expect(card.text).toContain('镇政府三楼会议室')
        expect(card.labels).toEqual(['参加', '请假', '名单'])
      }
    })

    it('who presses 参加 sees it recorded', async () => {
      const attends = await doors.press('王秀兰', '参加')
      expect(attends).toContain('您已回复：参加')
      expect(attends).toContain('参加1')
    })

    it('who presses 请假 is asked for the kind of it, and waits for a decision', async () => {
      const asks = await doors.press('胡志强', '请假')
      expect(asks).toContain('待批准')
      const withKind = await doors.press('胡志强', '提交', { leave_kind: 'sick' })
      expect(withKind).toContain('待批准')
      expect(await doors.toldTo(chair)).toContain('请假申请待批')
    })

    it('who asks leave in words is heard, and the reason is nobody’s but the clerks’', async () => {
      expect(await doors.answer('钟林海', '请假 在县里开会')).toContain('请假申请已登记')
      expect(await doors.alone('胡志强', '我的')).toContain('您的回复：请假（待批）')
      for (const person of ['王秀兰', ...silent]) expect(await doors.toldTo(person)).not.toContain('县里')
    })

    it('收到 is no answer, and is said to be none', async () => {
      expect(await doors.answer('沈月英', '收到')).toContain('只回“收到”不算回复')
    })

    it('the chair sees who answered what', async () => {
      const names = await doors.alone(chair, '/名单')
      expect(names).toContain('应到9人')
      expect(names).toContain('胡志强（病假）')
      expect(names).toContain('钟林海（公假，在县里开会）')
    })

    it('a decision reaches the person, alone', async () => {
      expect(await doors.alone(chair, '/准假 胡志强')).toContain('已准假：胡志强')
      expect(await doors.alone(chair, '/不准 钟林海 本次会议需表决')).toContain('钟林海的请假未批准')
      expect(await doors.heardAlone('胡志强')).toContain('您的请假已批准')
      const refused = await doors.heardAlone('钟林海')
      expect(refused).toContain('您的请假未获批准：“主席团会议”')
      expect(refused).toContain('理由：本次会议需表决')
      for (const person of silent) expect(await doors.toldTo(person)).not.toMatch(/您的请假|需表决/u)
    })

    it('who is silent is reminded, each of them, and who has answered is not', async () => {
      const before = new Map<string, number>()
      for (const person of ['王秀兰', '胡志强', ...silent])
        before.set(person, await doors.remindersOf(person))
      await town.moveTo('2026-03-17T08:00:30+08:00')
      for (const person of silent)
        expect([person, await doors.remindersOf(person)]).toEqual([person, (before.get(person) ?? 0) + 2])
      for (const person of ['王秀兰', '胡志强'])
        expect([person, await doors.remindersOf(person)]).toEqual([person, before.get(person)])
    })

    it('who changes his mind is heard; who comes after the deadline is entered as late', async () => {
      expect(await doors.answer('王秀兰', '请假 孩子生病')).toContain('请假申请已登记')
      await doors.press('许金泉', '参加')
      await town.moveTo('2026-03-17T18:00:30+08:00')
      expect(await doors.alone('沈月英', '参加')).toContain('逾期')
    })

    it('the sheet is right, with every answer in its history', async () => {
      const [congress] = await sql<
        { id: number; name: string; zone: string; settings: unknown; province: string | null }[]
      >`
      select * from congress limit 1`
      if (congress === undefined) throw new Error('there is no congress')
      const paper = await town.database.db.transaction(tx =>
        meetingSheet(tx, congress as Parameters<typeof meetingSheet>[1], 1, town.clock.now()),
      )
      const people = await sql<{ id: number; name: string }[]>`select id, name from person`
      const nameOf = new Map(people.map(({ id, name }) => [id, name]))
      const entries = await openedRows<AnswerEntry>(town.database.db, 'answer_entry')
      endings.set(plays, {
        sheet: await doors.alone(chair, '/名单 1'),
        paper: typeof paper === 'string' ? paper : paper.table,
        answers: entries.map(({ person_id, answer, leave_kind, reason, late }) =>
          [nameOf.get(person_id), answer, leave_kind, reason, late ? 'late' : null]
            .filter(part => part !== null)
            .join(' '),
        ),
      })
      expect(endings.get(plays)?.answers).toEqual([
        '王秀兰 attend',
        '胡志强 leave',
        '胡志强 leave sick',
        '钟林海 leave official 在县里开会',
        '王秀兰 leave personal 孩子生病',
        '许金泉 attend',
        '沈月英 attend late',
      ])
    })
  },
)

it('over every way the same sheet comes of it', () => {
  const [first, ...others] = [...endings]
  expect(first?.[1].sheet).toContain('应到9人')
  expect(others).toHaveLength(3)
  for (const [plays, ending] of others) expect([plays, ending]).toEqual([plays, first?.[1]])
})
