import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { readYear } from '../../activities/rules/year.ts'
import { findCongress } from '../../congress/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowWords, linkTo } from '../../downloads/texts.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { figuresOf } from '../rules/figures.ts'
import { readReportWords } from '../rules/read-words.ts'
import { readYearFacts } from '../store/facts.ts'
import * as words from '../texts/commands.ts'
import { yearPaper } from '../texts/summary.ts'
import type { Addressee } from '../types.ts'

/** `/总结 2026年`: a draft of the year's summary, with where each figure comes from. */
export const summarise = defineCommand({
  name: '总结',
  aliases: ['年度总结', '工作总结', '年度工作总结'],
  who: 'clerks',
  ...words.faces.summary,
  async run(context, text) {
    if (context.origin.chat.type === 'group') return say(words.alone(words.typed.summary))
    const year = readYear(text, dayOf(context.now, context.tenant.zone))
    return year === null ? say(words.unknownYear) : draft(context, year, 'summary')
  },
})

/** `/报告 县`: the same for the party committee, or for the county. */
export const report = defineCommand({
  name: '报告',
  aliases: ['工作报告', '向党委报告'],
  who: 'clerks',
  ...words.faces.report,
  async run(context, text) {
    if (context.origin.chat.type === 'group') return say(words.alone(words.typed.report))
    const asked = readReportWords(text, dayOf(context.now, context.tenant.zone))
    return asked === null ? say(words.unknownYear) : draft(context, asked.year, asked.to)
  },
})

async function draft(context: Context, year: number, to: Addressee): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  tx.ofOneMoment()
  const congress = await findCongress(tx, tenant.id)
  if (congress === null) throw new Error(`no congress ${tenant.id}`)
  const facts = await readYearFacts(tx, congress, year, now)
  const { figures, sections } = yearPaper(facts, figuresOf(facts), to)
  if (sections.length === 0) return say(words.nothing(year))
  const document = { kind: 'year_paper', year, to } as const
  const link = await offerDownload(tx, actor, document, linkTo(document.kind), now)
  await recordDeeds(tx, [
    { ...byActor(context), action: 'report.draft', outcome: 'done', subject: `year:${year}`, detail: { to } },
  ])
  return { kind: 'text', text: words.drafted(year, to, figures), link, below: belowWords }
}
