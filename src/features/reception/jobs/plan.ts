import type { Tick } from '../../../bot/job.ts'
import { planBatch } from '../store/planning.ts'

/** Plans the days of a batch of congresses, and what is said of them. @returns how many */
export function planReception({ tx, now }: Tick): Promise<number> {
  return planBatch(tx, now)
}
