/** The sample town with items in it, for carrying them on. Handing in has its own tests. */
import { expect } from 'vitest'
import { dayOfIso } from '../../../src/calendar/day.ts'
import {
  append,
  handIn,
  lockSuggestion,
  suggestionById,
} from '../../../src/features/suggestions/store/suggestions.ts'
import type { Suggestion } from '../../../src/features/suggestions/types.ts'
import { privateNotes } from '../../support/opened.ts'
import { type Heard, startTown, type TestTown } from '../../support/town.ts'
import { submission } from './rules/bench.ts'

export const liaison = '周晓敏'
export const chair = '杨国梁'
export const author = '王秀兰'
export const second = '胡志强'
/** Contacts of 农业农村办, 财政所 and 村镇建设办. */
export const agriculture = '徐志刚'
export const finance = '范巧云'
export const building = '贾文斌'

export interface HandledTown extends TestTown {
  /** Hands one in, with these signers. */
  handIn(fields?: Partial<typeof submission>, signers?: readonly string[]): Promise<Suggestion>
  item(number: number): Promise<Suggestion>
  /** What people were told alone since the last look: `王秀兰：…`. */
  told(): Promise<string[]>
  /** Makes somebody another contact of an office. */
  addContact(person: string, office: string): Promise<void>
  /** Makes an item one that exists for its own people only. */
  makeConfidential(number: number): Promise<void>
}

export async function handledTown(start?: Date): Promise<HandledTown> {
  const town = await startTown(start)
  const { db } = town.database
  const idOf = async (name: string): Promise<number> => {
    const [row] = await db.sql<
      { id: number }[]
    >`select id from person where name = ${name} order by id limit 1`
    if (row === undefined) throw new Error(`nobody is called ${name}`)
    return row.id
  }
  const itemOf = async (number: number): Promise<Suggestion> => {
    const [row] = await db.sql<{ id: number }[]>`
      select id from suggestion where number = ${number} order by id desc limit 1`
    const item = await db.transaction(tx => suggestionById(tx, row?.id ?? 0))
    if (item === null) throw new Error(`there is no item ${number}`)
    return item
  }
  let seen = 0
  return {
    ...town,
    async handIn(fields = {}, signers = [author]) {
      const [first, ...others] = await Promise.all(signers.map(idOf))
      const now = town.clock.now()
      const on = dayOfIso(new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10))
      if (first === undefined || on === null) throw new Error('nobody hands it in')
      const [congress] = await db.sql<{ id: number }[]>`select id from congress order by id limit 1`
      return db.transaction(async tx => {
        const entering = { on, at: now, enteredBy: first, message: null }
        const event = { ...submission, ...fields, signerId: first }
        const item = await handIn(tx, congress?.id ?? 0, String(on.year), event, entering)
        for (const personId of others) {
          const locked = await lockSuggestion(tx, item.id)
          if (locked !== null) await append(tx, locked, [{ type: 'cosigned', personId }], entering)
        }
        return item
      })
    },
    item: itemOf,
    async told() {
      const rows = (await privateNotes(db)).filter(({ id }) => id > seen)
      seen = rows.at(-1)?.id ?? seen
      return rows.map(({ name, text }) => `${name}：${text}`)
    },
    async makeConfidential(number) {
      const { id } = await itemOf(number)
      await db.transaction(async tx => {
        const item = await lockSuggestion(tx, id)
        if (item === null) throw new Error(`there is no item ${number}`)
        const entering = { on: item.submittedOn, at: town.clock.now(), enteredBy: null, message: null }
        await append(tx, item, [{ type: 'corrected', fields: { confidential: true } }], entering)
      })
    },
    async addContact(person, office) {
      await db.sql`
        insert into office_contact (office_id, person_id)
        select o.id, p.id from office o, person p where o.name = ${office} and p.id = ${await idOf(person)}`
    },
  }
}

/** What a card says, in one text. */
export const cardText = ({ card }: Heard): string => JSON.stringify(card)

export const bodyOf = ({ card }: Heard): string => String(card?.sub_title_text ?? '')

/** The reply, word or card. */
export const saidIn = (heard: Heard): string => heard.text ?? bodyOf(heard)

/** Says it and expects it to be done: the answer is the item's card. */
export async function does(town: TestTown, who: string, words: string): Promise<Heard> {
  const heard = await town.say(who, words)
  expect(heard.card, heard.text ?? '').not.toBeNull()
  return heard
}

/** The card of what waits for somebody, after his unread notes were shown. */
export async function todoCard(town: TestTown, who: string): Promise<Heard> {
  const heard = await town.say(who, '待办')
  return heard.card === null ? does(town, who, '待办') : heard
}
