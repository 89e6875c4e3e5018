import { expect } from 'vitest'
import { readers } from './planted.table.ts'
import { clerks, type Role, roles, townOf } from './roles.ts'
import { foreignWords, planted, type Towns } from './town.ts'
import type { Walked } from './walk.ts'

/** The congresses whose rows somebody may change. */
export function ids({ here, there, county }: Towns, role: Role): readonly number[] {
  switch (townOf(role)) {
    case 'here':
      return [here]
    case 'there':
      return [there]
    case 'county':
      return [county]
    case 'none':
      // Who asks to be known leaves his asking with a liaison.
      return [here, there]
  }
}

/** Names and telephones that stand in no sentence and no example of the service’s own. */
const ourWords = /沈月英|郑永福|周晓敏|钱文彬|孙建设|陈离|138111222|13877777777/u

/** Not a word of the other town, whoever of us asks; and not a word of ours to the other. */
export function expectNothingForeign(role: Role, answer: string, about: string): void {
  if (townOf(role) === 'there') expect(answer, about).not.toMatch(ourWords)
  else expect(answer, about).not.toMatch(foreignWords)
}

/** What is planted in our town is read by those of `readers` alone. */
export function expectOnlyForReaders(role: Role, answer: string, about: string): void {
  if (townOf(role) === 'there') return
  for (const name of keysOf(planted))
    if (!readers[name].includes(role))
      expect(answer, `${name} to ${role}: ${about}`).not.toContain(planted[name])
}

const keysOf = <T extends object>(given: T): readonly (keyof T)[] => {
  const keys: (keyof T)[] = []
  for (const key in given) if (Object.hasOwn(given, key)) keys.push(key)
  return keys
}

/** What is said to others because of it: within the speaker's congress, or between a county and its town's clerks. */
export function expectToldOnlyToReaders(from: Role, told: Walked['told'], about: string): void {
  for (const { to, text } of told) {
    const role = roles.find(one => one === to)
    if (role === undefined) continue
    const isBetween =
      (from === 'k-clerk' && clerks.includes(role)) || (role === 'k-clerk' && clerks.includes(from))
    if (townOf(from) !== 'none' && !isBetween) expect(townOf(role), about).toBe(townOf(from))
    // To each as if he had asked.
    expectNothingForeign(role, text, `told because of ${about}`)
    expectOnlyForReaders(role, text, `told because of ${about}`)
  }
}
