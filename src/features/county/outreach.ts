/** What is said of a county's notices to its towns' clerks and to its own, each alone. */

import type { Button, Context } from '../../bot/command.ts'
import type { Card } from '../../bot/reply.ts'
import { newTaskId } from '../../bot/task-id.ts'
import type { Clock } from '../../clock.ts'
import type { Tx } from '../../db/tx.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import type { Congress } from '../congress/types.ts'
import { reachedAmong, tellAllPrivately } from '../notes/outreach.ts'
import { asClerk } from '../notes/rules.ts'
import { heardOf } from '../notes/store.ts'
import type { Ask } from '../notes/types.ts'
import { clerksOf } from '../roster/store/clerks.ts'
import { callsOf } from './rules/calls.ts'
import { countyCalls } from './store/calls.ts'
import { townsOfSeveral } from './store/notices.ts'
import * as words from './texts/notices.ts'
import type { CountyNotice, SentNotice } from './types.ts'

/** What speaking takes, in a command or in a job. */
export interface Voice {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Date
  readonly botName: string
}

const subjectOf = ({ id }: Pick<CountyNotice, 'id'>): string => `county-notice:${id}`

/** The buttons under a notice in a town: that it was read, or the way to write what it asks. */
export const townCard = (notice: CountyNotice, townId: number, title: string, body: string): Card => ({
  taskId: newTaskId('county'),
  title,
  body,
  buttons: [
    notice.asks === null
      ? { text: words.readButton, key: `cn_read:${notice.id}.${townId}.${notice.version}`, style: 'primary' }
      : { text: words.writeButton, key: `cn_write:${notice.id}.${townId}`, style: 'primary' },
  ],
})

/** What a card shows whole; longer words go out as they are, with the words to answer by. */
const cardChars = 110

/** It is open, and what it asks is not answered; where nothing is asked it is read by each. */
export const toAnswer = ({ id, asks }: CountyNotice, { id: town }: Congress): readonly Ask[] => [
  { of: 'notice', id, town, answer: asks !== null },
]

/** It is open, whatever the town has answered before it was changed. */
export const toLookOver = ({ id }: Pick<CountyNotice, 'id'>, { id: town }: Congress): readonly Ask[] => [
  { of: 'notice', id, town, answer: false },
]

/**
 * Tells the clerks of these towns, each town by its own hours of rest.
 * @param textFor what is said in this town of the notice as the town sees it
 * @returns how many people are told, and the towns where nobody is: they have no clerks, or none that the bot can reach
 */
export async function tellTowns(
  { tx, clock, now, botName }: Voice,
  notice: CountyNotice,
  towns: readonly Congress[],
  textFor: (town: Congress, notice: SentNotice) => string,
  askOf: (town: Congress) => readonly Ask[] = () => [],
): Promise<{ readonly people: number; readonly missed: readonly Congress[] }> {
  const townIds = towns.map(({ id }) => id)
  const clerks = await clerksOf(tx, townIds)
  const several = await townsOfSeveral(tx, townIds)
  const county = several.size === 0 ? null : await findCongress(tx, notice.congressId)
  const said = clerks.flatMap(({ personId, congressId }) => {
    const town = towns.find(({ id }) => id === congressId)
    if (town === undefined) return []
    const text = textFor(town, { ...notice, from: several.has(town.id) ? (county?.name ?? null) : null })
    const [title = '', ...rest] = text.split('\n')
    const body = rest.join('\n')
    const fits = notice.state === 'open' && body !== '' && Array.from(body).length <= cardChars
    return [
      {
        congressId: town.id,
        personIds: [personId],
        text,
        rights: asClerk,
        asks: askOf(town),
        subject: subjectOf(notice),
        ...(fits ? { card: townCard(notice, town.id, title, body) } : {}),
        zone: town.zone,
        quietHours: settingsOf(town).quietHours,
        botName,
      },
    ]
  })
  const { told: heard } = await tellAllPrivately(tx, clock, now, said)
  const reached = clerks.filter(({ personId }) => heard.includes(personId))
  const told = new Set(reached.map(({ congressId }) => congressId))
  return { people: reached.length, missed: towns.filter(({ id }) => !told.has(id)) }
}

/** The towns in which nobody has heard of it yet, and nobody can be reached now. */
export async function townsInSilence(
  { tx, now }: Pick<Voice, 'tx' | 'now'>,
  notice: CountyNotice,
  townIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (townIds.length === 0) return new Set()
  const clerks = await clerksOf(tx, townIds)
  const ids = clerks.map(({ personId }) => personId)
  const reached = await reachedAmong(tx, ids, now)
  const heard = await heardOf(tx, ids, {
    subject: subjectOf(notice),
    ask: { of: 'notice', id: notice.id },
  })
  const hears = clerks.filter(({ personId }) => reached.has(personId) || heard.has(personId))
  return new Set(townIds.filter(id => !hears.some(({ congressId }) => congressId === id)))
}

/** Tells the clerks of the county itself. */
export async function tellCounty(
  { tx, clock, now, botName }: Voice,
  county: Congress,
  notice: CountyNotice,
  text: string,
): Promise<number> {
  const personIds = (await clerksOf(tx, [county.id])).map(({ personId }) => personId)
  if (personIds.length === 0) return 0
  const { zone } = county
  const { quietHours } = settingsOf(county)
  const word = { congressId: county.id, personIds, text, rights: asClerk, subject: subjectOf(notice) }
  const { told } = await tellAllPrivately(tx, clock, now, [{ ...word, zone, quietHours, botName }])
  return told.length
}

/** The other clerks of a town read who has answered, when they next look: it calls nobody. */
export async function tellColleagues(
  { tx, clock, now, tenant, actor, botName }: Context,
  notice: CountyNotice,
  text: string,
): Promise<void> {
  const others = (await clerksOf(tx, [tenant.id]))
    .map(({ personId }) => personId)
    .filter(id => id !== actor.personId)
  if (others.length === 0) return
  const word = {
    congressId: tenant.id,
    personIds: others,
    text,
    rights: asClerk,
    subject: subjectOf(notice),
    quiet: true,
  }
  const { quietHours } = settingsOf(tenant)
  await tellAllPrivately(tx, clock, now, [{ ...word, zone: tenant.zone, quietHours, botName }])
}

/** What is to be said of it by itself, as it is now. */
export const replan = (
  { tx, now }: Pick<Voice, 'tx' | 'now'>,
  county: Pick<Congress, 'zone' | 'province' | 'settings'>,
  notice: CountyNotice,
): Promise<void> =>
  countyCalls.plan(
    tx,
    notice.id,
    notice.state === 'open' && notice.completedAt === null
      ? callsOf(notice.dueAt, { zone: county.zone, settings: settingsOf(county) }, now)
      : [],
  )

interface CardOf {
  readonly noticeId: number
  readonly townId: number
  /** Of the notice, as the card shows it. Null on cards of before it was told. */
  readonly version: number | null
}

/** `12.3.1`: the notice and the town that a card was for, and what of the notice it shows. */
export function keyOf(argument: string): CardOf | null {
  const [, notice, town, version] = /^(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?$/.exec(argument) ?? []
  return notice === undefined || town === undefined
    ? null
    : {
        noticeId: Number(notice),
        townId: Number(town),
        version: version === undefined ? null : Number(version),
      }
}

/** A town's card tells whose it is. */
export const townOfCard: NonNullable<Button['congressOf']> = async (_tx, _click, argument) =>
  keyOf(argument)?.townId ?? null
