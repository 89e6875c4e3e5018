import type { Tx } from '../db/tx.ts'
import { settingsOf } from '../features/congress/settings.ts'
import type { Congress } from '../features/congress/types.ts'
import { registerTitle } from '../features/registers/texts/names.ts'
import * as words from '../features/registers/texts/roster.ts'
import { activePeople, listGroups } from '../features/roster/store/people.ts'
import type { Level, Person, Role } from '../features/roster/types.ts'
import { defineRegister, type Made } from './register.ts'
import { signLine, unitLine } from './texts.ts'

/** 代表分组情况及代表花名册: the deputies in office today, group by group, those who lead it first. */
export const deputiesRegister = defineRegister({
  key: 'deputies',
  who: 'clerks',
  takes: 'nothing',
  read: (tx, congress, _period, _whose, now) => deputies(tx, congress, now),
})

async function deputies(tx: Tx, congress: Congress, now: Date): Promise<Made> {
  const people = (await activePeople(tx, congress.id)).filter(person => person.levels.length > 0)
  const groups = (await listGroups(tx, congress.id))
    .map(group => ({
      ...group,
      people: people.filter(({ groupId }) => groupId === group.id).toSorted(leadersFirst),
    }))
    .filter(group => group.people.length > 0)
  const ungrouped = people.filter(({ groupId }) => groupId === null)
  const names = (of: readonly Person[], role: Role) =>
    of.filter(({ roles }) => roles.includes(role)).map(({ name }) => name)
  const count = (level: Level) => people.filter(person => person.levels.includes(level)).length
  const figures: words.RosterFigures = {
    deputies: people.length,
    levels: {
      town: count('town'),
      county: count('county'),
      city: count('city'),
      province: count('province'),
    },
    groups: groups.map(group => ({
      name: group.name,
      count: group.people.length,
      leaders: names(group.people, 'leader'),
      deputyLeaders: names(group.people, 'deputy_leader'),
    })),
    ungrouped: ungrouped.length,
  }
  const inOrder = [...groups.flatMap(group => group.people), ...ungrouped]
  const table = {
    title: registerTitle('deputies', null, settingsOf(congress).labels),
    lines: [unitLine(congress), ...words.groupLines(figures)],
    columns: words.rosterColumns,
    rows: [...inOrder.map((person, i) => words.rosterRow(i + 1, person)), words.rosterTotals(figures)],
    lastLine: signLine(now, congress.zone),
  }
  return { figures, table }
}

const rankOf = ({ roles }: Person): number =>
  roles.includes('leader') ? 0 : roles.includes('deputy_leader') ? 1 : 2

const leadersFirst = (a: Person, b: Person): number => rankOf(a) - rankOf(b) || a.id - b.id
