import type { VNode } from 'preact'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { definePage, type PageContext } from '../../../pages/page.ts'
import { Facts, Section } from '../../../pages/parts.tsx'
import { countAttachments } from '../../attachments/store.ts'
import { listOffices } from '../../roster/store/offices.ts'
import { namesOf } from '../../roster/store/people.ts'
import { activityLines } from '../commands/from-activity.ts'
import { lifeOf, visitOf } from '../commands/shown.ts'
import { sayReckoning } from '../commands/term.ts'
import { couldMean } from '../rules/number.ts'
import { watched } from '../rules/overview.ts'
import { lettersOf, mayHavePapers } from '../rules/papers.ts'
import { maySee, type Standing } from '../rules/standing.ts'
import { choreOf } from '../rules/todo.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import { suggestionsNumbered } from '../store/suggestions.ts'
import * as words from '../texts/board.ts'
import { source } from '../texts/card.ts'
import { nextStep } from '../texts/next-step.ts'
import { chores } from '../texts/todo.ts'
import { bareNumber, numberOf, stateNames } from '../texts/words.ts'
import type { Suggestion } from '../types.ts'
import { itemHref, marksOf } from './cards.tsx'

/** One item, for whoever may know of it: what it says, its clock, its life. As the chat tells somebody alone. */
export const itemPage = definePage({
  path: 'suggestions/:number',
  who: 'members',
  async show(context, [number = 0], query) {
    const { tx, tenant, actor } = context
    const who = await readSuggestionStanding(tx, actor)
    const items = await suggestionsNumbered(tx, tenant.id, { series: query.get('series'), number })
    const [item, ...others] = couldMean(items.filter(one => maySee(one, who)))
    if (item === undefined) return null
    return others.length > 0
      ? { title: words.severalOfNumber, body: <Several congressId={tenant.id} items={[item, ...others]} /> }
      : { title: words.itemTitle(item), body: await bodyOf(context, item, who) }
  },
})

interface SeveralProps {
  readonly congressId: number
  readonly items: readonly Suggestion[]
}

function Several({ congressId, items }: SeveralProps): VNode {
  return (
    <ul class="plain card">
      {items.map(item => (
        <li key={item.id}>
          <a href={itemHref(congressId, item)}>{words.itemTitle(item)}</a>
        </li>
      ))}
    </ul>
  )
}

async function bodyOf(context: PageContext, item: Suggestion, who: Standing): Promise<VNode> {
  const { now, tenant } = context
  const today = dayOf(now, tenant.zone)
  const chore = choreOf(item, who)
  const life = await lifeOf(context, item)
  const [, ...clock] = (await sayReckoning(context, item)).split('\n')
  return (
    <>
      <Section title={words.sections.item}>
        <Facts facts={await factsOf(context, item)} />
      </Section>
      <Section title={words.sections.text}>
        <p class="text">{item.text}</p>
        {(await activityLines(context, item)).map(line => (
          <p key={line}>{line}</p>
        ))}
      </Section>
      <Section title={words.sections.clock} {...toneOf(item, today)}>
        <Lines lines={clock} />
      </Section>
      <Section title={words.sections.next}>
        {chore === null ? null : <p class="mine">{words.waits(chores[chore.chore])}</p>}
        <p>{nextStep(item, today, who)}</p>
      </Section>
      <Section title={words.sections.life}>
        <ol class="life">
          {life.map((line, nth) => (
            <li key={nth}>{line}</li>
          ))}
        </ol>
      </Section>
      {mayHavePapers(item, who) ? await papersOf(context, item) : null}
    </>
  )
}

const toneOf = (item: Suggestion, today: ReturnType<typeof dayOf>) =>
  watched([item], today, -1).length > 0 ? ({ tone: 'alert' } as const) : {}

async function factsOf(context: PageContext, item: Suggestion) {
  const { tx, now, tenant } = context
  const today = dayOf(now, tenant.zone)
  const people = await namesOf(
    tx,
    item.signers.map(({ personId }) => personId),
  )
  const offices = await listOffices(tx, tenant.id)
  const count = await countAttachments(tx, { kind: 'suggestion', id: item.id })
  const officeNames = item.parties.map(({ officeId, role }) => {
    const name = offices.find(({ id }) => id === officeId)?.name ?? ''
    return role === 'assist' ? words.assists(name) : name
  })
  const { facts } = words
  return [
    [facts.state, stateNames[item.state]],
    [facts.marks, marksOf(item, watched([item], today, -1).length > 0).join('、')],
    [facts.signers, item.signers.map(({ personId }) => people.get(personId) ?? '').join('、')],
    [facts.submitted, sayCalendarDay(item.submittedOn, today)],
    [facts.category, item.category],
    [facts.district, item.district],
    [facts.source, source(item, await visitOf(context, item))],
    [facts.offices, officeNames.join('、')],
    [facts.attachments, count === 0 ? null : words.attachments(count, numberOf(item))],
  ] as const
}

function Lines({ lines }: { readonly lines: readonly string[] }): VNode {
  return (
    <>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

/** Documents are fetched in the chat, where a link works once; nobody can pass on what this page shows. */
async function papersOf({ tx, tenant }: PageContext, item: Suggestion): Promise<VNode> {
  const letters = lettersOf(item, { round: null, officeId: null })
  const offices = await listOffices(tx, tenant.id)
  const names = letters.map(({ officeId }) => offices.find(({ id }) => id === officeId)?.name ?? '')
  return (
    <Section title={words.sections.papers}>
      <p>{words.formHow(bareNumber(item))}</p>
      <p>{letters.length === 0 ? words.noLetters : words.lettersHow(names, bareNumber(item))}</p>
    </Section>
  )
}
