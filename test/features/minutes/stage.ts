import type { TestTown } from '../../support/town.ts'
import { linksIn } from '../../support/ways.ts'

/** Papers as they are fetched by the links that the bot gives. */
export function papersOf(town: TestTown) {
  return {
    async fetched(user: string, words: string, nth = 0): Promise<Uint8Array> {
      const { text } = await town.say(user, words)
      const link = linksIn(text)[nth]
      if (link === undefined) throw new Error(`no link: ${text}`)
      const response = await fetch(link)
      if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
