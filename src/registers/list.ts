import type { RegisterKey } from '../features/registers/types.ts'
import { activityRegister } from './activity-register.ts'
import { deputiesRegister } from './deputies-register.ts'
import { incomingRegister } from './incoming-register.ts'
import { presidiumRegister } from './presidium-register.ts'
import { isKeptBy, type Register } from './register.ts'
import { suggestionsRegister } from './suggestion-register.ts'
import { visitsRegister } from './visit-register.ts'

/** The books of a liaison, in their order. To add one, write it here beside them and name it; pages, chat and commands follow. */
export const registers: readonly Register[] = [
  presidiumRegister,
  visitsRegister,
  incomingRegister,
  suggestionsRegister,
  activityRegister,
  deputiesRegister,
]

/** Those that such a congress keeps. */
export const registersOf = (congress: Parameters<typeof isKeptBy>[0]): readonly Register[] =>
  registers.filter(register => isKeptBy(congress, register))

export function registerOf(key: RegisterKey): Register {
  const register = registers.find(one => one.key === key)
  if (register === undefined) throw new Error(`there is no register ${key}`)
  return register
}
