/** The buttons whose effect needs something to be there, pressed by everybody when it is, against `pressed.table.ts`. */
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/bot/reply.ts'
import { receive } from '../../src/desk/receive.ts'
import { testDatabase } from '../support/database.ts'
import { buttonTable } from './buttons.table.ts'
import { expectNothingForeign, expectOnlyForReaders, expectToldOnlyToReaders, ids } from './expectations.ts'
import { chatOf, type Happening, type Ids, type Press, presses } from './pressed.table.ts'
import { clerks, type Role, roles, standsFor, townOf } from './roles.ts'
import { click, deskDeps, type Names, now, plain, settleTowns, theirs, words } from './town.ts'
import { createWalk } from './walk.ts'

const { db } = await testDatabase()
const towns = await settleTowns(db)
const walk = await createWalk(db, [towns.here, towns.there, towns.county])
const congressOf = (names: Names): number => (names === plain ? towns.here : towns.there)

/** By their numbers and names in one town, as they are now. */
async function idsIn(names: Names): Promise<Ids> {
  const congress = congressOf(names)
  const rows = await db.sql<{ kind: string; called: string; id: number }[]>`
    select 'suggestion' as kind, number::text as called, id from suggestion where congress_id = ${congress}
    union all select 'meeting', number::text, id from meeting where congress_id = ${congress}
    union all select 'visit', number::text, id from visit where congress_id = ${congress}
    union all select 'office', name, id from office where congress_id = ${congress}
    union all select 'person', userid, id from person where congress_id = ${congress} and userid is not null
    union all select 'dispute', number::text, id from duty_dispute where congress_id = ${congress}
    union all select 'claim', '', max(id) from binding_request where congress_id = ${congress}
    union all select 'county', '', max(id) from county_notice`
  const idOf = (kind: string, called: string | number) => {
    const found = rows.find(row => row.kind === kind && row.called === String(called))
    if (found === undefined) throw new Error(`no ${kind} ${called}`)
    return found.id
  }
  return {
    suggestion: number => idOf('suggestion', number),
    meeting: number => idOf('meeting', number),
    visit: number => idOf('visit', number),
    office: name => idOf('office', name),
    person: account => idOf('person', names.prefix + account),
    dispute: number => idOf('dispute', number),
    claim: () => idOf('claim', ''),
    countyNotice: () => idOf('county', ''),
    congress,
  }
}

const last = new Map<Names, Reply>()

async function happen({
  by,
  words: said,
  key,
  inGroup = false,
  at,
  county = false,
}: Happening): Promise<void> {
  for (const names of county ? [plain] : [plain, theirs]) {
    const who = county ? by : names.prefix + by
    const chat = chatOf(inGroup, names)
    const incoming =
      said === undefined
        ? click(who, key?.(await idsIn(names), names) ?? '', new Map(), chat)
        : words(who, said(names), chat)
    last.set(names, await receive(deskDeps(db, at === undefined ? now : new Date(at)), incoming))
  }
}

interface OnCard {
  readonly key: string
  readonly selected: ReadonlyMap<string, readonly string[]>
}

/** What is pressed on the card of a town. */
async function cardIn(names: Names, { action, key, selected }: Press): Promise<OnCard> {
  if (typeof key === 'function') {
    const known = await idsIn(names)
    const chosen = Object.entries(selected(known, names)).map(([question, one]) => [question, [one]] as const)
    return { key: key(known, names), selected: new Map(chosen) }
  }
  const reply =
    key === 'last'
      ? last.get(names)
      : (await walk(words(names.prefix + key.by, key.words(names), chatOf(key.inGroup === true, names))))
          .reply
  const card = reply?.kind === 'card' ? reply.card : undefined
  const button = card?.buttons.find(one => one.key.split(':')[0] === action)
  if (button === undefined) throw new Error(`${action} is on no card: ${JSON.stringify(reply)}`)
  const { select } = card ?? {}
  return {
    key: button.key,
    selected: new Map(
      select === undefined ? [] : [[select.key, select.options.slice(0, 1).map(({ id }) => id)]],
    ),
  }
}

/** A clerk answers the county. */
const mayTouch = (role: Role, { action }: Press): readonly number[] =>
  action.startsWith('cn_') && clerks.includes(role) ? [towns.here, towns.county] : ids(towns, role)

describe.each(presses)('[$action]', step => {
  it('comes to something for exactly those who may', async () => {
    for (const happening of step.before) {
      if (typeof happening !== 'function') await happen(happening)
      else for (const names of [plain, theirs]) await happening(db, await idsIn(names))
    }
    await walk.settle()
    const cards = new Map<Names, OnCard>()
    for (const names of [plain, theirs]) cards.set(names, await cardIn(names, step))
    const came: Role[] = []
    for (const role of roles) {
      const names = townOf(role) === 'there' ? theirs : plain
      const { key = '', selected = new Map() } = cards.get(names) ?? {}
      const {
        text: answer,
        wrote,
        touched,
        told,
      } = await walk(click(role, key, selected, chatOf(step.inGroup, names)))
      const changes = wrote.length > 0 || told.length > 0
      if (step.comes !== 'changes') expect(changes, `${key} as ${role}`).toBe(false)
      if (step.comes === 'changes' ? changes : answer.includes(step.comes.says)) came.push(role)
      expect(
        touched.filter(id => !mayTouch(role, step).includes(id)),
        `${key} as ${role}`,
      ).toEqual([])
      expectNothingForeign(role, answer, key)
      expectOnlyForReaders(role, answer, key)
      expectToldOnlyToReaders(role, told, key)
    }
    const inCounty = (role: Role) => !step.action.startsWith('cn_') || townOf(role) === 'here'
    expect(came).toEqual(roles.filter(role => step.does.includes(standsFor(role)) && inCounty(role)))
    expect(came).not.toEqual([])
  })

  it('the table of all buttons says nothing else of it', () => {
    const { does = [] } = buttonTable[step.action] ?? {}
    expect(step.does.filter(role => !does.includes(role))).toEqual([])
  })
})
