/** Whether what people were asked is still to be done: asked when it is handed out or pushed. */
import { isoDay } from '../../../calendar/day.ts'
import type { Tx } from '../../../db/tx.ts'
import { linesOf } from '../../county/store/replies.ts'
import { isSecret } from '../../incoming-papers/rules/fold.ts'
import { type AskVerdict, saysItAll, verdictOfAsks } from '../../notes/rules.ts'
import { askedSince } from '../../notes/store.ts'
import type { Ask, Verdict, WaitingNote } from '../../notes/types.ts'
import { isStillAsked } from '../../suggestions/rules/asked.ts'
import type { Standing } from '../../suggestions/rules/standing.ts'
import type { Matters } from './matters.ts'

type Asking = Pick<WaitingNote, 'id' | 'personId' | 'asks'>

interface Asked {
  readonly notes: readonly Asking[]
  readonly standings: ReadonlyMap<number, Standing>
  /** What they ask about among them. */
  readonly matters: Matters
}

/** @returns of each what is left of it */
export async function asksOfAll(
  tx: Tx,
  now: Date,
  { notes, standings, matters }: Asked,
): Promise<(note: Asking) => Verdict> {
  const asks = notes.flatMap(note => note.asks)
  if (asks.length === 0) return () => 'holds'
  const isOpen = await openAmong(tx, now, asks, matters)
  const repeatable = notes.filter(note => note.asks.some(saysItAll))
  const newer = new Map<string, number>()
  for (const { id, personId, asks: own } of await askedSince(tx, repeatable))
    for (const ask of own) newer.set(keyOf(personId, ask), id)
  const verdictOn = ({ id, personId }: Asking, ask: Ask): AskVerdict => {
    const who = standings.get(personId)
    if (who === undefined || !isOpen(ask, who)) return 'over'
    return saysItAll(ask) && (newer.get(keyOf(personId, ask)) ?? id) > id ? 'again' : 'open'
  }
  return note => verdictOfAsks(note.asks.map(ask => ({ ask, verdict: verdictOn(note, ask) })))
}

const keyOf = (personId: number, ask: Ask): string =>
  `${personId} ${JSON.stringify(Object.entries(ask).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`

/** Whether one of them is open, as things are now. */
async function openAmong(
  tx: Tx,
  now: Date,
  asks: readonly Ask[],
  { suggestions, decisions, papers }: Matters,
): Promise<(ask: Ask, who: Standing) => boolean> {
  const idsOf = (of: 'notice' | 'turn') => [...new Set(asks.flatMap(ask => (ask.of === of ? [ask.id] : [])))]
  const notices = idsOf('notice')
  const lines = notices.length === 0 ? null : await linesOf(tx, notices)
  const turns = await comersOf(tx, idsOf('turn'))
  const simple = await openOfSimple(tx, now, asks)
  return (ask, who) => {
    switch (ask.of) {
      case 'suggestion': {
        const item = suggestions.get(ask.id)
        return item !== undefined && isStillAsked(item, ask, who)
      }
      case 'decision': {
        const decision = decisions.get(ask.id)
        return decision?.state === 'open' && isOn(ask.on, decision.dueOn)
      }
      case 'paper': {
        const paper = papers.get(ask.id)
        if (paper === undefined || isSecret(paper) !== ask.secret || !isOn(ask.on, paper.dueOn)) return false
        const isReader = who.personId !== null && paper.readers.includes(who.personId)
        return paper.state === 'open' || (ask.call !== true && isReader && paper.state !== 'void')
      }
      case 'notice': {
        const line = lines?.get(ask.id)?.find(({ townId }) => townId === ask.town)
        return simple(ask) && line !== undefined && (!ask.answer || line.reply === null)
      }
      case 'turn':
        return simple(ask) && (ask.to !== 'come' || turns.has(`${ask.id} ${who.personId}`))
      case 'newest':
        return true
      default:
        return simple(ask)
    }
  }
}

/** By day and person. */
async function comersOf(tx: Tx, dayIds: readonly number[]): Promise<ReadonlySet<string>> {
  if (dayIds.length === 0) return new Set()
  const rows = await tx.sql<{ dayId: number; personId: number }[]>`
    select day_id as "dayId", person_id as "personId" from reception_duty
    where day_id = any(${[...dayIds]}::int[]) and answer is distinct from 'leave'`
  return new Set(rows.map(({ dayId, personId }) => `${dayId} ${personId}`))
}

const isOn = (on: string | undefined, day: Parameters<typeof isoDay>[0] | null): boolean =>
  on === undefined || (day !== null && isoDay(day) === on)

/** Those that one row decides. */
async function openOfSimple(tx: Tx, now: Date, asks: readonly Ask[]): Promise<(ask: Ask) => boolean> {
  const simple = asks.filter(isSimple)
  if (simple.length === 0) return () => false
  const rows = await tx.sql<{ nth: number }[]>`
    select a.nth from jsonb_to_recordset(${tx.sql.json(simple.map((ask, nth) => ({ ...ask, nth })))})
      as a(nth int, "of" text, id int, year int, version int, "to" text, "on" text)
    where case a."of"
      when 'visit' then exists (
        select from visit where id = a.id and status = 'open' and (a."on" is null or due_on = a."on"::date))
      when 'notice' then exists (
        select from county_notice
        where id = a.id and state = 'open' and (a."on" is null or due_at = a."on"::timestamptz))
      when 'topic' then exists (select from topic where id = a.id and state = 'open')
      when 'topic_call' then exists (
        select from topic_call t where t.id = a.id and (t.until is null or t.until > ${now})
          and not exists (
            select from topic_call later where later.congress_id = t.congress_id and later.id > t.id))
      when 'swap' then exists (
        select from duty_swap s join reception_day d on d.id = s.day_id
        where s.id = a.id and s.state = 'asked' and d.status = 'planned' and d.starts_at > ${now})
      when 'dispute' then not exists (select from duty_ruling where dispute_id = a.id)
      when 'claim' then exists (select from binding_request where id = a.id and decision is null)
      when 'plan' then not exists (
        select from plan_entry where congress_id = a.id and year = a.year and event ->> 'type' = 'finalised')
      when 'meeting' then exists (
        select from meeting where id = a.id and status in ('open', 'closed') and starts_at > ${now})
      when 'turn' then exists (
        select from reception_day d
        where d.id = a.id and d.status = 'planned' and d.starts_at > ${now} and d.version = a.version
          and (a."to" <> 'fill' or not exists (
                select from reception_duty r where r.day_id = d.id and r.answer = 'confirm')
               or exists (
                select from reception_duty r join person p on p.id = r.person_id and p.active
                where r.day_id = d.id and r.answer is distinct from 'leave'
                  and (r.answer is null or r.answered_version is distinct from d.version))))
      else false end`
  const open = new Set(rows.map(({ nth }) => simple[nth]))
  return ask => open.has(ask)
}

const isSimple = ({ of }: Ask): boolean =>
  of !== 'newest' && of !== 'suggestion' && of !== 'decision' && of !== 'paper'
