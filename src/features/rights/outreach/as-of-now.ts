/** What is about to be sent, as far as it is for whoever gets it now: asked of every message when its turn has come. */
import type { Job } from '../../../channels/channel.ts'
import type { Asker, Payload } from '../../../channels/payload.ts'
import { placeTarget } from '../../../channels/target.ts'
import type { Clock } from '../../../clock.ts'
import type { Database } from '../../../db/open.ts'
import type { Tx } from '../../../db/tx.ts'
import { askedTogether } from '../../../outbox/asked-together.ts'
import { pushedNotes } from '../../notes/store.ts'
import { heldBack } from '../../notes/texts.ts'
import { accountsInOffice, stillAskers } from '../store/asker.ts'
import { judgeIn } from '../store/judge.ts'
import { withItsDay } from './waiting.ts'

type Outgoing = Pick<Job, 'target' | 'payload'>
type Noted = Extract<Payload, { kind: 'markdown' }>

/** What there is to ask of it; the others go as they are. */
type Asked = { readonly target: string } & (
  | {
      readonly of: 'note'
      readonly payload: Noted
      readonly note: { readonly id: number; readonly nth: number }
    }
  | { readonly of: 'answer'; readonly payload: Payload; readonly asker: Asker }
  | { readonly of: 'mention'; readonly payload: Extract<Payload, { kind: 'text' }> }
)
type AskedOf<T extends Asked['of']> = Extract<Asked, { readonly of: T }>

/** @returns how messages are asked whether, and in which words, they may be sent now: those of one moment together */
export function asOfNowIn(
  db: Pick<Database, 'look'>,
  clock: Clock,
): (job: Outgoing) => Promise<Payload | null> {
  const ask = askedTogether((jobs: readonly Asked[]) => db.look(tx => asOfNow(tx, clock.now(), jobs)))
  return async job => {
    const asked = toAsk(job)
    return asked === null ? job.payload : (await ask(asked)).payload
  }
}

function toAsk({ target, payload }: Outgoing): Asked | null {
  if (payload.kind === 'text') return payload.mention.length === 0 ? null : { of: 'mention', target, payload }
  if (payload.kind === 'markdown' && payload.note !== undefined)
    return { of: 'note', target, payload, note: payload.note }
  if (payload.kind !== 'markdown' && payload.kind !== 'reply' && payload.kind !== 'file') return null
  const { asker } = payload
  return asker === undefined ? null : { of: 'answer', target, payload, asker }
}

/** @returns of each what is sent of it; null: nothing */
async function asOfNow(
  tx: Tx,
  now: Date,
  jobs: readonly Asked[],
): Promise<readonly { readonly payload: Payload | null }[]> {
  const of = <T extends Asked['of']>(what: T) => jobs.filter((job): job is AskedOf<T> => job.of === what)
  const said = new Map<Asked, Payload | null>([
    ...(await notesAsOfNow(tx, now, of('note'))),
    ...(await answersAsOfNow(tx, now, of('answer'))),
    ...(await mentionsAsOfNow(tx, of('mention'))),
  ])
  return jobs.map(job => ({ payload: said.get(job) ?? null }))
}

/**
 * What was noted for somebody goes to his own account alone, and only as far as it is for him: a payload of null is not sent.
 * It stays noted, and is judged again with his next word.
 */
async function notesAsOfNow(
  tx: Tx,
  now: Date,
  jobs: readonly AskedOf<'note'>[],
): Promise<(readonly [Asked, Payload | null])[]> {
  if (jobs.length === 0) return []
  const notes = await pushedNotes(
    tx,
    jobs.map(({ note }) => note.id),
  )
  const asked = [...notes.values()]
  const verdicts = await judgeIn(tx, now)(asked)
  const verdictOn = new Map(asked.map((note, nth) => [note.id, verdicts[nth] ?? 'ended']))
  return jobs.map(job => {
    const {
      target,
      payload,
      note: { id, nth },
    } = job
    const note = notes.get(id)
    const verdict = verdictOn.get(id) ?? 'ended'
    if (note === undefined || isOfAnother(target, note.userid) || verdict === 'ended') return [job, null]
    const { card: _, ...words } = payload
    if (verdict === 'holds') {
      const text = nth > 0 ? payload.text : withItsDay(payload.text, note, now)
      // A card shows things as they were when it was drawn: on another day the words say which that was.
      return [job, text === payload.text ? payload : { ...words, text }]
    }
    return [job, nth > 0 ? null : { ...words, text: verdict.instead }]
  })
}

const accountOf = (target: string): string | null => /^user:(.+)$/su.exec(target)?.[1] ?? null

const isOfAnother = (target: string, userid: string | null): boolean =>
  accountOf(target) !== null && (userid === null || placeTarget({ kind: 'user', id: userid }) !== target)

/** Told too late, or to somebody who could not ask it any more, an answer gives nothing away and says where to look. */
async function answersAsOfNow(
  tx: Tx,
  now: Date,
  jobs: readonly AskedOf<'answer'>[],
): Promise<(readonly [Asked, Payload | null])[]> {
  if (jobs.length === 0) return []
  const good = await stillAskers(
    tx,
    now,
    jobs.map(({ asker, target }) => ({ asker, account: accountOf(target) })),
  )
  return jobs.map((job, nth) => [
    job,
    good[nth] === true ? job.payload : { kind: 'markdown', text: heldBack },
  ])
}

/** Nobody is called by an account that is nobody's any more; a call that calls nobody is not said. */
async function mentionsAsOfNow(
  tx: Tx,
  jobs: readonly AskedOf<'mention'>[],
): Promise<(readonly [Asked, Payload | null])[]> {
  const there = await accountsInOffice(
    tx,
    jobs.flatMap(({ payload }) => payload.mention),
  )
  return jobs.map(job => {
    const mention = job.payload.mention.filter(
      account => there.has(account.toLowerCase()) || account === '@all',
    )
    const isEmpty = mention.length === 0 && job.payload.call === true
    return [job, isEmpty ? null : { ...job.payload, mention }]
  })
}
