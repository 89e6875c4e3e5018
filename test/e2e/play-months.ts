/**
 * Plays the fourteen months of `test/features/suggestions/fourteen-months` in the sandbox as `npm start` brings it up, by
 * its JSON API alone, and leaves it running, so that one can walk through its rooms afterwards and fetch the register:
 * npm run months [-- PORT]
 */
import { MovableClock } from '../../src/clock.ts'
import { announce, inOrder, instantOf, perform } from '../features/suggestions/fourteen-months/play.ts'
import { beginsAt, besides, endsAt, lives } from '../features/suggestions/fourteen-months/programme.ts'
import { liaison } from '../features/suggestions/fourteen-months/script.ts'
import { roomAt } from '../support/room.ts'
import { startFresh } from './service.ts'

const clock = new MovableClock(new Date(instantOf(beginsAt)))
const service = await startFresh(clock, Number(process.argv[2] ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void service.stop().then(() => process.exit(0)))
const room = roomAt(`http://127.0.0.1:${service.port}`, '联络员')
let now = beginsAt

async function runTo(at: string): Promise<void> {
  if (at > now) await room.moveTo(instantOf(at))
  now = at
}

for (const { life, step } of inOrder(lives, besides)) {
  await runTo(step.at)
  if (step.notice !== undefined) await announce(step.notice, { DATA_DIR: service.dataDir })
  const answered = await perform(room, step)
  const said = `${answered?.text ?? ''}${answered?.message?.text ?? ''}`
  if (step.answer !== undefined && !said.includes(step.answer))
    throw new Error(`${step.at} ${life?.number}: “${step.answer}” was to be answered, and not: ${said}`)
  console.log(step.at, life?.number ?? '', step.who ?? '', Object.values(step.does ?? {}).join(' → '))
}
await runTo(endsAt)
const { body } = await room.api('violations')
console.log('\nWhat the platform would have refused:', JSON.stringify(body, ['violations', 'rule', 'detail']))
const { text } = await room.say(liaison, '/建议统计 2026年')
console.log(
  `\n${text}\n\nIt goes on at ${service.url}; ${liaison} fetches the register with /建议簿 2026年. Ctrl-C ends it.`,
)
