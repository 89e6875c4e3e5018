/**
 * Items in the sample town, brought to where a test begins by the same rules, rows and plans as the commands use: what
 * is said by itself is tested from there, with the town's own clock.
 */
import { dayOf } from '../../../src/calendar/zone.ts'
import { findCongressByName } from '../../../src/features/congress/store.ts'
import type { Congress } from '../../../src/features/congress/types.ts'
import { holidayTable } from '../../../src/features/holidays/store.ts'
import type { Act } from '../../../src/features/suggestions/rules/acts.ts'
import type { Standing } from '../../../src/features/suggestions/rules/standing.ts'
import { actOn } from '../../../src/features/suggestions/store/act.ts'
import { planItems, wallOf } from '../../../src/features/suggestions/store/planning.ts'
import { handIn, lockSuggestion } from '../../../src/features/suggestions/store/suggestions.ts'
import type { Suggestion } from '../../../src/features/suggestions/types.ts'
import { privateNotes } from '../../support/opened.ts'
import type { TestTown } from '../../support/town.ts'
import { submission } from './rules/bench.ts'

export function openStage(town: TestTown, congressName = '云溪镇') {
  const { db } = town.database
  const tx = db.transaction.bind(db)

  const congress = async (): Promise<Congress> => {
    const found = await db.transaction(tx => findCongressByName(tx, congressName))
    if (found === null) throw new Error(`no congress ${congressName}`)
    return found
  }
  const idOf = async (name: string): Promise<number> => {
    const [row] = await db.sql<{ id: number }[]>`
      select p.id from person p where p.name = ${name} and p.congress_id = ${(await congress()).id} order by p.id`
    if (row === undefined) throw new Error(`nobody is called ${name}`)
    return row.id
  }
  const officeId = async (name: string): Promise<number> => {
    const [row] = await db.sql<{ id: number }[]>`
      select id from office where name = ${name} and congress_id = ${(await congress()).id}`
    if (row === undefined) throw new Error(`no office is called ${name}`)
    return row.id
  }

  /** Done by a liaison unless somebody else is named. */
  async function does(itemId: number, act: Act, who: Partial<Standing> = {}): Promise<Suggestion> {
    const of = await congress()
    const liaison = await idOf('周晓敏')
    return tx(async tx => {
      const item = await lockSuggestion(tx, itemId)
      if (item === null) throw new Error(`no item ${itemId}`)
      const table = await holidayTable(tx)
      const now = town.clock.now()
      const standing = { personId: liaison, isClerk: true, isDeputy: false, officeIds: [], ...who }
      const hand = { who: standing, userid: null, now, table, message: null }
      const [done] = await actOn(tx, [{ item, act, congress: of }], hand)
      if (done === undefined || done.refusal !== null)
        throw new Error(`${act.act}: ${JSON.stringify(done?.refusal)}`)
      await planItems(tx, [{ item: done.item, wall: wallOf(of, table) }], now)
      return done.item
    })
  }

  return {
    congress,
    idOf,
    officeId,
    does,
    async handsIn(
      title: string,
      signer = '王秀兰',
      fields: Partial<typeof submission> = {},
    ): Promise<Suggestion> {
      const of = await congress()
      const signerId = await idOf(signer)
      return tx(async tx => {
        const now = town.clock.now()
        const entering = { on: dayOf(now, of.zone), at: now, enteredBy: signerId, message: null }
        const event = { ...submission, title, signerId, ...fields }
        const item = await handIn(tx, of.id, '2026', event, entering)
        await planItems(tx, [{ item, wall: wallOf(of, await holidayTable(tx)) }], now)
        return item
      })
    },
    async assigned(
      itemId: number,
      office: string,
      breadth: 'normal' | 'wide' = 'normal',
    ): Promise<Suggestion> {
      return does(itemId, {
        act: 'assign',
        mode: 'joint',
        breadth,
        lead: [await officeId(office)],
        assist: [],
      })
    },
    async consults(itemId: number): Promise<Suggestion> {
      const on = dayOf(town.clock.now(), 'Asia/Shanghai')
      return does(itemId, { act: 'consult', officeId: null, on, place: '镇政府', who: null, said: '同意' })
    },
    /** Who was told something about suggestions. */
    notes: async () =>
      (await privateNotes(db)).filter(({ text }) => /^【(?:建议办理|答复期限|退回期限)|重点督办/u.test(text)),
    calls: (itemId: number) => db.sql<{ kind: string; dueAt: Date; outcome: string | null }[]>`
      select kind, due_at as "dueAt", outcome from suggestion_call where suggestion_id = ${itemId} order by due_at, kind`,
    reminders: async (itemId: number) =>
      (
        await db.sql<{ to: string; day: string }[]>`
          select event->>'to' as to, event->>'on' as day from suggestion_entry
          where suggestion_id = ${itemId} and event->>'type' = 'reminded' order by nth`
      ).map(({ to, day }) => `${day} ${to}`),
    forget: () => db.sql`truncate private_note, suggestion_call, outbox restart identity cascade`,
  }
}
