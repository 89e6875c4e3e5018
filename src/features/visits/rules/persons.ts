/** 人次 and persons are counted apart (domain 2, S12): whoever comes three times is three 人次 and one person. */

export interface Seen {
  readonly people: number
  readonly village: string | null
  readonly name: string | null
  readonly phone: string | null
}

/** 王某 may be anybody. */
const unknown = /某|^匿名|不(?:愿|详|便)|未(?:留|署)/

/**
 * How many persons came. Who is known by phone, or by name and village, is one however often he came; of the others
 * each counts, because nobody can tell them apart.
 */
export function countPersons(seen: readonly Seen[]): number {
  const personOf = new Map<string, number>()
  let known = 0
  let others = 0
  for (const one of seen) {
    const groups = keysOf(one)
    for (const keys of groups) {
      const person = keys.map(key => personOf.get(key)).find(found => found !== undefined) ?? known++
      for (const key of keys) if (!personOf.has(key)) personOf.set(key, person)
    }
    others += Math.max(0, one.people - groups.length)
  }
  return known + others
}

/** For each known person of a matter, by what he is known. */
function keysOf({ name, phone, village }: Seen): string[][] {
  const names = (name ?? '').split(/[、,，]/u).filter(one => one !== '' && !unknown.test(one))
  const phones = (phone ?? '').split('、').map(one => one.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, ''))
  const count = Math.max(names.length, phones.filter(one => one !== '').length)
  return Array.from({ length: count }, (_, nth) => [
    ...(phones[nth] ? [`phone ${phones[nth]}`] : []),
    ...(names[nth] === undefined ? [] : [`name ${names[nth]} ${village ?? ''}`]),
  ])
}
