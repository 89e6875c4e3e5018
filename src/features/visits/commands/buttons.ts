import { type Context, defineButton } from '../../../bot/command.ts'
import type { Click } from '../../../bot/incoming.ts'
import type { Reply } from '../../../bot/reply.ts'
import type { Tx } from '../../../db/tx.ts'
import { categoryQuestion, handlingQuestion, type VisitFace } from '../cards/visit.ts'
import { mayHandle } from '../rules/access.ts'
import { withHandling } from '../rules/status.ts'
import { congressOfVisit, lockVisit } from '../store/visits.ts'
import { buttons } from '../texts/card.ts'
import * as words from '../texts/replies.ts'
import { handlingNames, numberOf } from '../texts/words.ts'
import type { Visit, VisitHandling } from '../types.ts'
import { change } from './change.ts'
import { makeVoid, restore } from './correct.ts'
import { cardOf, type Known, knownOf } from './facts.ts'

/** The buttons of a matter's card. A card may be old: each shows the matter as it is now. */

interface Pressed {
  readonly context: Context
  readonly known: Known
  readonly click: Click
  readonly visit: Visit
}

type Shown = { readonly visit: Visit; readonly note?: string } & Partial<Pick<VisitFace, 'choosing'>>

/** Also for what goes on in another feature (desk/visit-suggestion.ts). @param seenBy `everyone`: the matter is another now; `clicker`: only what he looks at */
export const onVisit = (
  action: string,
  seenBy: 'everyone' | 'clicker',
  press: (pressed: Pressed) => Promise<Shown>,
) =>
  defineButton({
    action,
    who: 'members',
    congressOf: (tx: Tx, _click, argument) => congressOfVisit(tx, idIn(argument)),
    async press(context, click, argument): Promise<Reply> {
      const visit = await lockVisit(context.tx, idIn(argument))
      if (visit === null || visit.congressId !== context.tenant.id) return told(click, words.gone)
      if (!mayHandle(context.actor, visit)) return told(click, words.notYours, visit)
      const known = await knownOf(context)
      const { note, ...shown } = await press({ context, known, click, visit })
      const extra = {
        notes: note === undefined ? [] : [note],
        choosing: shown.choosing ?? 'handling',
      } as const
      const card = await cardOf(context, known, shown.visit, click.taskId, extra)
      return { kind: 'update', card, audience: seenBy }
    },
  })

/** Too long for an id is no id. */
const idIn = (argument: string): number => (/^\d{1,9}$/.test(argument) ? Number(argument) : 0)

/** Whoever may not handle the matter sees its number alone. */
function told({ taskId, key }: Click, sentence: string, visit?: Visit): Reply {
  const card = {
    taskId,
    title: visit === undefined ? words.cardTitle : numberOf(visit),
    body: sentence,
    // Never the key that was pressed: by the next time he may be allowed what it does.
    buttons: [{ text: buttons.show, key: key.replace(/^[^:]*/, 'visit_show'), style: 'plain' as const }],
  }
  return { kind: 'update', card, audience: 'clicker' }
}

const handlings = Object.keys(handlingNames).filter((key): key is VisitHandling => key in handlingNames)

const changeHandling = onVisit('visit_handling', 'everyone', async ({ context, known, click, visit }) => {
  const chosen = handlings.find(handling => handling === click.selected.get(handlingQuestion)?.[0])
  if (chosen === undefined) return { visit, note: words.choiceMissing }
  if (visit.status === 'void') return { visit }
  const saved = await change(context, visit, withHandling(visit, chosen, known.today), 'correct')
  return { visit: saved ?? visit, note: words.afterHandling(saved ?? visit, saved !== null) }
})

const changeCategory = onVisit('visit_category', 'everyone', async ({ context, known, click, visit }) => {
  const category = known.world.categories[Number(click.selected.get(categoryQuestion)?.[0] ?? Number.NaN)]
  if (category === undefined) return { visit, note: words.choiceMissing, choosing: 'category' }
  if (visit.status === 'void') return { visit }
  const saved = await change(context, visit, { ...visit, category }, 'correct')
  return { visit: saved ?? visit, note: saved === null ? words.nothingChanged : words.corrected }
})

const chooseCategory = onVisit('visit_categories', 'clicker', async ({ visit }) => ({
  visit,
  choosing: 'category',
}))
const showVisit = onVisit('visit_show', 'clicker', async ({ visit }) => ({ visit }))

const voidOnCard = onVisit('visit_void', 'everyone', async ({ context, visit }) => {
  const { visit: now, told: note } = await makeVoid(context, visit)
  return { visit: now, note }
})
const restoreOnCard = onVisit('visit_restore', 'everyone', async ({ context, visit }) => {
  const { visit: now, told: note } = await restore(context, visit)
  return { visit: now, note }
})

export const visitButtons = [
  changeHandling,
  changeCategory,
  chooseCategory,
  showVisit,
  voidOnCard,
  restoreOnCard,
] as const
