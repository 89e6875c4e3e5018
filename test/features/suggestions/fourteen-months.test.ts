/**
 * Thirteen items of different fate, from the chat to the archive, in fourteen simulated months. What is said and pressed,
 * and how each item has to stand then, is written in `fourteen-months/`; what the service says by itself, the register
 * and the figures are held against lists that are worked out or written down there, by other means than the service's.
 */
import { describe, expect, it } from 'vitest'
import { replay } from '../../../src/features/suggestions/rules/evolve.ts'
import { selectHistories } from '../../../src/features/suggestions/store/suggestions.ts'
import { sampleTown } from '../../../src/sandbox/sample-town.ts'
import { startTown } from '../../support/town.ts'
import { documentOf } from '../../support/ways.ts'
import { figuresOf } from './fourteen-months/figures.ts'
import { filed2026, filed2027, headings } from './fourteen-months/filed.ts'
import { anItem, isList, isReminder, linesOf, type Note, notesAfter } from './fourteen-months/heard.ts'
import { expectedLists } from './fourteen-months/lists.ts'
import { announce, inOrder, instantOf, type Played, perform } from './fourteen-months/play.ts'
import { beginsAt, besides, endsAt, lives, spokenOf } from './fourteen-months/programme.ts'
import { read } from './fourteen-months/register.ts'
import { expectedReminders } from './fourteen-months/reminders.ts'
import { clerks, liaison } from './fourteen-months/script.ts'
import { columnsOf, rowAs, standingOf, storedRows } from './fourteen-months/standing.ts'

const town = await startTown(new Date(instantOf(beginsAt)))
const { db } = town.database

/** What the service said by itself, while the clock ran. */
const reminders: Note[] = []
const lists: Note[] = []
let seen = 0

async function newNotes(): Promise<Note[]> {
  const notes = await notesAfter(db, seen)
  seen = notes.at(-1)?.id ?? seen
  return notes
}

/** @returns what was said of items meanwhile that is neither a reminder nor a list */
async function runTo(at: string): Promise<Note[]> {
  if (Date.parse(instantOf(at)) > town.clock.now().getTime()) await town.moveTo(instantOf(at))
  const notes = await newNotes()
  reminders.push(...notes.filter(isReminder))
  lists.push(...notes.filter(isList))
  return notes.filter(note => anItem.test(note.text) && !isReminder(note) && !isList(note))
}

async function play({ life, step }: Played): Promise<void> {
  const where = `${step.at} ${life?.number ?? ''} ${step.who ?? ''}`
  const meanwhile = await runTo(step.at)
  const { notice } = step
  if (notice !== undefined) await announce(notice, { DATABASE_URL: town.database.url })
  const answered = await perform(town, step)
  if (step.answer !== undefined)
    expect(`${answered?.text ?? ''}${answered?.message?.text ?? ''}`, where).toContain(step.answer)
  const told = [...meanwhile, ...(await newNotes())]
  const wanted = Object.entries(step.hears ?? {})
  // What a step tells somebody and what it asks him are two words.
  expect([...new Set(told.map(({ name }) => name))].toSorted(), where).toEqual(
    wanted.map(([name]) => name).toSorted(),
  )
  expect(new Set(told.map(({ name, text }) => `${name}：${text}`)).size, where).toBe(told.length)
  for (const [name, piece] of wanted) {
    const text = told
      .filter(note => note.name === name)
      .map(note => note.text)
      .join('\n')
    expect(text, `${where} → ${name}`).toContain(piece)
    expect(text, `${where} → ${name}`).toContain(life?.number)
  }
  if (life !== null && step.now !== undefined)
    expect(await standingOf(db, life.number), where).toEqual(columnsOf(step.now))
}

describe('fourteen months', () => {
  it('of thirteen items go as they have to, and each step is heard by those whom it concerns, once', async () => {
    const startedAtMs = performance.now()
    for (const played of inOrder(lives, besides)) await play(played)
    expect(await runTo(endsAt)).toEqual([])
    console.log(
      `fourteen months of thirteen items took ${Math.round((performance.now() - startedAtMs) / 1000)} s`,
    )
  }, 240_000)

  it('the service reminds of all that is due and of nothing else, each once, in one word for each person', () => {
    expect(reminders.flatMap(linesOf).toSorted()).toEqual(expectedReminders(lives, endsAt))
    const calls = reminders.map(({ at, name }) => `${at} ${name}`)
    expect(new Set(calls).size).toBe(calls.length)
  })

  it('before each meeting of the presidium its clerks have the list of what is in hand, once', () => {
    expect(lists.map(({ at, name, text }) => `${at} ${name}：${text}`)).toEqual(
      expectedLists.flatMap(({ at, text }) => clerks.map(name => `${at} ${name}：${text}`)),
    )
  })

  it('nothing of an item is said in a group but where somebody spoke of it, and of a confidential one nothing', async () => {
    for (const { id, name } of sampleTown.chats) {
      const { body } = await town.api(`chats/${encodeURIComponent(id)}/messages?limit=1000`)
      const said = JSON.stringify(body)
      const numbers = [...said.matchAll(/(?:建议|批评|意见|议案)(20\d\d-\d{3})/g)].map(([, number]) => number)
      expect([...new Set(numbers)], name).toEqual(spokenOf[name] ?? [])
      expect(said, name).not.toMatch(/废油|暗访/)
    }
  })

  it('what happened, folded again, gives the same items, in all that their rows say of them', async () => {
    const items = await db.transaction(tx => selectHistories(tx, tx.sql.part`order by s.id`))
    const folded = items.map(({ head, entries }) => rowAs(replay(head, entries)))
    expect(folded).toHaveLength(lives.length)
    expect(folded).toEqual(await storedRows(db))
  })
})

describe('what is filed', () => {
  const left = '往年结转（不计入以上各项）：未办结1件，现已办结1件；承诺未兑现1件，现已兑现1件。'
  it.each([
    [2026, filed2026, []],
    [2027, filed2027, [left]],
  ])(
    'the register of %i has every item with its dates and figures, cell by cell, and the chat the same',
    async (year, filed, carried) => {
      const book = await read(await fetched(`/建议簿 ${year}年`))
      const { lines, totals } = figuresOf(filed)
      expect(book).toMatchObject({
        title: `${year}年代表议案和批评、建议、意见记录簿`,
        lines: ['单位：云溪镇人大', ...lines, ...carried],
        headings,
        rows: [...filed, totals],
      })
      expect(book.lastLine).toContain('制表时间：2027年3月10日 10:00')
      const { text } = await town.say(liaison, `/建议统计 ${year}年`)
      expect(text).toContain([`【${year}年建议统计】`, ...lines, ...carried].join('\n'))
    },
  )
})

async function fetched(words: string): Promise<Uint8Array> {
  return (await documentOf(town, await town.say(liaison, words))).bytes
}
