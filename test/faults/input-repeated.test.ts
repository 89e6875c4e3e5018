/**
 * B7: one piece again and again, after every command and after none. A pattern that can be tried in many ways takes twice as
 * long with each piece more, and everybody waits: it was found once (`和` sixty times), by somebody outside.
 */
import { expect, test } from 'vitest'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { announce, botName, settleTowns, now as stageNow, words } from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { figure } from '../support/guarantees.ts'
import { inForm } from './support-form.ts'
import { seed, seededRandom, shuffled } from './support-random.ts'

const { db } = await testDatabase()

const pieces = [
  ...[
    '和',
    '与',
    '、',
    '，',
    '；',
    '：',
    '.',
    '。',
    '-',
    '~',
    '/',
    '#',
    '@',
    '＠',
    '(',
    '（',
    '”',
    '　',
    '\n',
    ' ',
  ],
  ...[
    '赵一、',
    '赵一和',
    '赵一 ',
    '代赵一',
    '第一代表小组、',
    '除赵一外',
    '1',
    '1 ',
    '1、',
    '第1号',
    '一',
    '十',
    '〇',
  ],
  ...[
    '12月',
    '3月18日',
    '上午',
    '9点',
    '下周',
    '星期三',
    '至',
    '前',
    '请假',
    '参加',
    '不',
    '议题：',
    '一、',
    '地点：',
    '人员：',
  ],
  ...['电话', '13800000000 ', '我叫', '来访人', '反映', '建议', '保密', '附议', '会议', '通知'],
]
/** Growing: what doubles with each piece is seen before it hangs. */
const counts = [12, 16, 20, 24, 28, 60, 400, 2_000] as const
const slowMs = 1_000

test('B7: one piece again and again hangs nobody', async ({ annotate }) => {
  const { sixty } = await settleTowns(db)
  await announce(db, sixty, { count: 2 })
  const clock = { now: () => stageNow, offsetMs: 0 }
  const desk = createDesk({ db, clock, registry, botName, log: quietLog })
  const heads = [
    '',
    ...registry.commands.flatMap(({ name, aliases }) => [name, ...aliases].slice(0, inForm(1, 9))),
  ]
  const all = heads.flatMap(head => pieces.map(piece => ({ head, piece })))
  const tried = shuffled(all, seededRandom(seed + 3)).slice(0, inForm(700, all.length))
  let [messages, slowestMs, slowest] = [0, 0, '']
  for (const [nth, { head, piece }] of tried.entries()) {
    for (const count of counts) {
      const said = `${head === '' ? '' : `/${head} `}${piece.repeat(count)}${nth % 2 === 0 ? 'x' : ''}`
      // Of this process alone: what else the machine does is no slowness of ours.
      const began = process.cpuUsage()
      await desk(
        words(nth % 3 === 0 ? 'd2' : 'd1', said.slice(0, 20_000), nth % 2 === 0 ? { chat: null } : {}),
      )
      const tookMs = process.cpuUsage(began).user / 1000
      messages++
      if (tookMs > slowestMs) [slowestMs, slowest] = [tookMs, `/${head} ${count} x ${JSON.stringify(piece)}`]
      if (tookMs > slowMs) break
    }
  }
  await figure(
    annotate,
    'B7',
    `${messages} messages of one piece up to ${counts.at(-1)} times, after ${heads.length} beginnings, the slowest ${Math.round(slowestMs)} ms (pass: < ${slowMs}), seed ${seed}`,
  )
  expect(slowestMs, slowest).toBeLessThan(slowMs)
})
