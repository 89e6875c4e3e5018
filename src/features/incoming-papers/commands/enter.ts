import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { isoDay } from '../../../calendar/day.ts'
import { besideDay } from '../../../language/beside-day.ts'
import { expectPhotos } from '../../attachments/store.ts'
import { holdersOf } from '../../decisions/outreach.ts'
import { concernedBy, replan, tell } from '../outreach.ts'
import { isSecret } from '../rules/fold.ts'
import { type PaperNumber, takePaperNumber } from '../rules/number.ts'
import { missingIn, type PaperReading, readPaper } from '../rules/read.ts'
import { addToPaper, enterPaper, sameReference } from '../store/papers.ts'
import * as words from '../texts/commands.ts'
import { given } from '../texts/outreach.ts'
import type { Charge } from '../types.ts'
import {
  handlerInFront,
  handOf,
  isGroup,
  isOpenly,
  longestTask,
  note,
  todayOf,
  untilIn,
  withBeside,
} from './facts.ts'
import { showPaper } from './handle.ts'
import { whereNumbered } from './pick.ts'

const most = { sender: 100, reference: 60, title: 300 } as const

/** `/收文 县人大办 云人办〔2026〕12号 关于…的通知 3份 急件`; `/收文 5` shows. */
export const enterIncoming = defineCommand({
  name: '收文',
  aliases: ['收文登记', '文件登记', '登记文件', '来文'],
  order: { isMatter: true },
  who: 'clerks',
  ...words.enter,
  async narrow(contexts, text) {
    const which = numberAlone(text)
    return which === null ? contexts : whereNumbered(contexts, which)
  },
  async run(context, text) {
    if (text === '') return say(words.needsWords)
    const which = numberAlone(text)
    return which === null ? enter(context, text) : showPaper(context, which)
  },
})

function numberAlone(text: string): PaperNumber | null {
  const { which, rest } = takePaperNumber(text)
  return rest === '' ? which : null
}

async function enter(context: Context, text: string): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  const today = todayOf(context)
  const reading = readPaper(text, today)
  const missing = missingIn(reading)
  if (missing.length + reading.unclear.length > 0) return say(words.asks(missing, reading.unclear))
  const long = (['sender', 'reference', 'title'] as const).find(
    field => Array.from(reading[field] ?? '').length > most[field],
  )
  if (long !== undefined) return say(words.tooLong(long, most[long]))
  const charge = await chargeIn(context, reading)
  if (charge !== null && 'trouble' in charge) return say(charge.trouble)
  const fields = {
    receivedOn: reading.receivedOn ?? isoDay(today),
    sender: reading.sender ?? '',
    reference: reading.reference ?? null,
    title: reading.title ?? '',
    copies: reading.copies ?? null,
    secrecy: reading.secrecy ?? null,
    urgency: reading.urgency ?? null,
  }
  const hand = handOf(context)
  const made = await enterPaper(tx, tenant.id, fields, hand)
  const twin = await sameReference(tx, made)
  const paper = charge === null ? made : await addToPaper(tx, made.id, [{ type: 'charged', ...charge }], hand)
  await replan(context, paper)
  await note(context, paper, 'enter')
  if (charge !== null)
    await tell(context, paper, await holdersOf(tx, paper), given(paper, today), concernedBy(paper))
  const takesPhotos = !isGroup(context) && !isSecret(paper)
  if (takesPhotos) await expectPhotos(tx, { kind: 'incoming_paper', id: paper.id }, actor.personId, now)
  const said = words.entered(paper, { today, isOpenly: isOpenly(context), rest: reading.rest, twin })
  return say(takesPhotos ? `${said}\n${words.photosCome}` : said)
}

async function chargeIn(
  context: Context,
  { handler, due }: PaperReading,
): Promise<Charge | { readonly trouble: string } | null> {
  const [who, said] = [handler ?? '', due ?? '']
  if (who === '' && said === '') return null
  const dueOn = await untilIn(context, said)
  if (dueOn === 'unclear') return { trouble: words.asks([], ['due']) }
  const found = who === '' ? null : await handlerInFront(context, who)
  const task = withBeside(null, [found?.beside ?? '', said === '' ? '' : besideDay(said, todayOf(context))])
  if ((task ?? '').length > longestTask) return { trouble: words.longWords(longestTask) }
  if (found === null) return { officeId: null, personId: null, task, dueOn }
  const { handler: by } = found
  return by.trouble === null
    ? { officeId: by.officeId, personId: by.personId, task, dueOn }
    : { trouble: by.trouble }
}
