/** A service whose settings are not read starts as a sandbox: so a file of settings is read, or the start is refused. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { loadEnvFile } from '../src/env-file.ts'
import { BadConfiguration } from '../src/errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-env-'))
const file = join(folder, '.env')
const before = process.cwd()
process.chdir(folder)
beforeEach(() => rmSync(file, { recursive: true, force: true }))
afterAll(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true, force: true })
})

const settings = 'PORT=4001\nWECOM_BOT_NAME=联络员\n'

function loaded(): NodeJS.ProcessEnv {
  const env = { PORT: '5000', HOST: '' }
  loadEnvFile(env)
  return env
}

it('what is set already stays, also where it is empty; without a file there is nothing to add', () => {
  expect(loaded()).toEqual({ PORT: '5000', HOST: '' })
  writeFileSync(file, `${settings}HOST=other`)
  expect(loaded()).toEqual({ PORT: '5000', HOST: '', WECOM_BOT_NAME: '联络员' })
})

it('a mark of the byte order, as editors on Windows write it, does not hide the first setting', () => {
  writeFileSync(file, `\ufeffLOG_LEVEL=warn\r\n${settings}`)
  expect(loaded()).toMatchObject({ LOG_LEVEL: 'warn', WECOM_BOT_NAME: '联络员' })
})

it.each<[string, () => void, string]>([
  [
    'UTF-16 with a mark',
    () => writeFileSync(file, Buffer.from(`\ufeff${settings}`, 'utf16le')),
    'is no text in UTF-8',
  ],
  [
    'UTF-16 without one',
    () => writeFileSync(file, Buffer.from('PORT=1\n', 'utf16le')),
    'is no text in UTF-8',
  ],
  ['a folder', () => mkdirSync(file), 'is no file'],
  ['a device', () => symlinkSync('/dev/null', file), 'is no file'],
  ['a link to itself', () => symlinkSync('.env', file), 'cannot be read (ELOOP)'],
])('%s is refused in one sentence', (_what, make, sentence) => {
  make()
  expect(loaded).toThrow(new BadConfiguration(`.env: ${sentence}`))
})
