/** `--name 云溪镇 … --name 石桥镇`: which of the two was meant nobody knows. */
import type { Command, Option } from 'commander'
import { expect, it } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { runHere } from './child.ts'

/** Never reached: what a command is, is told before its settings are read. */
const env = { PORT: 'not-a-port' }
const liaison = (...words: string[]) => runHere(words, { env, cwd: '/' })

interface Given {
  readonly path: readonly string[]
  readonly option: Option
}

const optionsOf = (command: Command, path: readonly string[] = []): Given[] => [
  ...command.options.filter(option => option.required || option.optional).map(option => ({ path, option })),
  ...command.commands.flatMap(sub => optionsOf(sub, [...path, sub.name()])),
]
const all = optionsOf(createProgram('0', () => expect.unreachable()))
const name = ({ path, option }: Given) => [...path, option.flags].join(' ')
const repeatable = ['congress settings --set <path=value>']
const once = all.filter(given => !repeatable.includes(name(given)))

it('there are options to try', () => {
  expect(once.length).toBeGreaterThan(40)
  expect(all.map(name)).toEqual(expect.arrayContaining(repeatable))
})

it.each(once.map(given => [name(given), given] as const))(
  '%s twice is refused in a sentence',
  async (_, { path, option }) => {
    const [value = '2026', other = '2027'] = option.argChoices ?? []
    const flag = option.long ?? ''
    for (const words of [
      [flag, value, flag, other],
      [`${flag}=${value}`, flag, value],
    ])
      expect(await liaison(...path, ...words)).toEqual({
        code: 2,
        out: '',
        err: `error: option '${option.flags}' is given more than once\n`,
      })
  },
)

it('what may be repeated, and a flag that says the same twice, are read', async () => {
  for (const words of [
    [
      'congress',
      'settings',
      '--congress',
      'x',
      '--set',
      'visits.overdueDays=5',
      '--set',
      'reception.eve=18:30',
    ],
    ['--json', 'roster', 'accounts', '--congress', 'x', '--apply', '--apply', '--json'],
  ]) {
    const { code, err } = await liaison(...words)
    expect(code).toBe(1)
    expect(err).toMatch(/^liaison: PORT: /)
  }
})
