import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { type Run, runHere } from './child.ts'

const { url } = await testDatabase()
const cwd = mkdtempSync(join(tmpdir(), 'liaison-county-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const liaison = (...words: string[]): Promise<Run> => runHere(words, { env: { DATABASE_URL: url }, cwd })
const add = (name: string, ...words: string[]) =>
  liaison('congress', 'add', '--name', name, '--json', ...words)
const json = ({ out }: Run): unknown => JSON.parse(out)

describe('a county', () => {
  it('is added like a town, and takes the towns that name it, of its province alone', async () => {
    expect(json(await add('云溪镇', '--county', '某县', '--province', '浙江'))).toEqual({
      id: expect.any(Number),
      name: '云溪镇',
    })
    await add('外省镇', '--county', '某县', '--province', '江苏')
    const added = await add('某县', '--kind', 'county', '--province', '浙江省')
    expect(json(added)).toEqual({ id: expect.any(Number), name: '某县', towns: ['云溪镇'] })
    const later = await add('石桥镇', '--county', '某县', '--province', '浙江')
    expect(json(later)).toEqual({ id: expect.any(Number), name: '石桥镇', county: '某县' })
  })

  it('is set by hand where it is not plain, and taken away again', async () => {
    const run = (...words: string[]) =>
      liaison('congress', 'county', '--json', '--congress', '外省镇', ...words)
    expect(json(await run())).toMatchObject({ county: null })
    expect(json(await run('--county', '某县'))).toMatchObject({ county: '某县' })
    expect(json(await run('--none'))).toMatchObject({ county: null })
    expect(await run('--none', '--county', '某县')).toMatchObject({ code: 2 })
    expect((await run('--county', '云溪镇')).err).toContain('云溪镇 is no county')
    const wrong = await liaison('congress', 'county', '--congress', '某县', '--county', '某县')
    expect(wrong).toMatchObject({ code: 1 })
  })

  it('ties no town again that was untied, and none of a province that nobody knows', async () => {
    await liaison('congress', 'county', '--congress', '石桥镇', '--none')
    expect(json(await add('石桥镇', '--province', '浙江'))).not.toHaveProperty('county')
    await add('某县', '--kind', 'county')
    const tied = await liaison('congress', 'county', '--json', '--congress', '石桥镇')
    expect(json(tied)).toMatchObject({ county: null })
    await add('无省县', '--kind', 'county')
    const lone = await liaison('congress', 'add', '--name', '无省镇', '--county', '无省县')
    expect(lone.out).toContain('by hand: liaison congress county --congress 无省镇')
  })

  it('has no groups here', async () => {
    const bound = await liaison(
      'chat',
      'bind',
      '--congress',
      '某县',
      '--chat',
      'wrX',
      '--purpose',
      'deputies',
    )
    expect(bound).toMatchObject({ code: 1 })
    expect(bound.err).toContain('is a county')
  })
})
