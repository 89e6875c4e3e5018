import type { Clock } from '../clock.ts'
import type { Tx } from '../db/tx.ts'
import type { Order } from '../language/order.ts'
import type { Actor, Who } from './actor.ts'
import type { Click, Origin } from './incoming.ts'
import type { Reply } from './reply.ts'

/** The congress whose business this message is. */
export interface Tenant {
  readonly id: number
  readonly name: string
  readonly kind: 'township' | 'street' | 'county'
  readonly province: string | null
  readonly zone: string
  /** As stored; read through `features/congress/settings.ts`. */
  readonly settings: unknown
}

/** The group chat that the message came from, when it is bound to the congress. */
export interface BoundChat {
  readonly id: number
  readonly chatid: string
  readonly purpose: 'presidium' | 'deputies' | 'group'
  readonly groupId: number | null
}

/** The sender in one congress. */
export interface Membership {
  readonly tenant: Tenant
  readonly actor: Actor
}

interface Situation {
  readonly tx: Tx
  /** One instant for the whole message. */
  readonly now: Date
  readonly clock: Clock
  readonly origin: Origin
  readonly botName: string
  /**
   * Every congress that the message may be about: the bound group's, or, where no group decides, each in whose
   * roster the sender stands. Empty for a stranger.
   */
  readonly memberships: readonly Membership[]
}

/** What a handler for members is given: everything it may use, and no client to send with. */
export interface Context extends Situation {
  readonly tenant: Tenant
  readonly actor: Actor
  readonly chat: BoundChat | null
}

/** What a handler open to strangers is given. */
export interface OpenContext extends Situation {
  readonly tenant: Tenant | null
  readonly actor: Actor | null
  readonly chat: BoundChat | null
}

/** A county looks across its towns (S23): it has few commands of its own, and none of theirs. */
export type Realm = 'towns' | 'county' | 'both'

/** Whether something is the business of such a congress. */
export const isBusinessOf = (
  { of = 'towns' }: { readonly of?: Realm },
  { kind }: Pick<Tenant, 'kind'>,
): boolean => of === 'both' || (of === 'county') === (kind === 'county')

/** Who asks for help: a member of the roster or a stranger, in a place that belongs to a congress or to none. */
export interface Asking {
  readonly actor: Actor | null
  readonly tenant: Tenant | null
}

interface CommandFace {
  /** As it is typed after the slash; Chinese first. */
  readonly name: string
  readonly aliases: readonly string[]
  /** Also understood without the slash when the whole message is this word; `with_words`: whatever follows it. */
  readonly bare?: boolean | 'with_words'
  /** Also understood without the slash when the words begin so: nothing else can be meant by them. */
  readonly begins?: readonly string[]
  /** What the name is not taken before: 代 in 代表. */
  readonly notBefore?: readonly string[]
  /** Whose business it is; left out: that of towns and streets. */
  readonly of?: Realm
  /** It does something: what follows is looked at whether it is still ordered (`language/order.ts`). */
  readonly order?: Order
  /** The same, of words that are looked at in a way of their own: a choice that waits is left behind by it. */
  readonly alters?: true
  /** One line of the help: what it does. */
  readonly summary: string
  /** Whom the overview of the help shows it to, when that is not everybody who may use it. */
  inHelp?(asking: Asking): boolean
  /** How it is typed: `/不准 姓名 理由`. */
  readonly usage: string
  readonly examples: readonly string[]
}

interface MembersCommand {
  readonly who: Exclude<Who, 'anyone'>
  run(context: Context, words: string): Promise<Reply>
  /** It looks after all the sender's congresses by itself (`context.memberships`). */
  readonly everywhere?: boolean
  /**
   * Of the congresses where the sender may use it, those in which the words make sense. Asked only of somebody who
   * may use it in several; when more than one is left, he is asked which.
   */
  narrow?(contexts: readonly Context[], words: string): Promise<readonly Context[]>
}

export type Command = CommandFace &
  (MembersCommand | { readonly who: 'anyone'; run(context: OpenContext, words: string): Promise<Reply> })

/** A button. Its key is `<action>` or `<action>:<argument>`. */
export interface Button {
  readonly action: string
  readonly who: Exclude<Who, 'anyone'>
  /** As for commands. */
  readonly everywhere?: boolean
  readonly of?: Realm
  press(context: Context, click: Click, argument: string): Promise<Reply>
  /** Whose business the clicked card is, for somebody who stands in several rosters; null when nobody knows. */
  congressOf?(tx: Tx, click: Click, argument: string): Promise<number | null>
}

export const defineCommand = (command: Command): Command => command
export const defineButton = (button: Button): Button => button

/** Where a conversation takes place: the group's chatid, or `single`. */
export const placeOf = (origin: Origin): string => (origin.chat.type === 'group' ? origin.chat.id : 'single')
