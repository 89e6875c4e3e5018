/** 学习培训 (S12): how often people were there, and how many different ones; the presidium's apart from the deputies'. */

export type StudyOf = 'presidium' | 'deputies'

export interface Study {
  readonly of: StudyOf
  /** Who was there. */
  readonly personIds: readonly number[]
}

export interface StudyFigures {
  readonly times: number
  /** 人次 */
  readonly attendances: number
  /** 人数 */
  readonly persons: number
}

/** @param of null: both together; whoever was at both counts once as a person */
export function studyFigures(studies: readonly Study[], of: StudyOf | null = null): StudyFigures {
  const own = studies.filter(study => of === null || study.of === of)
  // Of one study nobody is there twice.
  const present = own.flatMap(({ personIds }) => [...new Set(personIds)])
  return { times: own.length, attendances: present.length, persons: new Set(present).size }
}

/** How often each person was there. */
export function studyTimes(studies: readonly Study[], of: StudyOf): ReadonlyMap<number, number> {
  const times = new Map<number, number>()
  for (const study of studies.filter(one => one.of === of))
    for (const id of new Set(study.personIds)) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}
