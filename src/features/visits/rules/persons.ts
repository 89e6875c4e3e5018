/** 人次 and persons are counted apart (domain 2, S12): whoever comes three times is three 人次 and one person. */

export interface Seen {
  readonly people: number
  readonly village: string | null
  readonly name: string | null
  readonly phone: string | null
  /** Of those who were erased: which persons they were, as numbers. */
  readonly knownBy?: KnownBy | null
}

/** For each known person of a matter, by what he is known. */
export type KnownBy = readonly (readonly (string | number)[])[]

/** 王某 may be anybody. */
const unknown = /某|^匿名|不(?:愿|详|便)|未(?:留|署)/

/**
 * How many persons came. Who is known by phone, or by name and village, is one however often he came; of the others
 * each counts, because nobody can tell them apart.
 */
export function countPersons(seen: readonly Seen[]): number {
  const personOf = new Map<string | number, number>()
  let known = 0
  let others = 0
  for (const one of seen) {
    const groups = one.knownBy ?? keysOf(one)
    for (const keys of groups) {
      const person = keys.map(key => personOf.get(key)).find(found => found !== undefined) ?? known++
      for (const key of keys) if (!personOf.has(key)) personOf.set(key, person)
    }
    others += Math.max(0, one.people - groups.length)
  }
  return known + others
}

/**
 * What is left of visitors when they are erased: numbers for that by which they are known, so that persons are counted as
 * before and nobody can be told from them.
 * @param seen all of the year, in order
 */
export function numbered(seen: readonly Seen[]): KnownBy[] {
  const numbers = new Map<string | number, number>()
  const numberOf = (key: string | number): number => {
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return number
  }
  return seen.map(one => (one.knownBy ?? keysOf(one)).map(keys => keys.map(numberOf)))
}

function keysOf({ name, phone, village }: Seen): string[][] {
  const names = (name ?? '').split(/[、,，]/u).filter(one => one !== '' && !unknown.test(one))
  const phones = (phone ?? '').split('、').map(one => one.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, ''))
  const count = Math.max(names.length, phones.filter(one => one !== '').length)
  return Array.from({ length: count }, (_, nth) => [
    ...(phones[nth] ? [`phone ${phones[nth]}`] : []),
    ...(names[nth] === undefined ? [] : [`name ${names[nth]} ${village ?? ''}`]),
  ])
}
