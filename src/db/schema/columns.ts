import { timestamp } from 'drizzle-orm/pg-core'

/** Every instant is `timestamptz` with millisecond precision, so that what is stored equals what was computed. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })
