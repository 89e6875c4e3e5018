/** Every button of the registry, pressed by everybody on cards of both towns, against `buttons.table.ts`. */
import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/bot/reply.ts'
import { registry } from '../../src/desk/registry.ts'
import { mayNotPress, notYourButton } from '../../src/desk/texts.ts'
import { testDatabase } from '../support/database.ts'
import { buttonTable } from './buttons.table.ts'
import { expectNothingForeign, expectOnlyForReaders, expectToldOnlyToReaders, ids } from './expectations.ts'
import { presses } from './pressed.table.ts'
import { type Role, roles, standsFor, townOf } from './roles.ts'
import { click, group, settleTowns, words } from './town.ts'
import { createWalk } from './walk.ts'

const { db } = await testDatabase()
const towns = await settleTowns(db)
const walk = await createWalk(db, [towns.here, towns.there, towns.county])
const buttons = [...registry.byAction.values()]

it('every button has a line in the table, and every line a button', () => {
  expect(Object.keys(buttonTable).sort()).toEqual(buttons.map(({ action }) => action).sort())
  for (const { action, who, of = 'towns' } of buttons)
    expect(buttonTable[action], action).toMatchObject({ who, of })
})

/** Cards that are shown when somebody asks for them, beside those of what has happened. */
const asked: readonly (readonly [string, string, string?])[] = [
  ['chair', '待批'],
  ['chair', '我的'],
  ['chair', '待确认'],
  ['chair', '补班'],
  ['chair', '/换届 第二十届 2026年12月15日'],
  ['chair', '/绑定 主席团', group],
  ['chair', '/异议'],
  ['owner', '我的'],
  ['owner', '/值班'],
  ['owner', '/来访 1'],
  ['owner', '/建议 1'],
  ['bystander', '/换班 李四'],
  ['bystander', '我的'],
  ['bystander', '/建议 修复枫树湾村路灯，坏了两个月，晚上走路看不见'],
  ['chair', '/建议 2'],
  ['office', '/建议 1'],
  ['both', '/名单 1'],
  ['z-chair', '待批'],
  ['z-chair', '/建议 2'],
  ['z-owner', '/值班'],
]
const cards: Card[] = [...towns.cards]
for (const [account, text, chat] of asked) {
  const { reply } = await walk(words(account, text, chat ?? null))
  if (reply.kind === 'card') cards.push(reply.card)
}

interface Pressed {
  readonly key: string
  readonly selected: ReadonlyMap<string, readonly string[]>
}

/** What was on cards, the same with the numbers of other things of either town, and numbers that nobody was given. */
function pressesOf(action: string): readonly Pressed[] {
  const found = new Map<string, Pressed>()
  const add = (key: string, selected: Pressed['selected'] = new Map()) => {
    if (!found.has(key)) found.set(key, { key, selected })
  }
  for (const { buttons, select } of cards) {
    const selected = new Map(
      select === undefined ? [] : [[select.key, select.options.slice(0, 1).map(({ id }) => id)]],
    )
    for (const { key } of buttons) {
      if (key.split(':')[0] !== action) continue
      add(key, selected)
      for (const id of [1, 2, 4, 6]) add(key.replace(/\d+/u, String(id)), selected)
    }
  }
  const one: Pressed['selected'] = new Map()
  for (const id of [1, 2, 3, 4, 5]) add(`${action}:${id}`, one)
  add(action)
  return [...found.values()].slice(0, 9)
}

let count = 0
/** Those that somebody came to something by; the others want something to be there first: `pressed.table.ts`. */
const effective = new Set<string>()
describe.each(buttons)('[$action]', ({ action }) => {
  const line = buttonTable[action] ?? { who: 'clerks', does: [], of: 'towns' }
  const pressed = pressesOf(action)

  it.each(roles)('as %s', async role => {
    const isOutside = townOf(role) === 'none' || (line.of === 'towns' && townOf(role) === 'county')
    for (const { key, selected } of isOutside ? pressed.slice(0, 1) : pressed) {
      count++
      const { text: answer, wrote, touched, told } = await walk(click(role, key, selected))
      if (wrote.length > 0) effective.add(action)
      if (!line.does.includes(standsFor(role))) expect(wrote, key).toEqual([])
      expect(
        touched.filter(id => !ids(towns, role).includes(id)),
        key,
      ).toEqual([])
      expectNothingForeign(role, answer, key)
      expectOnlyForReaders(role, answer, key)
      expectToldOnlyToReaders(role, told, key)
      if (townOf(role) === 'none') expect(answer, key).toMatch(/花名册/u)
      else if (!isBusiness(line.of, role)) expect(answer, key).toContain(notYourButton)
      else if (line.who === 'clerks')
        expect(answer.includes(mayNotPress('clerks')), key).toBe(!isClerkOfHis(role))
    }
  })
})

/** A life that is too long for a card follows it as words. */
const asksForMore = ['sg_life']

it('whatever somebody can come to something by did so, here or in the story', ({ annotate }) => {
  const idle = Object.entries(buttonTable)
    .filter(([name, { does }]) => does.length > 0 && !effective.has(name))
    .map(([name]) => name)
  const pressed = new Set(presses.map(({ action }) => action))
  expect(idle.filter(name => !pressed.has(name))).toEqual(asksForMore)
  return annotate(
    `${buttons.length} buttons pressed ${count} times as ${roles.length} roles; in the story alone: ${idle.join(' ')}`,
  ).then(() => undefined)
})

const isBusiness = (of: string, role: Role): boolean =>
  of === 'both' || (of === 'county') === (townOf(role) === 'county')
const isClerkOfHis = (role: Role): boolean =>
  ['chair', 'vice', 'liaison', 'z-chair', 'k-clerk'].includes(role)
