/**
 * What is not alike over WeCom's ways, in one place, so that a test of a feature reads the same over all of them. Where a test
 * is about something that one way alone has, it says so with one of the conditions here.
 */
import { type OpenWay, setOpenWays } from '../../src/features/reach/store.ts'
import type { Heard } from './room.ts'
import { type TestTown, townPlays } from './town.ts'

/** In answers of the bot's callback a document is a link; over the connection it follows the answer as a file. */
export const documentsAreLinks = townPlays.startsWith('callback')

/** Over the connection a greeting is answered within five seconds or never. */
export const greetingsMayBeLost = townPlays.startsWith('connection')

/** With the app everybody who has an account hears alone what is for him alone, whether he has ever spoken or not. */
export const everybodyIsReached = townPlays.includes('app')

/** The bot's callback alone: it answers, and says by itself what a group's webhook says. */
export const speaksOnlyWhenSpokenTo = townPlays === 'callback'

/** The addresses of a reply, in their order. */
export const linksIn = (text: string | null): string[] =>
  [...(text ?? '').matchAll(/\]\((http[^)]+)\)/g)].map(([, url]) => url ?? '')

export interface HeardDocument {
  readonly name: string
  readonly bytes: Buffer
}

/** The documents of an answer, whichever way they came. Links are used up by it. */
export async function documentsOf(town: TestTown, { text, pushed }: Heard): Promise<HeardDocument[]> {
  const linked = linksIn(text).map(async url => {
    const response = await fetch(url)
    if (response.status !== 200) throw new Error(`a link answers ${response.status}`)
    const name = /filename\*=UTF-8''(\S+)$/.exec(response.headers.get('content-disposition') ?? '')?.[1]
    return { name: decodeURIComponent(name ?? ''), bytes: Buffer.from(await response.arrayBuffer()) }
  })
  const sent = pushed
    .flatMap(({ files }) => files ?? [])
    .map(async ({ id, name }) => {
      const response = await fetch(`${town.url}/sandbox/api/files/${id}`)
      return { name, bytes: Buffer.from(await response.arrayBuffer()) }
    })
  return Promise.all([...linked, ...sent])
}

/** The one document of an answer. */
export async function documentOf(town: TestTown, heard: Heard): Promise<HeardDocument> {
  const [document, ...more] = await documentsOf(town, heard)
  if (document === undefined || more.length > 0) throw new Error(`not one document: ${heard.text}`)
  return document
}

/** Whose accounts words like these have reached, by name in a group or alone. */
export const reached = (pushed: Heard['pushed'], words: RegExp): string[] =>
  pushed
    .filter(({ text }) => words.test(text))
    .flatMap(({ chat, mentions }) => {
      const [, alone] = /^(?:single|app):(.+)$/.exec(chat) ?? []
      return alone === undefined ? (Array.isArray(mentions) ? mentions.map(String) : []) : [alone]
    })
    .toSorted()

/** All that stands where somebody is alone with the bot or the app. */
export async function heardAlone(town: TestTown, userid: string): Promise<string> {
  const rooms = ['single', ...(everybodyIsReached ? ['app'] : [])]
  const messages = await Promise.all(rooms.map(room => town.messages(`${room}:${userid}`)))
  return messages
    .flat()
    .map(({ text }) => text)
    .join('\n')
}

/**
 * What is done while nothing can be said unasked but by the groups' webhooks, as in a town that had nothing else
 * when it was done: a notice that somebody writes alone is a draft then.
 */
export async function whileNothingIsPushed<T>(town: TestTown, act: () => Promise<T>): Promise<T> {
  const { sql } = town.database.db
  const ways = await sql<{ name: OpenWay }[]>`select name from open_way`
  await setOpenWays(sql, [], town.clock.now())
  try {
    return await act()
  } finally {
    await setOpenWays(
      sql,
      ways.map(({ name }) => name),
      town.clock.now(),
    )
  }
}
