import { z } from 'zod'

/** An hour of the wall clock as it is stored, in minutes of the day: `21:00` → 1260. */
export const wallMinute = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform(text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
