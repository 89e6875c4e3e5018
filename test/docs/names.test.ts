/** What the pages name is there, and what is there is named where somebody would look for it. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { playedNames, variableNames } from '../../src/config.ts'
import { downloadPath } from '../../src/features/downloads/store.ts'
import { calendarPath } from '../../src/features/feeds/store/feeds.ts'
import { appCallbackPath } from '../../src/http/app-callback-route.ts'
import { callbackPath } from '../../src/http/callback-route.ts'
import { packageRoot } from '../../src/package-root.ts'

const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8')
const pages = [
  'README.md',
  ...readdirSync(join(packageRoot, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
]
const files = [
  ...['src', 'test', 'docs', 'drizzle', '.ci'].flatMap(top =>
    readdirSync(join(packageRoot, top), { recursive: true, encoding: 'utf8' }).map(path => `${top}/${path}`),
  ),
  ...readdirSync(packageRoot),
]
const isThere = (path: string) => files.some(file => file === path || file.endsWith(`/${path}`))
const readme = read('README.md')
const architecture = read('docs/architecture.md')
const between = (text: string, from: string, to: string) => text.split(from)[1]?.split(to)[0] ?? ''
const inMarks = (text: string) =>
  [...text.replace(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, marked = '']) => marked)
/** Of each row of a table. */
const firstCells = (text: string) =>
  [...text.matchAll(/^\| (.+?)(?<!\\) \|/gm)].map(([, cell = '']) => cell.replaceAll('\\|', '|'))

/** Others' files, and what the service writes. */
const elsewhere = [
  'dist/',
  'secrets/',
  'dist/years/2027.json',
  'ical.js',
  'sandbox.json',
  'last-backup.json',
  'data.jsonl',
]

describe.each(pages)('%s', page => {
  const text = read(page)

  it('names files and folders that there are', () => {
    const named = inMarks(text)
      .filter(word => /^[\w.@-]*(?:\/[\w.@-]*)*$/.test(word))
      .filter(word => /\w\.(?:tsx?|js|md|ya?ml|jsonl?|service)$/.test(word) || /\w\/$/.test(word))
      .filter(word => !/NNNN/.test(word) && !elsewhere.some(other => word.endsWith(other)))
    expect(named.filter(word => !isThere(word.replace(/\/$/, '')))).toEqual([])
  })

  it('has links that lead to files', () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target)
    const lost = targets
      .filter(target => !/^https?:/.test(target))
      .map(target => join(dirname(page), decodeURIComponent(target)).replace(/\/$/, ''))
      .filter(path => path !== 'docs' && !files.includes(path))
    expect(lost).toEqual([])
  })

  it('names scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter(name => scripts[name] === undefined)).toEqual([])
  })
})

it('every script is told of in the README or in the recipes', () => {
  const { scripts } = JSON.parse(read('package.json'))
  // npm calls the first itself.
  const untold = Object.keys(scripts).filter(
    name =>
      name !== 'prepare' &&
      !new RegExp(`npm (?:run (?:--silent )?)?${name}(?![\\w:-])`).test(readme + architecture),
  )
  expect(untold).toEqual([])
})

it('the README has every variable, and no other; and all that the sandbox can play', () => {
  const table = between(readme, '## Settings', '\nHTTP: ')
  const named = firstCells(table)
    .flatMap(inMarks)
    .filter(name => /^[A-Z_]+$/.test(name))
  expect(named.toSorted()).toEqual(variableNames.toSorted())
  const row = /^\| `SANDBOX_CHANNELS` .+$/m.exec(table)?.[0] ?? ''
  expect(inMarks(row).slice(1).toSorted()).toEqual(playedNames.toSorted())
  const line = /^# What the sandbox plays .+: (.+)\.$/m.exec(read('.env.example'))?.[1] ?? ''
  expect(line.split(/, | or /).toSorted()).toEqual(playedNames.toSorted())
})

