/** The commands whose effect needs something to be there, said as everybody when it is, against `prepared.table.ts`. */
import { describe, expect, it } from 'vitest'
import { receive } from '../../src/desk/receive.ts'
import { testDatabase } from '../support/database.ts'
import { commandTable } from './commands.table.ts'
import { expectNothingForeign, expectOnlyForReaders, expectToldOnlyToReaders, ids } from './expectations.ts'
import { calledIn, type Step, story } from './prepared.table.ts'
import { type Role, roles, standsFor, townOf } from './roles.ts'
import { deskDeps, groupOf, now, plain, settleTowns, theirs, words } from './town.ts'
import { createWalk } from './walk.ts'

const { db } = await testDatabase()
const towns = await settleTowns(db)
const walk = await createWalk(db, [towns.here, towns.there, towns.county])

async function prepare({ before }: Step): Promise<void> {
  for (const happening of before) {
    if (typeof happening === 'function') {
      await happening(db)
      continue
    }
    for (const names of [plain, theirs]) {
      const chat = happening.inGroup === true ? groupOf(names) : null
      const at = happening.at === undefined ? now : new Date(happening.at)
      await receive(
        deskDeps(db, at),
        words(names.prefix + happening.by, happening.words(calledIn(names)), chat),
      )
    }
  }
  await walk.settle()
}

/** Who asks in a group asks its town. */
const mayTouch = (role: Role, { chat }: Step): readonly number[] =>
  chat === groupOf(plain) && townOf(role) !== 'here' ? [towns.here] : ids(towns, role)

describe.each(story)('/$command', step => {
  it('comes to something for exactly those who may', async () => {
    await prepare(step)
    const came: Role[] = []
    for (const role of roles) {
      const names = townOf(role) === 'there' ? theirs : plain
      const text = step.say(calledIn(names), role)
      const { text: answer, wrote, touched, told } = await walk(words(role, text, step.chat ?? null))
      if (wrote.length > 0 || told.length > 0) came.push(role)
      expect(
        touched.filter(id => !mayTouch(role, step).includes(id)),
        `${text} as ${role}`,
      ).toEqual([])
      if (step.chat === undefined) {
        expectNothingForeign(role, answer, text)
        expectOnlyForReaders(role, answer, text)
        expectToldOnlyToReaders(role, told, text)
      }
    }
    expect(came).toEqual(roles.filter(role => step.does.includes(standsFor(role))))
    expect(came).not.toEqual([])
  })

  it('the table of all commands says nothing else of it', () => {
    const { who, does = [] } = commandTable[step.command] ?? {}
    if (who !== 'anyone') expect(step.does.filter(role => !does.includes(role))).toEqual([])
  })
})
