import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { readYear } from '../../activities/rules/year.ts'
import { countAttachments, listAttachments } from '../../attachments/store.ts'
import { holdersOf } from '../../decisions/outreach.ts'
import { byName } from '../../notes/outreach.ts'
import { asClerk, forHimself } from '../../notes/rules.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { readSuggestionStanding } from '../../suggestions/store/standing.ts'
import { askedIn, concernedBy, replan, takeBack, tell } from '../outreach.ts'
import { isSecret, refusalOf } from '../rules/fold.ts'
import { type Instruction, readInstruction } from '../rules/instruct.ts'
import { type PaperNumber, takePaperNumber } from '../rules/number.ts'
import { namesInEvents } from '../store/names.ts'
import { addToPaper, countOpen, countPapers, foldedPaper, openPapers, paperEntries } from '../store/papers.ts'
import * as words from '../texts/commands.ts'
import * as outreach from '../texts/outreach.ts'
import type { IncomingPaper, PaperEvent } from '../types.ts'
import { eventIn } from './events.ts'
import { handOf, isGroup, isOpenly, note, todayOf } from './facts.ts'
import { type Concerned, pickPaper, whereNumbered } from './pick.ts'

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
    const { which } = takePaperNumber(text)
    return which === null ? contexts : whereNumbered(contexts, which)
  },
  async run(context, text) {
    if (text.trim() === '') return list(context, null)
    const year = readYear(text, todayOf(context))
    if (year !== null) return list(context, year)
    const { which, rest } = takePaperNumber(text)
    if (which === null) return say(words.needsNumber)
    const instruction = readInstruction(rest)
    if (instruction.kind === 'none' || instruction.kind === 'question') return showPaper(context, which)
    const picked = await pickPaper(context, which, 'change')
    if (picked.paper === null) return say(picked.trouble)
    return picked.as === 'clerk'
      ? change(context, picked.paper, instruction)
      : report(context, picked, instruction)
  },
})

/** @param year null: what is open of whatever year; what is not done does not end with it */
async function list(context: Context, year: number | null): Promise<Reply> {
  const { tx, tenant, actor } = context
  const today = todayOf(context)
  tx.ofOneMoment()
  if (!isClerk(actor)) {
    if (isGroup(context)) return say(words.namesAlone)
    const { officeIds } = await readSuggestionStanding(tx, actor)
    const of = { whose: { personId: actor.personId, officeIds } }
    const own = await openPapers(tx, tenant.id, of, shown)
    const { all } = await countOpen(tx, tenant.id, of, today.year)
    return say(words.ownList(own, all - own.length, today))
  }
  const of = year === null ? {} : { year }
  const counts = await countPapers(tx, tenant.id, year ?? today.year, today)
  const open = await openPapers(tx, tenant.id, of, shown)
  const { all, earlier } = await countOpen(tx, tenant.id, of, year ?? today.year)
  const more = { more: all - open.length, earlier }
  return say(words.list(year ?? today.year, counts, open, more, { today, isOpenly: isOpenly(context) }))
}

/** Never to a group: who has it and what came of it is for those whom it concerns. */
export async function showPaper(context: Context, which: PaperNumber): Promise<Reply> {
  if (isGroup(context)) return say(words.namesAlone)
  const picked = await pickPaper(context, which, 'see')
  if (picked.paper === null) return say(picked.trouble)
  const { paper } = picked
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
async function report(context: Context, { paper, as }: Concerned, instruction: Instruction): Promise<Reply> {
  if (as !== 'holder' || instruction.kind !== 'done') return say(words.onlyClerks)
  return apply(context, paper, { type: 'done', result: instruction.words })
}

async function change(context: Context, paper: IncomingPaper, instruction: Instruction): Promise<Reply> {
  const read = await eventIn(context, paper, instruction)
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
  const concerned = [...before, ...after.readers]
  // What waits to be said of it would say what is over, or what must not be said.
  const isHidden = isSecret(after) && !isSecret(paper)
  const isOther = isSecret(after) !== isSecret(paper)
  if (isOther || event.type === 'voided') await takeBack(context, after)
  const changed = () =>
    isGroup(context) ? words.changedInGroup(after) : words.changed(after, today, isOpenly(context))
  const goingOn = after.state === 'open' ? [askedIn(after)] : []
  switch (event.type) {
    case 'charged': {
      const holders = await holdersOf(tx, after)
      const text = outreach.given(after, today)
      const hearing = await tell(context, after, holders, text, concernedBy(after), [askedIn(after)])
      await tell(
        context,
        after,
        before.filter(id => !holders.includes(id)),
        outreach.takenAway(after),
        forHimself,
      )
      if (after.officeId === null && after.personId === null) return say(changed())
      return say(words.charged(after, today, { hearing, holders: holders.length }))
    }
    case 'circulated': {
      const fresh = event.personIds.filter(id => !paper.readers.includes(id))
      const text = outreach.toRead(after)
      const hearing = await tell(context, after, fresh, text, concernedBy(after), [askedIn(after)])
      return say(words.circulated(after, await byName(tx, hearing)))
    }
    case 'done':
      if (!isClerk(actor))
        await tell(context, after, await clerkIds(tx, tenant.id), outreach.doneBy(after, actor.name), asClerk)
      await tell(
        context,
        after,
        before.filter(id => isClerk(actor) || id !== actor.personId),
        outreach.over(after),
        forHimself,
      )
      break
    case 'voided':
    case 'restored':
      await tell(context, after, concerned, outreach.over(after), forHimself, goingOn)
      break
    case 'archived':
    case 'reopened':
      await tell(context, after, before, outreach.over(after), forHimself, goingOn)
      break
    case 'corrected': {
      if (!isOther) break
      await tell(context, after, before, outreach.given(after, today), concernedBy(after), [askedIn(after)])
      await tell(
        context,
        after,
        after.readers.filter(id => !before.includes(id)),
        outreach.toRead(after),
        concernedBy(after),
        [askedIn(after)],
      )
      if (!isHidden) break
      const kept = await listAttachments(tx, { kind: 'incoming_paper', id: after.id })
      return say([changed(), ...words.nowSecret(after, kept)].join('\n'))
    }
  }
  return say(changed())
}
