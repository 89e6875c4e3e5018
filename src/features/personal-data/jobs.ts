import type { Tick } from '../../bot/job.ts'
import { sweepOnce } from './store/sweep.ts'

/** Encrypts what lies there from before, or under an older key. */
export const sealOld = ({ tx, now }: Tick): Promise<number> => sweepOnce(tx, now)
