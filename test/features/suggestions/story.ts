/** Items with a life behind them, written as commands write them: decided by the rules, appended to the database. */
import type { Database } from '../../../src/db/open.ts'
import { settingsOf } from '../../../src/features/congress/settings.ts'
import { findCongressByName } from '../../../src/features/congress/store.ts'
import type { Congress } from '../../../src/features/congress/types.ts'
import { holidayTable } from '../../../src/features/holidays/store.ts'
import { findMember } from '../../../src/features/roster/store/member.ts'
import { listOffices } from '../../../src/features/roster/store/offices.ts'
import { wholeRoster } from '../../../src/features/roster/store/people.ts'
import type { Act } from '../../../src/features/suggestions/rules/acts.ts'
import { decide } from '../../../src/features/suggestions/rules/decide.ts'
import type { SuggestionEvent } from '../../../src/features/suggestions/rules/events.ts'
import { theService } from '../../../src/features/suggestions/rules/standing.ts'
import { readSuggestionStanding } from '../../../src/features/suggestions/store/standing.ts'
import { append, handIn, lockSuggestion } from '../../../src/features/suggestions/store/suggestions.ts'
import type { Suggestion } from '../../../src/features/suggestions/types.ts'
import { day } from './rules/bench.ts'

type Contents = Omit<Extract<SuggestionEvent, { type: 'submitted' }>, 'type' | 'signerId'>

const usual: Contents = {
  kind: 'suggestion',
  raised: 'between',
  source: 'own',
  title: '关于修复枫树湾路灯的建议',
  text: '枫树湾的路灯坏了两个月，夜间行人不便，请修复。',
  category: '城乡建设',
  district: null,
  confidential: false,
  visitId: null,
}

const atNoon = (on: string) => new Date(`${on}T12:00:00+08:00`)

/** Who there is in a congress, and items of it. */
export class Story {
  readonly congress: Congress
  readonly #db: Database
  readonly #people: ReadonlyMap<string, number>
  readonly #offices: ReadonlyMap<string, number>

  private constructor(
    db: Database,
    congress: Congress,
    people: ReadonlyMap<string, number>,
    offices: ReadonlyMap<string, number>,
  ) {
    this.#db = db
    this.congress = congress
    this.#people = people
    this.#offices = offices
  }

  static of(db: Database, name: string): Promise<Story> {
    return db.transaction(async tx => {
      const congress = await findCongressByName(tx, name)
      if (congress === null) throw new Error(`no congress ${name}`)
      const people = await wholeRoster(tx, congress.id)
      const offices = await listOffices(tx, congress.id)
      const ids = (all: readonly { id: number; name: string }[]) =>
        new Map(all.map(({ id, name }) => [name, id]))
      return new Story(db, congress, ids(people), ids(offices))
    })
  }

  person(name: string): number {
    return known(this.#people, name)
  }

  office(name: string): number {
    return known(this.#offices, name)
  }

  async begin(author: string, on: string, contents: Partial<Contents> = {}, series?: string): Promise<Life> {
    const event = { type: 'submitted', ...usual, ...contents, signerId: this.person(author) } as const
    const entering = { on: day(on), at: atNoon(on), enteredBy: event.signerId, message: null }
    const item = await this.#db.transaction(tx =>
      handIn(tx, this.congress.id, series ?? on.slice(0, 4), event, entering),
    )
    return new Life(this, this.#db, item)
  }
}

class Life {
  item: Suggestion
  readonly #story: Story
  readonly #db: Database

  constructor(story: Story, db: Database, item: Suggestion) {
    this.#story = story
    this.#db = db
    this.item = item
  }

  /** @param who a name of the roster; null: the service */
  async does(who: string | null, act: Act, on: string): Promise<this> {
    this.item = await this.#db.transaction(async tx => {
      const before = await lockSuggestion(tx, this.item.id)
      const member = who === null ? null : await findMember(tx, this.#story.person(who))
      if (before === null) throw new Error('the item is gone')
      const decision = decide(before, act, {
        who: member === null ? theService : await readSuggestionStanding(tx, member),
        rules: settingsOf(this.#story.congress).suggestions,
        today: day(on),
        table: await holidayTable(tx),
      })
      if ('refusal' in decision) throw new Error(`${who}: ${act.act}: ${JSON.stringify(decision.refusal)}`)
      const entering = { on: day(on), at: atNoon(on), enteredBy: member?.personId ?? null, message: null }
      return append(tx, before, decision.events, entering)
    })
    return this
  }
}

function known(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`nobody is called ${name}`)
  return id
}

/** What is done to an item, in short. */
export const acts = {
  assign: (lead: number[], assist: number[] = [], mode: 'joint' | 'split' = 'joint'): Act => ({
    act: 'assign',
    mode,
    breadth: 'normal',
    lead,
    assist,
  }),
  consult: (on: string, place: string | null = '镇政府', officeId: number | null = null): Act => ({
    act: 'consult',
    officeId,
    on: day(on),
    place,
    who: null,
    said: '现场看过，说明了情况',
  }),
  answer: (
    resultClass: string,
    text = '已办理。',
    promised: string | null = null,
    officeId: number | null = null,
  ): Act => ({
    act: 'answer',
    officeId,
    resultClass,
    text,
    promisedOn: promised === null ? null : day(promised),
  }),
  rate: (
    result: 'satisfied' | 'basically' | 'dissatisfied',
    attitude: 'satisfied' | 'basically' | 'dissatisfied' = 'satisfied',
  ): Act => ({ act: 'rate', personId: null, attitude, result, words: null }),
  close: { act: 'close', outcome: '已办结' },
  archive: { act: 'archive' },
} satisfies Record<string, Act | ((...words: never[]) => Act)>
