/**
 * The container's files and the systemd unit cannot be run here. What they name is held against the program, and against
 * each other: variables, ports, paths, times.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig, secretsInFiles } from '../../src/config.ts'
import { packageRoot } from '../../src/package-root.ts'
import { startFlags } from '../support/delivered.ts'

const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8')
const dockerfile = read('docs/operation/Dockerfile')
const compose = read('docs/operation/compose.yml')
const unit = read('docs/operation/liaison.service')
const deploy = read('docs/deploy.md')

/** The lines of one key of one service, which end where another key of its depth begins. */
function section(text: string, path: readonly string[]): string {
  let lines = text.split('\n').filter(line => !/^\s*#/.test(line))
  for (const [depth, key] of path.entries()) {
    const indent = '  '.repeat(depth)
    const from = lines.findIndex(line => line.startsWith(`${indent}${key}:`))
    if (from === -1) throw new Error(`no ${path.join('.')}`)
    const rest = lines.slice(from + 1)
    const until = rest.findIndex(line => line.trim() !== '' && !line.startsWith(`${indent}  `))
    const [, onItsLine = ''] = /^[^:]+:(.*)$/.exec(lines[from] ?? '') ?? []
    lines = [
      ...(onItsLine.trim() === '' ? [] : [onItsLine.trim()]),
      ...(until === -1 ? rest : rest.slice(0, until)),
    ]
  }
  return lines.join('\n')
}
const pairs = (text: string): [string, string][] =>
  [...text.matchAll(/^\s*([A-Z][A-Z_]+):\s*(.*)$/gm)].map(([, name = '', value = '']) => [name, value])
const secondsOf = (text: string) => Number(/(\d+)s?/.exec(text)?.[1])
/** What the service takes at most from the signal to its end. */
const drainSeconds =
  Number(/drainMs = ([\d_]+)/.exec(read('src/main.ts'))?.[1]?.replace('_', '')) / 1_000 + 0.8

const service = (key: string) => section(compose, ['services', 'liaison', key])
const environment = pairs(service('environment'))

it('every variable of the compose file is one of the service, and with it the service reads its settings', () => {
  const values = environment.map(([name, value]): [string, string] => [
    name.replace(/_FILE$/, ''),
    name === 'DATABASE_URL_FILE'
      ? 'postgres://liaison:x@database:5432/liaison?sslmode=disable'
      : /_(?:AES|DATA)_KEY_FILE$/.test(name)
        ? `${'ab'.repeat(21)}c`
        : name.endsWith('_FILE')
          ? 'abcdefghijklm'
          : value,
  ])
  const config = readConfig({ ...Object.fromEntries(values), ...imageEnvironment() })
  expect(config.warnings).toEqual([])
  expect(config).toMatchObject({ mode: 'live', host: '0.0.0.0', port: 3000, dataDir: '/var/lib/liaison' })
  const example = read('.env.example')
  for (const [name] of [...environment, ...Object.entries(imageEnvironment())].filter(
    ([n]) => n !== 'NODE_ENV',
  ))
    expect(example).toContain(`${name.replace(/_FILE$/, '')}=`)
})

function imageEnvironment(): Record<string, string> {
  const line = /^ENV (.+)$/m.exec(dockerfile)?.[1] ?? ''
  return Object.fromEntries(line.split(' ').map(pair => pair.split('=')))
}

it('no secret is written down, and every one that is named comes as a file', () => {
  for (const [name, value] of environment)
    if (/TOKEN|KEY|SECRET|PASSPHRASE|DATABASE_URL|CODE/.test(name)) {
      expect(name).toMatch(/_FILE$/)
      expect(value).toMatch(/^\/run\/secrets\/\w+$/)
      expect(service('secrets')).toContain(value.replace('/run/secrets/', ''))
    }
  const declared = [...section(compose, ['secrets']).matchAll(/^\s*(\w+): \{ file: (\S+) \}/gm)]
  const used = [...compose.matchAll(/\/run\/secrets\/(\w+)/g)].map(([, name]) => name)
  expect(declared.map(([, name]) => name).toSorted()).toEqual([...new Set(used)].toSorted())
  expect(dockerfile).not.toMatch(/^(?:ARG|ENV).*(?:TOKEN|SECRET|PASS|KEY)/m)
  const ignored = read('docs/operation/Dockerfile.dockerignore').split('\n')
  expect(ignored.find(line => line !== '' && !line.startsWith('#'))).toBe('*')
})

/** What a live service goes without: the bot has one way in, and the code is made at the first start. */
const wanting: ReadonlySet<string> = new Set([
  'WECOM_BOT_SECRET',
  'WECOM_APP_SECRET',
  'WECOM_APP_TOKEN',
  'WECOM_APP_AES_KEY',
  'LIAISON_ADMIN_CODE',
])

it('every secret that a live service should have is there, and told of on top', () => {
  const needed = secretsInFiles.filter(name => !wanting.has(name))
  expect(needed).toContain('LIAISON_DATA_KEY')
  const given = new Map(environment)
  const top = compose.slice(0, compose.indexOf('\nname:'))
  for (const name of needed) {
    const file = given.get(`${name}_FILE`)?.replace('/run/secrets/', '')
    expect(file, name).toBeDefined()
    expect(top, name).toMatch(new RegExp(` ${file}[ ,]`))
  }
})

it('every volume of the service is put on a folder of the image that is its user’s', () => {
  const named = [...service('volumes').matchAll(/- (\w+):(\S+)/g)].map(([, , target = '']) => target)
  expect(named).toContain('/backup')
  const made = /install -d -o liaison -g liaison -m 0700 (.+)$/m.exec(dockerfile)?.[1]?.split(' ') ?? []
  for (const target of named) expect(made).toContain(target)
})

it('the database counts as well only when it is reached as the service reaches it', () => {
  expect(section(compose, ['services', 'database', 'healthcheck'])).toMatch(/pg_isready -h 127\.0\.0\.1 /)
})

it('the image has what the program reads, and what it copies is there', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) =>
    from.split(' '),
  )
  for (const path of copied) expect(existsSync(join(packageRoot, path)), path).toBe(true)
  const sent = read('docs/operation/Dockerfile.dockerignore')
  for (const path of copied) expect(sent).toContain(`!${path.split('/')[0]}`)
  for (const path of ['drizzle', 'package.json', 'src/sandbox/web', 'src/pages/web'])
    expect(dockerfile).toMatch(new RegExp(`^COPY .*${path}`, 'm'))
  expect(dockerfile).toContain(/"start": "exec (.+?)"/.exec(read('package.json'))?.[1]?.split(' ').at(-1))
  expect(dockerfile).toMatch(/^USER 10001:10001$/m)
})

