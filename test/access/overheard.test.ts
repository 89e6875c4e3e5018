/**
 * Nobody is shown what is not his: by lot a town lives while offices and accounts change hands, words wait, the platform
 * refuses and loses, and old cards are pressed. Every word with a secret in it that comes to an account was for it when it came.
 * A run that fails says its seed: `OVERHEARD_SEED=…` plays it alone, and it is kept in the list below.
 */
import { expect, it } from 'vitest'
import type { PlayedName } from '../../src/config.ts'
import { seededRandom } from '../faults/support-random.ts'
import { startTown } from '../support/town.ts'
import { Life } from './overheard/life.ts'

const steps = Number(process.env.OVERHEARD_STEPS ?? 220)
const wanted = process.env.OVERHEARD_SEED
const lot = wanted === undefined ? Math.floor(Math.random() * 1_000_000) : Number(wanted)

it.each(['callback', 'callback+app', 'connection'] satisfies PlayedName[])(
  'over %s',
  async plays => {
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
    expect(life.shown).toBeGreaterThan(steps / 20)
    if (process.env.OVERHEARD_JOURNAL) console.log(life.shown, life.journal.join('\n'))
    await town.api('faults', { clear: true })
  },
  600_000,
)
