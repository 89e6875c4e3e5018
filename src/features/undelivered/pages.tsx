import type { VNode } from 'preact'
import { dayOfIso } from '../../calendar/day.ts'
import { sayCalendarDay, sayInstant } from '../../calendar/say.ts'
import { dayOf } from '../../calendar/zone.ts'
import { countDead, type DeadMessage, listDead } from '../../outbox/dead.ts'
import { type LostFile, listLostFiles } from '../../outbox/lost-files.ts'
import { explainReason } from '../../outbox/texts.ts'
import { congressPath, definePage, type PageContext } from '../../pages/page.ts'
import { Section, Table } from '../../pages/parts.tsx'
import {
  listUnderWay,
  meetingNumbers,
  receiversOf,
  type SentOfDay,
  sentByDay,
  type UnderWay,
} from './store.ts'
import * as words from './texts.ts'

const underWayShown = 50
const daysShown = 14

/** What has not arrived and what to do about it, what is under way, what went out. What the messages say is not shown. */
export const deliveriesPage = definePage({
  path: 'deliveries',
  who: 'clerks',
  inMenu: words.pageTitle,
  async show(context) {
    const { tx, tenant } = context
    const dead = await listDead(tx, tenant.id)
    const count = await countDead(tx, tenant.id)
    const lost = await listLostFiles(tx, tenant.id, underWayShown)
    const underWay = await listUnderWay(tx, tenant.id, underWayShown)
    const all = [...dead, ...underWay]
    const about = await aboutOf(context, all)
    const days = await sentByDay(tx, tenant, daysShown)
    return {
      title: words.pageTitle,
      body: (
        <>
          {dead.length + lost.length === 0 ? <p class="card good">{words.allDelivered}</p> : null}
          {dead.length === 0 ? null : <Dead context={context} dead={dead} count={count} about={about} />}
          {lost.length === 0 ? null : <Lost context={context} lost={lost} />}
          {underWay.length === 0 ? null : <Waiting context={context} underWay={underWay} about={about} />}
          <Days context={context} days={days} />
        </>
      ),
    }
  },
})

type About = (message: Pick<DeadMessage, 'id' | 'subject'>) => {
  readonly who: string
  readonly what: VNode | string
}

async function aboutOf(
  { tx, tenant }: PageContext,
  all: readonly Pick<DeadMessage, 'id' | 'subject'>[],
): Promise<About> {
  const receivers = await receiversOf(
    tx,
    tenant.id,
    all.map(({ id }) => id),
  )
  const numbers = await meetingNumbers(
    tx,
    tenant.id,
    all.flatMap(({ subject }) => meetingIn(subject)),
  )
  return ({ id, subject }) => {
    const [meetingId] = meetingIn(subject)
    const number = meetingId === undefined ? undefined : numbers.get(meetingId)
    return {
      who: words.sayReceivers(receivers.get(id) ?? { names: [], group: null }),
      what:
        number === undefined ? (
          words.aboutElse
        ) : (
          <a href={congressPath(tenant.id, `meetings/${number}`)}>{words.aboutNotice(number)}</a>
        ),
    }
  }
}

const meetingIn = (subject: string | null): number[] => {
  const [, id] = /^meeting:(\d{1,9})$/.exec(subject ?? '') ?? []
  return id === undefined ? [] : [Number(id)]
}

interface DeadProps {
  readonly context: PageContext
  readonly dead: readonly DeadMessage[]
  /** Of all of them, those that are not listed too. */
  readonly count: number
  readonly about: About
}

function Dead({ context: { now, tenant }, dead, count, about }: DeadProps): VNode {
  return (
    <Section title={words.deadTitle(count)} tone="alert">
      <p>{words.howToResend}</p>
      <Table
        caption={words.deadTitle(count)}
        columns={Object.values(words.columns)}
        rows={dead.map(message => {
          const { who, what } = about(message)
          const when = sayInstant(message.diedAt, now, tenant.zone)
          return { key: message.id, cells: [message.id, when, who, what, explainReason(message.reason)] }
        })}
      />
      {count <= dead.length ? null : <p class="note">{words.deadNote(dead.length)}</p>}
    </Section>
  )
}

function Lost({
  context: { now, tenant },
  lost,
}: {
  readonly context: PageContext
  readonly lost: readonly LostFile[]
}): VNode {
  return (
    <Section title={words.lostTitle} tone="alert">
      <p>{words.howToSendAgain}</p>
      <Table
        caption={words.lostTitle}
        columns={Object.values(words.lostColumns)}
        rows={lost.map(({ id, diedAt, senderName, subject, reason }) => ({
          key: id,
          cells: [
            sayInstant(diedAt, now, tenant.zone),
            senderName,
            words.whatWasSent(subject),
            words.whyLost(reason),
          ],
        }))}
      />
    </Section>
  )
}

interface WaitingProps {
  readonly context: PageContext
  readonly underWay: readonly UnderWay[]
  readonly about: About
}

function Waiting({ context: { now, tenant }, underWay, about }: WaitingProps): VNode {
  return (
    <Section title={words.underWayTitle(underWay.length)}>
      <Table
        caption={words.underWayTitle(underWay.length)}
        columns={Object.values(words.underWayColumns)}
        rows={underWay.map(message => {
          const { who, what } = about(message)
          const { attempts, reason } = message
          const state = reason === null ? words.notTried : words.tried(attempts, explainReason(reason))
          return { key: message.id, cells: [sayInstant(message.dueAt, now, tenant.zone), who, what, state] }
        })}
      />
    </Section>
  )
}

function Days({
  context: { now, tenant },
  days,
}: {
  readonly context: PageContext
  readonly days: readonly SentOfDay[]
}): VNode {
  const today = dayOf(now, tenant.zone)
  return (
    <Section title={words.daysTitle}>
      {days.length === 0 ? (
        <p>{words.nothingSent}</p>
      ) : (
        <Table
          caption={words.daysTitle}
          columns={Object.values(words.dayColumns)}
          rows={days.map(({ day, sent, dead, expired }) => {
            const on = dayOfIso(day)
            return {
              key: day,
              cells: [on === null ? day : sayCalendarDay(on, today), sent, dead || '', expired || ''],
            }
          })}
        />
      )}
    </Section>
  )
}
