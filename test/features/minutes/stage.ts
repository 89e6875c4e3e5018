import type { TestTown } from '../../support/town.ts'
import { documentsOf } from '../../support/ways.ts'

/** Papers, whichever way they come. */
export function papersOf(town: TestTown) {
  return {
    async fetched(user: string, words: string, nth = 0): Promise<Uint8Array> {
      const heard = await town.say(user, words)
      const paper = (await documentsOf(town, heard))[nth]
      if (paper === undefined) throw new Error(`no paper: ${heard.text}`)
      return new Uint8Array(paper.bytes)
    },
  }
}