describe('the operator’s commands', () => {
  const leaves = (command: Command, path: readonly string[] = []): [path: string, options: string[]][] =>
    command.commands.length === 0
      ? [[path.join(' '), command.options.map(({ long }) => long ?? '').toSorted()]]
      : command.commands.flatMap(one => leaves(one, [...path, one.name()]))
  const program = createProgram('0', () => {
    throw new Error('nothing is run here')
  })

  it('stand in the README, each with its options', () => {
    const told = firstCells(between(readme, "## The operator's commands", '\n## '))
      .flatMap(inMarks)
      .flatMap(cell => {
        const words = /^[a-z|-]+(?: [a-z|]+)*/.exec(cell)?.[0].split(' ') ?? []
        const options = [...new Set(cell.match(/--[a-z-]+/g))].toSorted()
        const [first = '', second] = words
        return (second?.split('|') ?? [null]).map((one): [string, string[]] => [
          one === null ? first : `${first} ${one}`,
          options,
        ])
      })
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(leaves(program)))
  })
})

describe('where things stand', () => {
  const folders = (path: string) =>
    readdirSync(join(packageRoot, path), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) => name)
  const plan = between(architecture, '## The floor plan', 'Features today:')

  it('the floor plan has every folder and file of src/, and no other', () => {
    const named = firstCells(plan)
      .flatMap(inMarks)
      .map(name => name.split('/')[0] ?? '')
    expect([...new Set(named)].toSorted()).toEqual(readdirSync(join(packageRoot, 'src')).toSorted())
  })

  it('the table of features has every one, and no other', () => {
    const table = between(architecture, 'Features today:', "A feature's files")
    expect(firstCells(table).flatMap(inMarks).toSorted()).toEqual(folders('src/features').toSorted())
  })

  it('every folder of test/ is told of, or mirrors one of src/', () => {
    const told = inMarks(between(architecture, '`test/` mirrors `src/`', '\n## '))
    const others = folders('test').filter(name => !folders('src').includes(name))
    expect(others.filter(name => !told.includes(name))).toEqual([])
  })
})

describe('addresses', () => {
  it('the README has all of them', () => {
    const told = inMarks(between(readme, '\nHTTP: ', '\n## ')).map(one => one.replace('GET|POST ', ''))
    expect(told).toEqual(
      expect.arrayContaining([
        '/console',
        callbackPath,
        appCallbackPath,
        `${calendarPath}<token>.ics`,
        `${downloadPath}<token>`,
        '/healthz',
        '/readyz',
        '/metrics',
        '/sandbox',
      ]),
    )
  })

  it('the proxy of docs/deploy.md leads to those that people and programs outside ask for, and to no other', () => {
    const locations = [...read('docs/deploy.md').matchAll(/^ {2}location (=|~) (\S+) \{/gm)]
    const isOpen = (path: string) =>
      locations.some(([, kind, pattern = '']) =>
        kind === '=' ? path === pattern : new RegExp(pattern).test(path),
      )
    const token = 'x'.repeat(43)
    const open = [callbackPath, '/console', '/console/c/1/today', `${calendarPath}${token}.ics`]
    for (const path of [...open, `${downloadPath}${token}`, '/healthz']) expect(isOpen(path), path).toBe(true)
    for (const path of ['/readyz', '/metrics', '/sandbox', '/sandbox/api/chats', '/'])
      expect(isOpen(path), path).toBe(false)
  })

  it('the architecture has the sandbox’s whole interface', () => {
    const routes = [...read('src/sandbox/api.ts').matchAll(/routes\.(get|post)\('\/([^']+)'/g)]
    expect(routes.length).toBeGreaterThan(10)
    const untold = routes
      .map(([, method = '', path = '']) => ({ method: method.toUpperCase(), path }))
      .filter(
        ({ method, path }) =>
          !inMarks(architecture).some(told => {
            const [methods = '', rest = ''] = told.split(' ')
            return methods.split('|').includes(method) && rest.replace(/\[.*/, '') === path
          }),
      )
    expect(untold).toEqual([])
  })
})
