/**
 * Thirteen items of different fate, from the chat to the archive, in fourteen simulated months. What is said and pressed,
 * and how each item has to stand then, is written in `fourteen-months/`; what the service says by itself, the register
 * and the figures are held against lists that are worked out or written down there, by other means than the service's.
 */
import { describe, expect, it } from 'vitest'
import { saveYear } from '../../../src/features/holidays/store.ts'
import { startTown } from '../../support/town.ts'
import { anItem, isList, isReminder, linesOf, type Note, notesAfter } from './fourteen-months/heard.ts'
import { beginsAt, besides, endsAt, lives } from './fourteen-months/lives.ts'
import { daysOf, inOrder, instantOf, type Played, perform } from './fourteen-months/play.ts'
import { expectedReminders } from './fourteen-months/reminders.ts'
import { columnsOf, standingOf } from './fourteen-months/standing.ts'

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
  if (notice !== undefined) await db.transaction(tx => saveYear(tx, daysOf(notice), town.clock.now()))
  const answered = await perform(town, step)
  if (step.answer !== undefined)
    expect(`${answered?.text ?? ''}${answered?.message?.text ?? ''}`, where).toContain(step.answer)
  const told = [...meanwhile, ...(await newNotes())]
  const wanted = Object.entries(step.hears ?? {})
  expect(told.map(({ name }) => name).toSorted(), where).toEqual(wanted.map(([name]) => name).toSorted())
  for (const [name, piece] of wanted) {
    const text = told.find(note => note.name === name)?.text
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

  it('lists', () => {
    console.log(
      lists
        .filter(({ name }) => name === '周晓敏')
        .map(({ at, text }) => `${at} ${text}`)
        .join('\n\n'),
    )
  })
})
