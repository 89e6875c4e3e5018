/** What only begins with figures is no number, whichever command takes it: 1e9 is not 1. */
import { describe, expect, it } from 'vitest'
import { readEdit } from '../../src/features/agenda/rules/edit.ts'
import { takePlaces } from '../../src/features/agenda/rules/places.ts'
import { readDecline, readListing } from '../../src/features/agenda/rules/topic.ts'
import { takeDecisionNumber } from '../../src/features/decisions/rules/number.ts'
import { readDecision, readDispute } from '../../src/features/duty-file/rules/said.ts'
import { takePaperNumber } from '../../src/features/incoming-papers/rules/number.ts'
import { readPlanCommand } from '../../src/features/plan/rules/read-command.ts'
import { takeSuggestionNumber } from '../../src/features/suggestions/rules/number.ts'
import { takeSuggestionNumbers } from '../../src/features/suggestions/rules/numbers.ts'
import { takeVisitNumber } from '../../src/features/visits/rules/number.ts'
import { startTown } from '../support/town.ts'

const miswritten = ['1e9', '0x10', '12abc', '1.5', '１２ａ']
const today = { year: 2026, month: 3, day: 11 }

describe.each(miswritten)('%s', figures => {
  const said = `${figures} 某事`

  it.each([
    ['a suggestion', takeSuggestionNumber],
    ['a decision', takeDecisionNumber],
    ['a matter', takeVisitNumber],
    ['a paper', takePaperNumber],
  ] as const)('is the number of no such thing: %s', (_what, take) => {
    expect(take(said)).toMatchObject({ which: null, rest: said })
    expect(take(`2026-${said}`)).toMatchObject({ which: null, rest: `2026-${said}` })
  })

  it('is none of several suggestions, and ends the list of them', () => {
    expect(takeSuggestionNumbers(said)).toMatchObject({ numbers: [], rest: said })
    expect(takeSuggestionNumbers(`3、${said}`)).toMatchObject({ numbers: [{ number: 3 }], rest: said })
    expect(takeSuggestionNumbers(`3-${said}`)).toMatchObject({ numbers: [{ number: 3 }] })
  })

  it('is no topic, no item and no meeting', () => {
    expect(readListing(`${figures} 会议3`)).toBeNull()
    expect(readListing(`5 会议${figures}`)).toEqual({ topics: [5], meeting: null })
    expect(readDecline(said)).toBeNull()
    expect(takePlaces(`会议${said}`)).toMatchObject({ meeting: null })
    expect(readEdit(`改 ${said}`)).toMatchObject({ number: null })
    expect(readEdit(`删 ${figures}`)).not.toMatchObject({ kind: 'remove', number: expect.any(Number) })
  })

  it('is no item of the plan and no entry of a file', () => {
    expect(readPlanCommand(`删 ${said}`, today)).toMatchObject({ number: null, rest: said })
    expect(readPlanCommand(`删 2026-${said}`, today)).toMatchObject({ number: null })
    expect(readDecision(`采纳 ${said}`)).toBeNull()
    expect(readDispute(said)).toBeNull()
    expect(readDispute(`会${said}`)).toBeNull()
  })
})

describe('in a town with one notice', async () => {
  const town = await startTown()
  const state = async () =>
    (await town.database.db.sql<{ status: string }[]>`select status from meeting order by number`).map(
      ({ status }) => status,
    )

  it.each([...miswritten, '1234567', '-1', '1、2', '1号，2号', '1和2', '1-2'])(
    '/取消 %s x cancels nothing, and asks',
    async figures => {
      if ((await state()).length === 0)
        await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', '主席团')
      const { text } = await town.say('杨国梁', `/取消 ${figures} x`)
      expect(text).toContain('请写明号数')
      expect(text).toContain('第1号')
      expect(await state()).toEqual(['open'])
    },
  )

  it('a reason in words is one', async () => {
    for (const reason of ['3月18日全镇防汛', '3-5日停电', '1，2位领导外出', '1 2026年的会已开过']) {
      await town.say('杨国梁', `/取消 ${reason}`)
      expect(await state(), reason).toEqual(['cancelled'])
      await town.say('杨国梁', '/恢复 1')
    }
  })

  it('/重发 takes no figures out of a word', async () => {
    expect((await town.say('杨国梁', '/重发 1e9')).text).toContain('请写编号')
    expect((await town.say('杨国梁', '/重发 1.5')).text).toContain('请写编号')
  })
})
