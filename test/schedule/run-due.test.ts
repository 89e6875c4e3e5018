/** A round of the schedule: it lives as long as it goes on, and no job keeps it for ever. */
import { expect, it } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { type Beat, type JobRun, runDue } from '../../src/schedule/run-due.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock = new MovableClock(new Date('2026-03-11T10:00:00+08:00'))

function round() {
  const lines: Record<string, unknown>[] = []
  const runs: JobRun[] = []
  const beat: Beat = { atMs: null, job: null }
  const log = createLog('info', { write: line => void lines.push(JSON.parse(line)) })
  const report = (run: JobRun) => void runs.push(run)
  return { lines, runs, beat, deps: { db, clock, botName: '联络员', log, report, beat } }
}

it('every batch of a long job is a sign of life, with the job’s name', async () => {
  const { beat, deps } = round()
  const seen: [job: string | null, atMs: number][] = []
  let left = 3
  const run = async () => {
    seen.push([beat.job, beat.atMs ?? 0])
    return left-- > 0 ? 1 : 0
  }
  await runDue({ ...deps, jobs: [{ name: 'long', run }] })
  expect(seen.map(([job]) => job)).toEqual(['long', 'long', 'long', 'long'])
  expect(new Set(seen.map(([, atMs]) => atMs)).size).toBe(4)
  expect(beat.job).toBeNull()
})

it.each(['40001', '40P01'])(
  'a job that always meets %s ends with an error, and the next one runs',
  async code => {
    const { lines, runs, deps } = round()
    let tries = 0
    const meets = async () => {
      tries += 1
      return Promise.reject(Object.assign(new Error('again'), { code }))
    }
    let others = 1
    await runDue({
      ...deps,
      jobs: [
        { name: 'unlucky', run: meets },
        { name: 'next', run: async () => others-- },
      ],
    })
    expect(tries).toBe(21)
    expect(runs).toEqual([
      { job: 'unlucky', done: null, ms: expect.any(Number) },
      { job: 'next', done: 1, ms: expect.any(Number) },
    ])
    expect(lines[0]).toMatchObject({ level: 50, job: 'unlucky', outcome: 'failed', err: { code } })
  },
)

it('what is repeated now and then goes on', async () => {
  const { runs, deps } = round()
  let turn = 0
  const run = async () => {
    turn += 1
    if (turn > 80) return 0
    if (turn % 2 === 1) return Promise.reject(Object.assign(new Error('again'), { code: '40001' }))
    return 1
  }
  await runDue({ ...deps, jobs: [{ name: 'busy', run }] })
  expect(runs).toMatchObject([{ job: 'busy', done: 40 }])
})
