import type { Member } from '../../bot/actor.ts'
import type { Day } from '../../calendar/day.ts'
import type { subjectKinds } from '../../db/schema/attachments.ts'
import type { Tx } from '../../db/tx.ts'
import type { Mime } from './rules/file-type.ts'

/** What an attachment belongs to. Pure data: it stands in rows, in what is queued and behind links. */
export interface Subject {
  readonly kind: (typeof subjectKinds)[number]
  readonly id: number
}

/**
 * The matters of one feature, as attachments need to know them. A feature whose matters are to have photos writes one
 * and names it in `desk/registry.ts`; commands, channel, links and limits are then the same for all.
 */
export interface Holder {
  readonly kind: Subject['kind']
  /** The number that words begin with, if it can be one of these: `12`, `2026-012`, `来访2026-012`. */
  readNumber(words: string): SubjectNumber | null
  /** The matter, and nobody else changes it until the transaction ends. */
  lock(tx: Tx, id: number): Promise<Held | null>
  /**
   * Where files of such a matter are no attachments: its feature looks at the file itself, of whatever type, before the
   * transaction in which it is taken: looking takes its time, and a transaction holds rows and a connection.
   */
  look?(file: FetchedFile): Promise<Take>
}

/** @returns what its sender is told; null when this was done and told before */
export type Take = (tx: Tx, taking: Taking) => Promise<string | null>

/** A file for a locked matter, from somebody who may add to it. */
export interface Taking {
  readonly member: Member
  readonly held: Held
  readonly at: Date
  readonly source: Source
}

/** A number as it was typed. */
interface SubjectNumber {
  /** It says of which feature it is, so no other is asked: `来访12`. */
  readonly isNamed: boolean
  /** The words after it. */
  readonly rest: string
  /**
   * Which matters of the member's congress it can mean, of those that he has to do with or may look at; several when
   * he has to be asked. Locked.
   */
  find(tx: Tx, member: Member, today: Day): Promise<readonly Held[]>
}

/** One matter. */
export interface Held {
  readonly subject: Subject
  readonly congressId: number
  /** What people are told, and can type to mean no other: `来访2026-012`. */
  readonly name: string
  /** Why nothing can be added any more, said after the name: `已作废`; null while it can. */
  readonly over: string | null
  mayAdd(member: Member): boolean
  /** Looks at everything; whoever may only add looks at what he sent himself. */
  maySee(member: Member): boolean
}

export interface Attachment {
  readonly id: number
  /** Within its matter, from 1; not given again. */
  readonly number: number
  readonly mime: Mime
  readonly name: string
  readonly sentBy: number
  readonly senderName: string
  readonly at: Date
}

/** The message that brought a file, and which of its files it is, from 0. */
export interface Source {
  readonly bot: string
  readonly msgid: string
  readonly nth: number
}

/** Why there is no file: as `wecom/media.ts` tells it. */
export type MediaTrouble = 'foreign' | 'gone' | 'too_large' | 'unreadable'

export interface FetchedFile {
  /** As the sender's device called it; empty when it is not said. */
  readonly name: string
  readonly bytes: Uint8Array
}
