/**
 * Nobody is shown what is not his: by lot a town lives while offices and accounts change hands, words wait, the platform
 * refuses and loses, and old cards are pressed. Every word with a secret in it that comes to an account was for it when it came.
 * A run that fails says its seed and all that was done: `OVERHEARD_SEED=… OVERHEARD_STEPS=…` plays it again, `OVERHEARD_SEED=any` another one.
 */
import { expect, it } from 'vitest'
import type { PlayedName } from '../../src/config.ts'
import { seededRandom } from '../faults/support-random.ts'
import { startTown } from '../support/town.ts'
import { Life } from './overheard/life.ts'

const steps = Number(process.env.OVERHEARD_STEPS ?? 160)
const wanted = process.env.OVERHEARD_SEED
/** Of those that found something once; `any` draws one. */
const lots =
  wanted === undefined ? [4, 36] : [wanted === 'any' ? Math.floor(Math.random() * 1e6) : Number(wanted)]
const ways = ['callback', 'callback+app', 'connection'] satisfies PlayedName[]

it.each(lots.flatMap(lot => ways.map(plays => ({ lot, plays }))))(
  'lot $lot over $plays',
  async ({ lot, plays }) => {
    const town = await startTown(undefined, undefined, plays)
    const life = new Life(town, seededRandom(lot))
    await life.play(steps).catch((error: unknown) => {
      throw new Error(`OVERHEARD_SEED=${lot} ${plays}: ${error}\n${life.journal.slice(-30).join('\n')}`, {
        cause: error,
      })
    })
    const said = life.overheard.map(
      ({ after, where, word, text }) => `${where} hears ${word} after ${after}: ${text}`,
    )
    expect(said, `OVERHEARD_SEED=${lot}\n${life.journal.join('\n')}`).toEqual([])
    expect(life.shown, `OVERHEARD_SEED=${lot}`).toBeGreaterThan(0)
    await town.api('faults', { clear: true })
  },
  600_000,
)
