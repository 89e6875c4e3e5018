import type { Load } from './support-drive.ts'
import { below, type Figure, info, median, medianRatio, perSecond } from './support-figures.ts'
import type { Running } from './support-service.ts'

const connections = 16
const warmUpClicks = 5_000

/**
 * The same click with few and with many past answers stored: two services on two databases of one server, by turns.
 * Which of them begins changes with every round.
 */
export async function growth(setting: {
  readonly rounds: number
  readonly forMs: number
  readonly few: Running
  readonly many: Running
  readonly load: Load
}): Promise<Figure[]> {
  const { rounds, forMs, few, many, load } = setting
  const drive = (to: Running, ms: number, clicks = Math.ceil(ms * 6)) =>
    load.drive({ port: to.port, connections, forMs: ms, clicks, run: to === few ? 'few' : 'many' })
  const fewRates: number[] = []
  const manyRates: number[] = []
  for (const to of [few, many]) await drive(to, 60_000, warmUpClicks)
  for (let round = 0; round < rounds; round++) {
    for (const to of round % 2 === 0 ? [few, many] : [many, few]) {
      const { perSecond: rate } = await drive(to, forMs)
      ;(to === few ? fewRates : manyRates).push(rate)
    }
  }
  return [
    info('growth: click with 1 000 past answers', perSecond(median(fewRates))),
    info('growth: click with 1 000 000 past answers', perSecond(median(manyRates))),
    below('growth: times slower', medianRatio(fewRates, manyRates), 1.2, 'x'),
  ]
}
