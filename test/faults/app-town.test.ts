/** The whole town over the app while its interface is in trouble: everybody gets his card once, in virtual time. */
import { afterEach, expect, test } from 'vitest'
import { appRooms, postAlone } from '../features/reach/app-rooms.ts'
import { startTown } from '../support/town.ts'

const town = await startTown(undefined, undefined, 'app')
const { room, faults, press } = appRooms(town)
afterEach(() => faults({ clear: true }))

const presidium = ['沈月英', '王秀兰', '胡志强', '钟林海', '许金泉', '傅德胜', '季连生', '麻水仙']
const cardsOf = async (name: string, number: string) =>
  (await room(name)).filter(({ card, text }) => card !== null && text.includes(`第${number}号通知`)).length
const everybodysCards = async (number: string) => Promise.all(presidium.map(name => cardsOf(name, number)))
const once = presidium.map(() => 1)
const later = (minutes: number) =>
  town.moveTo(new Date(town.clock.now().getTime() + minutes * 60_000).toISOString())
const health = async () => {
  const response = await fetch(`${town.url}/readyz`)
  return { status: response.status, text: await response.text() }
}

test.each([
  ['busy (-1)', -1],
  ['a storm of 45009', 45009],
  ['an address that is not allowed (60020)', 60020],
  ['an interface that is not granted (48002)', 48002],
])(
  '%s for ten minutes: everybody gets the card once when it is over, and health says what it was',
  async (_, code) => {
    await faults({ appErrcode: { code, times: 10_000 } })
    const number = await postAlone(town)
    await later(10)
    expect(await everybodysCards(number)).toEqual(presidium.map(() => 0))
    const sick = await health()
    expect(sick.status).toBe(200)
    expect(sick.text).not.toContain('no trouble is known')
    await faults({ appErrcode: null })
    await later(30)
    expect(await everybodysCards(number)).toEqual(once)
    expect((await health()).text).toContain('no trouble is known')
  },
)

test('a token that is over early at each of a hundred calls, and two hours of the clock between', async () => {
  await faults({ expireTokens: 100 })
  const number = await postAlone(town)
  await later(121)
  expect(await everybodysCards(number)).toEqual(once)
  expect((await press('王秀兰', '参加')).text).toContain('您已回复：参加')
})

test('answers that get lost after the platform has the message: nobody has the card twice', async () => {
  await faults({ resetAfter: 1 })
  const number = await postAlone(town)
  await later(10)
  expect(await everybodysCards(number)).toEqual(once)
})

test('a press that comes three times counts once, and each time is answered the same', async () => {
  const number = await postAlone(town)
  await faults({ duplicate: 3 })
  await press('胡志强', '参加')
  await faults({ clear: true })
  const [row] = await town.database.db.sql<{ n: number }[]>`
    select count(*)::int as n from answer_entry e join meeting m on m.id = e.meeting_id
    join person p on p.id = e.person_id where m.number = ${Number(number)} and p.name = '胡志强'`
  expect(row?.n).toBe(1)
})
