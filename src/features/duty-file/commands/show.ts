import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowWords, linkTo } from '../../downloads/texts.ts'
import { readDutyFile, readDutyFiles } from '../store/files.ts'
import { askedOf, periodSaid } from '../store/periods.ts'
import * as words from '../texts/chat.ts'
import type { Period } from '../types.ts'
import { isGroup, isPeriod, pickDeputy, pickPeriod } from './pick.ts'

/** So many lines fit into one answer in words. */
const mostDeputies = 120

/** `/我的履职 去年`: a deputy's own file, alone with the bot; what stands in it is nobody else's. */
export const showOwnFile = defineCommand({
  name: '我的履职',
  aliases: ['我的履职档案', '我的履职情况'],
  bare: true,
  who: 'members',
  ...words.faces.mine,
  inHelp: ({ actor }) => actor?.isDeputy ?? false,
  run: showOwn,
})

async function showOwn(context: Context, text: string): Promise<Reply> {
  if (isGroup(context)) return say(words.inSingleChat)
  context.tx.ofOneMoment()
  const period = await pickPeriod(context, text)
  return isPeriod(period) ? showFile(context, context.actor.personId, period, true) : period
}

/** `/履职 张三 2025年`, `/履职`: one deputy's file, or the counts of all in the order of the roll, for clerks alone. */
export const showFiles = defineCommand({
  name: '履职',
  aliases: ['履职档案', '履职情况'],
  who: 'members',
  ...words.faces.files,
  inHelp: ({ actor }) => actor !== null && isClerk(actor),
  async run(context, text) {
    if (isGroup(context)) return say(words.inSingleChat)
    if (!isClerk(context.actor)) {
      const own = await pickPeriod(context, text)
      return isPeriod(own) ? showOwn(context, text) : say(words.othersByClerks)
    }
    context.tx.ofOneMoment()
    const all = await periodSaid(context.tx, context.tenant, text, context.now)
    if (all === 'no_term') return say(words.noTerm)
    if (all !== 'unread') {
      const files = await readDutyFiles(context.tx, context.tenant, all, context.now)
      return say(words.listText(all, files, mostDeputies))
    }
    const picked = await pickDeputy(context, text)
    return 'person' in picked ? showFile(context, picked.person.id, picked.period, false) : picked
  },
})

async function showFile(context: Context, personId: number, period: Period, isOwn: boolean): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  const file = await readDutyFile(tx, tenant, period, now, personId)
  if (file === null) return say(words.notDeputy)
  const document = { kind: 'duty_file', personId, of: askedOf(period) } as const
  const link = await offerDownload(tx, actor, document, linkTo(document.kind), now)
  return { kind: 'text', text: words.fileText(file, isOwn), link, below: belowWords }
}
