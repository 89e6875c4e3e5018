import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { attachmentCounts } from '../../attachments/store.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowWords, linkTo } from '../../downloads/texts.ts'
import { deputyScope, maySeeVisitor } from '../rules/access.ts'
import { readPeriod } from '../rules/period.ts'
import { countVisits, openVisits } from '../store/counts.ts'
import { visitorsOf } from '../store/visitors.ts'
import * as words from '../texts/book.ts'
import * as faces from '../texts/commands.ts'
import { isGroup } from './facts.ts'

/** So many lines fit on a phone; the rest is counted. */
const shown = 20

/** `/来访簿 3月`: a clerk sees the congress's figures, a deputy his own; matters only when alone. */
export const showBook = defineCommand({
  name: '来访簿',
  aliases: ['来访登记簿', '来信来访簿', '接待簿', 'visits'],
  bare: true,
  who: 'members',
  ...faces.showBook,
  async run(context, text) {
    const { tx, tenant, actor, now } = context
    const today = dayOf(now, tenant.zone)
    const inGroup = isGroup(context)
    const period = readPeriod(text, today)
    if (period === null) return say(inGroup ? words.unknownPeriodInGroup : words.unknownPeriod(text))
    tx.ofOneMoment()
    const scope = { congressId: tenant.id, deputyId: deputyScope(actor) }
    const counts = await countVisits(tx, scope, period, today)
    const isEmpty = counts.visits + counts.letters + counts.contacts === 0
    const lines = [words.heading(period, scope.deputyId !== null)]
    if (isEmpty) return say([...lines, words.nothing(period)].join('\n'))
    lines.push(words.counts(counts), words.progress(counts))
    if (inGroup) return say([...lines, words.inSingleChat].join('\n'))
    const open = await openVisits(tx, scope, period)
    const listed = open.slice(0, shown)
    const visitors = await visitorsOf(
      tx,
      listed.filter(visit => maySeeVisitor(actor, visit, inGroup)).map(visit => visit.id),
    )
    if (listed.length > 0) lines.push(words.openHeading)
    const attachments = await attachmentCounts(
      tx,
      'visit',
      listed.map(visit => visit.id),
    )
    for (const visit of listed)
      lines.push(words.openLine(visit, visitors.get(visit.id) ?? null, attachments.get(visit.id) ?? 0, today))
    if (open.length > shown) lines.push(words.more(open.length - shown))
    const document = { kind: 'visit_register', ...period } as const
    const link = await offerDownload(tx, actor, document, linkTo(document.kind), now)
    return { kind: 'text', text: [...lines, words.howToShow].join('\n'), link, below: belowWords }
  },
})
