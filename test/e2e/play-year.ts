/**
 * Plays the year of `test/year` in the sandbox as `npm start` brings it up, by its JSON API alone, and leaves it running, so
 * that one can walk through its rooms afterwards and fetch the papers: npm run year [-- PORT]
 */
import { MovableClock } from '../../src/clock.ts'
import { roomAt } from '../support/room.ts'
import { besides, inOrder, liaison, linesOf, perform, postedAt } from '../year/play.ts'
import { programme } from '../year/programme.ts'
import { startFresh } from './service.ts'

const clock = new MovableClock(new Date('2025-12-30T10:00:00+08:00'))
const service = await startFresh(clock, Number(process.argv[2] ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void service.stop().then(() => process.exit(0)))
const room = roomAt(`http://127.0.0.1:${service.port}`, '联络员')
let now = ''

async function runTo(at: string): Promise<void> {
  if (at > now) await room.moveTo(at)
  now = at
}

const numbered = programme
  .toSorted((a, b) => Date.parse(postedAt(a)) - Date.parse(postedAt(b)))
  .map((held, i) => ({ held, number: i + 1 }))
const lines = inOrder([...besides, ...numbered.flatMap(({ held, number }) => linesOf(held, number))])
for (const line of lines) {
  await runTo(line.at)
  const answered = await perform(room, line)
  const isRight =
    typeof line.answer === 'string' ? answered.includes(line.answer) : line.answer.test(answered)
  if (!isRight) throw new Error(`${line.at} ${line.who} “${line.words}” was answered: ${answered}`)
  console.log(line.at, line.who, line.room ?? '', line.words)
}
await runTo('2026-12-31T17:00:00+08:00')
const { body } = await room.api('violations')
console.log('\nWhat the platform would have refused:', JSON.stringify(body, ['violations', 'rule', 'detail']))
const { text } = await room.say(liaison, '/计划 2026年')
console.log(
  `\n${text}\n\nIt goes on at ${service.url}; ${liaison} fetches the papers with /总结, /简报 12月, /会议纪要 1. Ctrl-C ends it.`,
)
