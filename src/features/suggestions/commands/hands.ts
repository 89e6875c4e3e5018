/** In whose name somebody acts: his office or the one that a clerk names, himself or the signer who phoned. */
import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import { selectPeople } from '../../roster/store/people.ts'
import { takeOffice } from '../rules/office-names.ts'
import { afterInNameOf } from '../rules/read-words.ts'
import { isSigner, type Standing } from '../rules/standing.ts'
import { unknownSigner, whichSigner } from '../texts/asks.ts'
import type { Suggestion } from '../types.ts'
import { type Facts, factsOf } from './facts.ts'
import { pickSuggestion } from './pick.ts'

export type ForOffice =
  | {
      readonly item: Suggestion
      readonly who: Standing
      readonly facts: Facts
      /** Null: none was named. */
      readonly officeId: number | null
      /** For which office a clerk enters it; null when the speaker is its own. */
      readonly onBehalf: string | null
      readonly rest: string
    }
  | { readonly item: null; readonly reply: Reply }

/** The item of an office's command, and the office where one is named in front of the other words. */
export async function pickForOffice(context: Context, text: string, usage: string): Promise<ForOffice> {
  const picked = await pickSuggestion(context, text, usage)
  if (picked.item === null) return picked
  const facts = await factsOf(context)
  return { item: picked.item, who: picked.who, facts, ...officeIn(picked.rest, picked.who, facts) }
}

/** A contact names his own offices only: any other name is a word of what he says. */
export function officeIn(
  words: string,
  who: Standing,
  facts: Facts,
): { readonly officeId: number | null; readonly onBehalf: string | null; readonly rest: string } {
  const own = facts.offices.filter(({ id }) => who.officeIds.includes(id))
  const { office, rest } = takeOffice(words, who.isClerk ? facts.offices : own)
  const isOwn = office !== null && who.officeIds.includes(office.id)
  return { officeId: office?.id ?? null, onBehalf: office === null || isOwn ? null : office.name, rest }
}

type Signer =
  | {
      /** Null: the speaker himself. */
      readonly personId: number | null
      readonly name: string | null
      readonly rest: string
    }
  | { readonly reply: Reply }

/**
 * 代 王秀兰 满意: the signer for whom somebody enters it. Who has not signed himself has to say for whom, where several
 * have.
 * @param alone whether the only signer is meant when nobody is named
 */
export async function signerIn(
  { tx }: Context,
  words: string,
  { item, who, command, alone }: { item: Suggestion; who: Standing; command: string; alone: boolean },
): Promise<Signer> {
  const ids = item.signers.map(({ personId }) => personId)
  const signers = await selectPeople(tx, tx.sql.part`p.id = any(${ids}::int[])`)
  const behind = afterInNameOf(words)
  const names = signers.map(({ name }) => name)
  const found = behind !== null || who.isClerk ? nameInFront(signers, behind ?? words) : null
  const [named, ...namesakes] = found?.people ?? []
  if (found !== null && named !== undefined && namesakes.length === 0)
    return { personId: named.id, name: named.name, rest: found.rest }
  if (behind !== null) return { reply: say(unknownSigner(item, names)) }
  if (!who.isClerk || isSigner(item, who.personId ?? 0)) return { personId: null, name: null, rest: words }
  const [only, ...others] = signers
  if (alone && only !== undefined && others.length === 0)
    return { personId: only.id, name: only.name, rest: words }
  return { reply: say(whichSigner(item, names, command)) }
}
