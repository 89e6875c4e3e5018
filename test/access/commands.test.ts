/** Every command of the registry, said as everybody with its own examples, against `commands.table.ts`. */
import { describe, expect, it } from 'vitest'
import { registry } from '../../src/desk/registry.ts'
import { countyHint, mayNot, notBusinessOf } from '../../src/desk/texts.ts'
import { testDatabase } from '../support/database.ts'
import { commandTable } from './commands.table.ts'
import { expectNothingForeign, expectOnlyForReaders, expectToldOnlyToReaders, ids } from './expectations.ts'
import { story } from './prepared.table.ts'
import { type Role, roles, standsFor, townOf } from './roles.ts'
import { foreignGroup, group, settleTowns, words } from './town.ts'
import { createWalk } from './walk.ts'

const { db } = await testDatabase()
const towns = await settleTowns(db)
const walk = await createWalk(db, [towns.here, towns.there, towns.county])
const { commands } = registry

it('every command has a line in the table, and every line a command', () => {
  expect(Object.keys(commandTable).sort()).toEqual(commands.map(({ name }) => name).sort())
  for (const { name, who, of = 'towns' } of commands)
    expect(commandTable[name], name).toMatchObject({ who, of })
})

/** The command's own examples, and the same with a number that there is. */
const sayings = (examples: readonly string[]): readonly string[] => [
  ...new Set(examples.flatMap(example => [example, example.replace(/(?<=[ 第])\d{1,3}(?=[ 、-]|$)/u, '1')])),
]

/** Somebody of whom one word is enough: whatever else he says meets the same door. */
const isAtTheDoor = (role: Role, of: string): boolean =>
  townOf(role) === 'none' || (of === 'towns' && townOf(role) === 'county')

let said = 0
/** Those that somebody came to something by; the others want something to be there first: `prepared.table.ts`. */
const effective = new Set<string>()
describe.each(commands)('/$name', command => {
  const line = commandTable[command.name] ?? { who: 'clerks', does: [], of: 'towns' }

  it.each(roles)('as %s', async role => {
    const all = sayings(command.examples)
    for (const text of isAtTheDoor(role, line.of) && line.who !== 'anyone' ? all.slice(0, 1) : all) {
      said++
      const { text: answer, wrote, touched, told } = await walk(words(role, text))
      if (wrote.length > 0 || told.length > 0) effective.add(command.name)
      if (!line.does.includes(standsFor(role))) expect(wrote, text).toEqual([])
      expect(
        touched.filter(id => !ids(towns, role).includes(id)),
        text,
      ).toEqual([])
      expectNothingForeign(role, answer, text)
      expectOnlyForReaders(role, answer, text)
      expectToldOnlyToReaders(role, told, text)
      if (line.who === 'anyone') continue
      if (townOf(role) === 'none') expect(answer, text).toMatch(/花名册/u)
      else if (!isBusiness(line.of, role))
        expect(
          // Words that are a command of the towns’ without a slash are none of the county’s.
          [mayNot(command.name, line.who), notBusinessOf(command.name, kindOf(role)), countyHint].some(told =>
            answer.includes(told),
          ),
          text,
        ).toBe(true)
      else if (line.who === 'clerks')
        expect(answer.includes(mayNot(command.name, 'clerks')), text).toBe(!isClerkOfHis(role))
    }
  })

  it('in a bound group is of that town alone, and of nobody who is not in its roster', async () => {
    const [text = ''] = command.examples
    const asStranger = await walk(words('z-chair', text, group))
    expect(asStranger.wrote.filter(name => line.who !== 'anyone' || name !== 'binding_request')).toEqual([])
    expect((await walk(words('both', text, group))).touched).not.toContain(towns.there)
    expect((await walk(words('both', text, foreignGroup))).touched).not.toContain(towns.here)
  })
})

it('whatever somebody can come to something by did so, here or in the story', ({ annotate }) => {
  const idle = Object.entries(commandTable)
    .filter(([name, { does }]) => does.length > 0 && !effective.has(name))
    .map(([name]) => name)
  const told = new Set(story.map(({ command }) => command))
  expect(idle.filter(name => !told.has(name))).toEqual([])
  return annotate(
    `${commands.length} commands said ${said} times as ${roles.length} roles; in the story alone: ${idle.join(' ')}`,
  ).then(() => undefined)
})

const kindOf = (role: Role): 'township' | 'county' => (townOf(role) === 'county' ? 'county' : 'township')
const isBusiness = (of: string, role: Role): boolean =>
  of === 'both' || (of === 'county') === (townOf(role) === 'county')
const isClerkOfHis = (role: Role): boolean =>
  ['chair', 'vice', 'liaison', 'z-chair', 'k-clerk'].includes(role)