it('ports, health and paths agree', () => {
  const port = imageEnvironment().PORT
  expect(dockerfile).toMatch(new RegExp(`^EXPOSE ${port}$`, 'm'))
  expect(service('ports')).toContain(`127.0.0.1:3000:${port}`)
  expect(service('healthcheck')).toContain(`http://127.0.0.1:${port}/readyz`)
  expect(dockerfile).toContain('/readyz')
  const folder = imageEnvironment().DATA_DIR ?? ''
  expect(service('volumes')).toContain(`:${folder}`)
  expect(dockerfile).toContain(`VOLUME ${folder}`)
  expect(service('read_only')).toContain('true')
  expect(service('cap_drop')).toContain('ALL')
  for (const name of ['data', 'backups', 'postgres'])
    expect(section(compose, ['volumes'])).toContain(`${name}:`)
  for (const name of ['liaison', 'database']) {
    expect(section(compose, ['services', name, 'deploy'])).toMatch(/memory: \d+/)
    expect(section(compose, ['services', name, 'healthcheck'])).toMatch(/test:/)
  }
  expect(service('depends_on')).toContain('condition: service_healthy')
})

it('whoever stops it waits longer than it needs', () => {
  expect(drainSeconds).toBeGreaterThan(5)
  expect(secondsOf(service('stop_grace_period'))).toBeGreaterThan(drainSeconds)
  expect(secondsOf(/^TimeoutStopSec=(.+)$/m.exec(unit)?.[1] ?? '')).toBeGreaterThan(drainSeconds)
  expect(dockerfile).toMatch(/^STOPSIGNAL SIGTERM$/m)
})

it('the unit agrees with the way that the document tells', () => {
  const of = (key: string) => new RegExp(`^${key}=(.+)$`, 'm').exec(unit)?.[1] ?? ''
  expect(deploy).toContain('docs/operation/liaison.service')
  for (const place of [of('WorkingDirectory'), of('EnvironmentFile'), `/var/lib/${of('StateDirectory')}`])
    expect(deploy).toContain(place)
  expect(deploy).toContain(
    `useradd --system --home /var/lib/${of('StateDirectory')} --create-home ${of('User')}`,
  )
  expect(of('ExecStart')).toMatch(/^\/usr\/bin\/node .*dist\/main\.js$/)
  for (const line of unit.split('\n')) expect(line).toMatch(/^(?:|#.*|\[\w+\]|[A-Z]\w+=.*)$/)
})

it('what has not been run is said', () => {
  expect(deploy).toMatch(/Neither image nor compose file has been\s+built or started/)
})

it('what the page on security leaves to the proxy stands in its example', () => {
  expect(read('docs/security.md')).toContain("(HSTS is the proxy's)")
  const [, example = ''] = /```nginx\n([^`]+)```/.exec(deploy) ?? []
  expect(example).toMatch(/^ {2}add_header Strict-Transport-Security "max-age=\d{7,}" always;/m)
})

it('Node is started alike everywhere', () => {
  expect(startFlags).toContain('--no-parallel-scavenge')
  expect(/^ExecStart=\S+ (.+) dist\/main\.js$/m.exec(unit)?.[1]?.split(' ')).toEqual(startFlags)
  const command: unknown = JSON.parse(/^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? '[]')
  expect(command).toEqual(['node', ...startFlags, 'dist/main.js'])
})
