/** 换届: looked at first, then confirmed by a button, once. One row ends the old term and begins the new one. */
import { type Button, type Context, defineButton, defineCommand } from '../../../bot/command.ts'
import { type Card, type Reply, say } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { addDays, dayOfIso, isoDay } from '../../../calendar/day.ts'
import { dayOf, instantOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import { lockCongress } from '../../congress/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { tellOthers } from '../../notes/outreach.ts'
import { asClerk } from '../../notes/rules.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { sessionName } from '../../suggestions/texts/words.ts'
import { readTermChange, type TermChange, whyNoChange } from '../rules/change.ts'
import { readSituation } from '../store/change.ts'
import { readTerms, setTerm } from '../store/terms.ts'
import * as words from '../texts/change.ts'
import type { Term } from '../types.ts'

export const changeTerm = defineCommand({
  name: '换届',
  aliases: ['办理换届'],
  order: {},
  who: 'clerks',
  ...words.faces.change,
  async run(context, text) {
    const { tx, tenant, now, origin } = context
    if (origin.chat.type === 'group') return say(words.inSingleChat)
    const terms = await readTerms(tx, tenant.id)
    const current = currentOf(context, terms)
    if (current === null) return say(words.noTerm)
    if (text.trim() === '')
      return say(words.present(current.number, current.began, await readSituation(tx, tenant.id, now)))
    const change = readTermChange(text)
    if (change === null) return say(words.unread)
    const refusal = refusalOf(context, terms, change)
    if (refusal !== null) return say(refusal)
    const situation = await readSituation(tx, tenant.id, now)
    const said = words.preview(change, addDays(change.from, -1), situation, seriesOf(context))
    return { kind: 'card', card: previewCard(newTaskId('term'), tenant.id, change, said) }
  },
})

/** The session by which suggestions are numbered; null: by year. */
function seriesOf({ tenant }: Pick<Context, 'tenant'>): string | null {
  const { series } = settingsOf(tenant).suggestions
  return series.by === 'session' ? sessionName(series.name) : null
}

/** The last term: what follows it is the next one, also when that begins only in some weeks. */
function currentOf({ tenant }: Pick<Context, 'tenant'>, terms: readonly Term[]) {
  const last = terms.at(-1)
  return last === undefined ? null : { number: last.number, began: dayOf(last.beganAt, tenant.zone) }
}

/** @returns a sentence; null: it can be done */
function refusalOf(
  context: Pick<Context, 'tenant'>,
  terms: readonly Term[],
  change: TermChange,
): string | null {
  const known = terms.find(({ number }) => number === change.number)
  if (known !== undefined) return words.already(known.number, dayOf(known.beganAt, context.tenant.zone))
  const current = currentOf(context, terms)
  switch (whyNoChange(change, current)) {
    case 'not_next':
      return words.notNext(current?.number ?? 0)
    case 'too_early':
      return words.tooEarly(current?.number ?? 0, current?.began ?? change.from)
    case 'no_term':
      return words.noTerm
    case null:
      return null
  }
}

/** Its key says all that it does, and whose congress it is: nothing waits anywhere until it is pressed. */
const previewCard = (taskId: string, congressId: number, change: TermChange, said: string): Card => {
  const key = `${congressId}.${change.number}.${isoDay(change.from)}`
  return {
    taskId,
    title: words.previewTitle(change.number),
    body: said,
    buttons: [
      { text: words.confirm, key: `term_change:${key}`, style: 'primary' },
      { text: words.cancel, key: `term_keep:${key}`, style: 'plain' },
    ],
  }
}
const doneCard = (taskId: string, number: number | null, said: string): Card => ({
  taskId,
  title: number === null ? words.plainTitle : words.previewTitle(number),
  body: said,
  buttons: [{ text: words.mine, key: 'mine', style: 'plain' }],
})

interface Kept extends TermChange {
  readonly congressId: number
}

function readKey(key: string): Kept | null {
  const [, congressId = '', number = '', iso = ''] =
    /^(\d{1,9})\.(\d{1,3})\.(\d{4}-\d\d-\d\d)$/.exec(key) ?? []
  const from = dayOfIso(iso)
  return from === null ? null : { congressId: Number(congressId), number: Number(number), from }
}

const onCard = (action: string, press: (context: Context, change: Kept) => Promise<string>): Button =>
  defineButton({
    action,
    who: 'clerks',
    congressOf: async (_tx: Tx, _click, key) => readKey(key)?.congressId ?? null,
    async press(context, click, key): Promise<Reply> {
      const change = readKey(key)
      // A card of another congress of his, where he is no clerk any more: a click is answered by a card alone.
      if (change === null || change.congressId !== context.tenant.id)
        return { kind: 'update', audience: 'clicker', card: doneCard(click.taskId, null, words.notYours) }
      const said = await press(context, change)
      return { kind: 'update', audience: 'clicker', card: doneCard(click.taskId, change.number, said) }
    },
  })

async function confirm(context: Context, change: Kept): Promise<string> {
  const { tx, tenant, actor } = context
  // Two who confirm at once do so one after the other: the second hears that it is done.
  await lockCongress(tx, tenant.id)
  const refusal = refusalOf(context, await readTerms(tx, tenant.id), change)
  if (refusal !== null) return refusal
  const { number, from } = change
  const beganAt = instantOf({ ...from, hour: 0, minute: 0 }, tenant.zone)
  await setTerm(tx, tenant.id, { number, beganAt })
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: 'term.change',
      outcome: 'done',
      subject: `congress:${tenant.id}`,
      detail: { number, from: isoDay(from) },
    },
  ])
  await tellOthers(context, {
    personIds: await clerkIds(tx, tenant.id),
    text: words.toClerks(change, actor.name),
    rights: asClerk,
    subject: 'term',
  })
  return words.changed(change, seriesOf(context))
}

export const termButtons: readonly Button[] = [
  onCard('term_change', confirm),
  onCard('term_keep', async () => words.cancelled),
]
