/** Words of which a pattern could be tried in very many ways: nobody else waits for them. */
import { performance } from 'node:perf_hooks'
import { beforeAll, expect, it } from 'vitest'
import { mostDays } from '../../src/features/reception/rules/rule.ts'
import { readReceptionRule } from '../../src/language/reception-rule.ts'
import { readRotaWords } from '../../src/language/rota-words.ts'
import { startTown } from '../support/town.ts'

/** Ten times what the slowest takes on a busy machine; a pattern that goes astray takes minutes. */
const hungMs = 5_000

const town = await startTown()
beforeAll(async () => {
  await town.say('杨国梁', '/会议 3月14日上午9点 镇政府三楼会议室 主席团会议 议题：审议预算', '主席团')
})

it.each([
  ['joined names', `/建议 ${'和'.repeat(60)}`],
  ['joined names of somebody else', `/建议 代${'张三与'.repeat(20)}`],
  ['joined names in a long text', `/建议 ${'王秀兰和'.repeat(500)}`],
  ['a list of whom to swap with', `/换班 ${'王秀兰、'.repeat(2000)}`],
  ['dots', `${'.'.repeat(60_000)}x`],
  ['empty lines', `${'\n'.repeat(60_000)}x`],
])(
  '%s are answered at once',
  async (_, said) => {
    await town.say('王秀兰', '名单')
    const begun = performance.now()
    const { reply } = await town.say('王秀兰', said)
    expect(reply).not.toBeNull()
    expect(performance.now() - begun).toBeLessThan(hungMs)
  },
  120_000,
)

it('so is a list of more names than there are people', async () => {
  const begun = performance.now()
  const { text } = await town.say('杨国梁', `/准假 ${'王秀兰、'.repeat(24_000)}`)
  expect(text).not.toBeNull()
  expect(performance.now() - begun).toBeLessThan(hungMs)
})

it('so are dots in answer to what a draft lacks', async () => {
  await town.say('杨国梁', '/会议 明天上午9点 主席团会议')
  const begun = performance.now()
  expect((await town.say('杨国梁', `${'.'.repeat(20_000)}x`)).reply).not.toBeNull()
  expect(performance.now() - begun).toBeLessThan(hungMs)
})

it.each([
  ['每月15日', 'days'],
  ['每逢3、8', 'days'],
  ['每月32日', 'problems'],
  ['每3天', 'problems'],
] as const)(
  'so are days of reception without end: %s',
  (said, kind) => {
    const begun = performance.now()
    const read = readReceptionRule(said.repeat(60_000), new Date('2026-03-14T00:00:00Z'), 'Asia/Shanghai')
    expect(read[kind].length).toBeGreaterThan(mostDays)
    expect(performance.now() - begun).toBeLessThan(hungMs)
  },
  240_000,
)

it('so are the words of a rota without end', () => {
  const begun = performance.now()
  const read = readRotaWords(
    `2027 ${'改为'.repeat(90_000)}`,
    new Date('2026-03-14T00:00:00Z'),
    'Asia/Shanghai',
  )
  expect(read).toMatchObject({ kind: 'make', leaders: null })
  expect(performance.now() - begun).toBeLessThan(hungMs)
}, 120_000)
