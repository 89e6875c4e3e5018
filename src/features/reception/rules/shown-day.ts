import type { ReceptionDay } from '../types.ts'

/** A day as a card showed it: which one, and in which of its versions, so that a button agrees to no other date, hour or place. */
export interface ShownDay {
  readonly id: number
  /** Null on cards of before it was told. */
  readonly version: number | null
}

export const shownDay = ({ id, version }: Pick<ReceptionDay, 'id' | 'version'>): string => `${id}.${version}`

export function readShownDay(words: string | undefined): ShownDay | null {
  const [, id, version] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(words ?? '') ?? []
  return id === undefined ? null : { id: Number(id), version: version === undefined ? null : Number(version) }
}

export const isAsShown = ({ version }: ShownDay, day: Pick<ReceptionDay, 'version'>): boolean =>
  version === null || version === day.version
