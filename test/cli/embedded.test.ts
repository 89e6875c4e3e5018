import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEmbedded } from '../../src/db/embedded.ts'
import { quietLog } from '../support/database.ts'
import { BuiltCli } from './child.ts'

const cwd = mkdtempSync(join(tmpdir(), 'liaison-cli-'))
let cli: BuiltCli

beforeAll(async () => {
  cli = await BuiltCli.build()
})
afterAll(() => {
  cli.remove()
  rmSync(cwd, { recursive: true, force: true })
})

const liaison = (...words: string[]) => cli.run([...words, '--json'], { env: { DATA_DIR: './data' }, cwd })

it('the doctor makes no database', async () => {
  const { out } = await liaison('doctor')
  expect(out).toContain('the embedded database is made at the first start')
  expect(existsSync(join(cwd, 'data'))).toBe(false)
})

it('without the service a command starts the database for itself and leaves it stopped', async () => {
  const { code, out, err } = await liaison('congress', 'add', '--name', '云溪镇')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(JSON.parse(out)).toMatchObject({ name: '云溪镇' })
  expect(existsSync(join(cwd, 'data', 'postgres', 'postmaster.pid'))).toBe(false)
})

it('several at once do not get into each other’s way', async () => {
  const runs = await Promise.all(
    ['甲', '乙', '丙'].map(name => liaison('office', 'add', '--congress', '云溪镇', '--name', `${name}办`)),
  )
  expect(runs.map(({ code, err }) => ({ code, err }))).toEqual([1, 2, 3].map(() => ({ code: 0, err: '' })))
})

it('beside a running service a command uses its server and lets it run', async () => {
  const service = await startEmbedded(join(cwd, 'data'), quietLog)
  try {
    expect(JSON.parse((await liaison('congress', 'add', '--name', '云溪镇')).out)).toMatchObject({
      existed: true,
    })
    expect((await liaison('doctor')).out).toContain('reached, PostgreSQL')
    expect(existsSync(join(cwd, 'data', 'postgres', 'postmaster.pid'))).toBe(true)
  } finally {
    await service.stop()
  }
})
