import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { readYear } from '../../activities/rules/year.ts'
import { countAttachments } from '../../attachments/store.ts'
import { holdersOf } from '../../decisions/outreach.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { readSuggestionStanding } from '../../suggestions/store/standing.ts'
import { replan, tell } from '../outreach.ts'
import { refusalOf } from '../rules/fold.ts'
import { readInstruction } from '../rules/instruct.ts'
import { takePaperNumber } from '../rules/number.ts'
import { namesInEvents } from '../store/names.ts'
import { addToPaper, countPapers, foldedPaper, openPapers, paperEntries } from '../store/papers.ts'
import * as words from '../texts/commands.ts'
import * as outreach from '../texts/outreach.ts'
import type { IncomingPaper, PaperEvent } from '../types.ts'
import { eventIn } from './events.ts'
import { handOf, isGroup, isOpenly, note, todayOf } from './facts.ts'
import { pickPaper, whereNumbered } from './pick.ts'

/** So many lines fit on a phone; the rest is counted. */
const shown = 20

/** `/文件`, `/文件 5`, `/文件 5 交 张三 办理 12月1日前` … */
export const handleIncoming = defineCommand({
  name: '文件',
  aliases: ['文件登记簿', '收文簿', '来文登记簿', '各级文件登记簿'],
  who: 'members',
  ...words.handle,
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  async narrow(contexts, text) {
    return takePaperNumber(text).which === null ? contexts : whereNumbered(contexts, text)
  },
  async run(context, text) {
    const year = readYear(text, todayOf(context))
    if (year !== null) return list(context, year)
    const picked = await pickPaper(context, text)
    if (picked.paper === null) return say(picked.trouble)
    const { paper, rest } = picked
    if (rest === '') return showPaper(context, text)
    return isClerk(context.actor) ? change(context, paper, rest) : report(context, paper, rest)
  },
})

async function list(context: Context, year: number): Promise<Reply> {
  const { tx, tenant, actor } = context
  const today = todayOf(context)
  if (!isClerk(actor)) {
    if (isGroup(context)) return say(words.namesAlone)
    const { officeIds } = await readSuggestionStanding(tx, actor)
    const own = await openPapers(tx, tenant.id, { personId: actor.personId, officeIds })
    return say(words.ownList(own.slice(0, shown), today))
  }
  const counts = await countPapers(tx, tenant.id, year, today)
  const open = (await openPapers(tx, tenant.id, null)).filter(paper => paper.year === year)
  const more = Math.max(0, open.length - shown)
  const who = { today, isOpenly: isOpenly(context) }
  return say(words.list(year, counts, open.slice(0, shown), more, who))
}

/** Whoever has it or is to read it sees it too, and nobody else learns that it exists. */
async function concerns(
  { tx, actor }: Context,
  paper: IncomingPaper,
): Promise<'clerk' | 'holder' | 'reader' | null> {
  if (isClerk(actor)) return 'clerk'
  if ((await holdersOf(tx, paper)).includes(actor.personId)) return 'holder'
  return paper.readers.includes(actor.personId) ? 'reader' : null
}

export async function showPaper(context: Context, text: string): Promise<Reply> {
  const picked = await pickPaper(context, text)
  if (picked.paper === null) return say(picked.trouble)
  const { paper } = picked
  if ((await concerns(context, paper)) === null) return say(words.noSuch)
  const { tx } = context
  const entries = await paperEntries(tx, paper.id)
  const nameOf = await namesInEvents(
    tx,
    entries.map(({ event }) => event),
  )
  const attachments = await countAttachments(tx, { kind: 'incoming_paper', id: paper.id })
  return say(
    words.shown(paper, entries, nameOf, {
      today: todayOf(context),
      isOpenly: isOpenly(context),
      attachments,
    }),
  )
}

/** Somebody who has it says how it ended; all else is for clerks. */
async function report(context: Context, paper: IncomingPaper, said: string): Promise<Reply> {
  const who = await concerns(context, paper)
  if (who === null) return say(words.noSuch)
  const instruction = readInstruction(said)
  if (who !== 'holder' || instruction.kind !== 'done') return say(words.onlyClerks)
  return apply(context, paper, { type: 'done', result: instruction.words })
}

async function change(context: Context, paper: IncomingPaper, said: string): Promise<Reply> {
  const read = await eventIn(context, paper, said)
  return 'trouble' in read ? say(read.trouble) : apply(context, paper, read.event)
}

async function apply(
  context: Context,
  paper: IncomingPaper,
  event: Exclude<PaperEvent, { type: 'received' }>,
): Promise<Reply> {
  const { tx, tenant, actor } = context
  const refusal = refusalOf(await foldedPaper(tx, paper.id), event)
  if (refusal !== null) return say(words.refusal(paper, refusal))
  const before = await holdersOf(tx, paper)
  const after = await addToPaper(tx, paper.id, [event], handOf(context))
  await replan(context, after)
  await note(context, after, event.type)
  const today = todayOf(context)
  switch (event.type) {
    case 'charged': {
      const holders = await holdersOf(tx, after)
      const others = holders.filter(id => id !== actor.personId)
      await tell(context, after, holders, outreach.given(after, today))
      await tell(
        context,
        after,
        before.filter(id => !holders.includes(id)),
        outreach.takenAway(after),
      )
      return say(words.charged(after, today, others.length === 0 && holders.length > 0 ? 1 : others.length))
    }
    case 'circulated': {
      const fresh = event.personIds.filter(id => !paper.readers.includes(id))
      return say(words.circulated(after, await tell(context, after, fresh, outreach.toRead(after))))
    }
    case 'done':
      if (!isClerk(actor))
        await tell(context, after, await clerkIds(tx, tenant.id), outreach.doneBy(after, actor.name))
      break
    default:
  }
  return say(words.changed(after, today, isOpenly(context)))
}
