/** What a line of the tables of commands and buttons says, and the lines that many have. */
import type { Who } from '../../src/bot/actor.ts'
import type { Realm } from '../../src/bot/command.ts'
import { clerks, nobody, type Role } from './roles.ts'

export interface Line {
  /** May say or press it at all: all others are told who may. */
  readonly who: Who
  /** Can come to anything by it in these towns: everybody else changes nothing. */
  readonly does: readonly Role[]
  readonly of: Realm
}

export const forClerks: Line = { who: 'clerks', does: clerks, of: 'towns' }
export const shownToClerks: Line = { who: 'clerks', does: nobody, of: 'towns' }
export const shownToMembers: Line = { who: 'members', does: nobody, of: 'towns' }
export const by = (does: readonly Role[]): Line => ({ who: 'members', does, of: 'towns' })
export const byClerks = by(clerks)
/** Whoever received the voter, and the clerks. */
export const byReceiver = by([...clerks, 'owner'])
/** The office that has it, and the clerks in its place. */
export const byOffice = by([...clerks, 'office'])
export const bySigner = by([...clerks, 'owner'])
