import { type Context, defineButton } from '../../../bot/command.ts'
import type { Click } from '../../../bot/incoming.ts'
import type { Reply } from '../../../bot/reply.ts'
import type { Tx } from '../../../db/tx.ts'
import { tellSelf } from '../outreach/tell.ts'
import { maySee, type Standing } from '../rules/standing.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import { congressOfSuggestion, selectSuggestions } from '../store/suggestions.ts'
import * as words from '../texts/card.ts'
import type { Suggestion } from '../types.ts'
import { sign } from './cosign.ts'
import { isGroup } from './facts.ts'
import { lifeOf, shownOn } from './shown.ts'

/** The buttons of an item's card that look at it or sign it. A card may be old: each shows the item as it is now. */

interface Pressed {
  readonly context: Context
  readonly click: Click
  readonly item: Suggestion
  readonly who: Standing
}

const onItem = (action: string, press: (pressed: Pressed) => Promise<Reply>) =>
  defineButton({
    action,
    who: 'members',
    congressOf: (tx: Tx, _click, argument) => congressOfSuggestion(tx, idIn(argument)),
    async press(context, click, argument) {
      const { tx, tenant, actor } = context
      const id = idIn(argument)
      const [item] = await selectSuggestions(
        tx,
        tx.sql.part`where s.id = ${id} and s.congress_id = ${tenant.id}`,
      )
      const who = await readSuggestionStanding(tx, actor)
      // Of what he may not see he is told the same as of what does not exist.
      return item === undefined || !maySee(item, who) ? nothing(click) : press({ context, click, item, who })
    },
  })

/** Too long for an id is no id. */
const idIn = (argument: string): number => (/^\d{1,9}$/.test(argument) ? Number(argument) : 0)

function nothing({ taskId, key }: Click): Reply {
  const buttons = [{ text: words.show, key, style: 'plain' as const }]
  const card = { taskId, title: words.confidentialTitle, body: words.gone, buttons }
  return { kind: 'update', audience: 'clicker', card }
}

const show = onItem('sg_show', ({ context, click, item, who }) => shownOn(context, click, item, who))

const cosignOnCard = onItem('sg_cosign', async ({ context, click, item, who }) => {
  const { item: now, told } = await sign(context, { item, who }, 'cosign')
  return shownOn(context, click, now, who, told)
})

/** About so much text a card shows; a longer life is sent after it. */
const cardChars = 500

const showLife = onItem('sg_life', async ({ context, click, item, who }) => {
  // Whatever was said in its life is for one person alone.
  if (isGroup(context)) return shownOn(context, click, item, who, [words.onlyAlone])
  const lines = [words.wholeLife(item), ...(await lifeOf(context, item))]
  const text = lines.join('\n')
  const isLong = Array.from(text).length > cardChars
  if (isLong) await tellSelf(context, item, text)
  const buttons = [{ text: words.backButton, key: `sg_show:${item.id}`, style: 'plain' as const }]
  const body = isLong ? words.lifeComesNext : text
  const card = { taskId: click.taskId, title: words.title(item), body, buttons }
  return { kind: 'update', audience: 'clicker', card }
})

export const suggestionCardButtons = [show, cosignOnCard, showLife] as const
