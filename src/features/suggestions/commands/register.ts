import { isClerk } from '../../../bot/actor.ts'
import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { settingsOf } from '../../congress/settings.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowWords, linkTo } from '../../downloads/texts.ts'
import { nominationsOf } from '../rules/awards.ts'
import { readStretch } from '../rules/stretch.ts'
import { type Figures, readFigures } from '../store/figures.ts'
import { readNames } from '../store/names.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import type { Scope } from '../store/yearly.ts'
import * as words from '../texts/papers.ts'
import { carriedLine, officeLine, statisticsLines } from '../texts/statistics.ts'
import type { Stretch } from '../types.ts'

/** So many lines fit on a phone; the rest is counted. */
const shown = 20

const inGroup = ({ origin }: Context): boolean => origin.chat.type === 'group'

function figuresOf(
  { tx, tenant, now }: Context,
  scope: Omit<Scope, 'congressId'>,
  stretch: Stretch,
): Promise<Figures> {
  tx.ofOneMoment()
  const rules = settingsOf(tenant).suggestions
  return readFigures(tx, { congressId: tenant.id, ...scope }, stretch, rules, dayOf(now, tenant.zone))
}

const stretchIn = ({ tenant, now }: Context, text: string): Stretch | null =>
  readStretch(text, dayOf(now, tenant.zone))

function linesOf({ figures, carried }: Figures): string[] {
  const left = carriedLine(carried)
  return [...statisticsLines(figures), ...(left === null ? [] : [left])]
}

/** `/建议簿 2025年`: a clerk's is of all, another's of what he signed or his offices handle. */
export const showRegister = defineCommand({
  name: '建议簿',
  aliases: ['建议记录簿', '建议登记簿', '议案簿'],
  bare: true,
  who: 'members',
  ...words.showRegister,
  async run(context, text) {
    if (inGroup(context)) return say(words.inSingleChat(words.typed.register))
    const stretch = stretchIn(context, text)
    if (stretch === null) return say(words.unknownStretch)
    const { tx, actor, now } = context
    const { officeIds } = await readSuggestionStanding(tx, actor)
    const whose = isClerk(actor) ? null : { personId: actor.personId, officeIds }
    const found = await figuresOf(context, { whose, reader: null }, stretch)
    const heading = words.registerHeading(stretch, whose !== null)
    const left = carriedLine(found.carried)
    if (found.figures.total === 0)
      return say([heading, words.nothing(stretch), ...(left === null ? [] : [left])].join('\n'))
    const document = { kind: 'suggestion_register', of: stretch } as const
    const link = await offerDownload(tx, actor, document, linkTo(document.kind), now)
    const said = [heading, ...linesOf(found)].join('\n')
    return { kind: 'text', text: said, link, below: belowWords } satisfies Reply
  },
})

/** Counts alone, of what may be known where it is said; which office has what is for clerks, alone with the bot. */
export const showStatistics = defineCommand({
  name: '建议统计',
  aliases: ['建议办理统计', '议案建议统计'],
  bare: true,
  who: 'members',
  ...words.showStatistics,
  async run(context, text) {
    const stretch = stretchIn(context, text)
    if (stretch === null) return say(words.unknownStretch)
    const { tx, tenant, actor } = context
    const reader = { who: await readSuggestionStanding(tx, actor), inGroup: inGroup(context) }
    const found = await figuresOf(context, { whose: null, reader }, stretch)
    const lines = [words.statisticsHeading(stretch), ...linesOf(found)]
    const { offices } = found.figures
    if (!isClerk(actor) || reader.inGroup)
      return say([...lines, words.ofConfidential(reader.inGroup)].join('\n'))
    if (offices.length === 0) return say(lines.join('\n'))
    const names = await readNames(tx, tenant.id)
    const byOffice = offices.map(each => officeLine(each, id => names.office(id)))
    return say([...lines, words.officesHeading, ...byOffice].join('\n'))
  },
})

/** S19: what the records say for whom; nobody is nominated by it. */
export const showAwards = defineCommand({
  name: '优秀建议',
  aliases: ['优秀建议名单'],
  who: 'clerks',
  ...words.showAwards,
  async run(context, text) {
    if (inGroup(context)) return say(words.inSingleChat(words.typed.awards))
    const stretch = stretchIn(context, text)
    if (stretch === null) return say(words.unknownStretch)
    const { tx, tenant } = context
    const { items } = await figuresOf(context, { whose: null, reader: null }, stretch)
    const { nominated, near } = nominationsOf(items, settingsOf(tenant).suggestions.classes)
    const names = await readNames(tx, tenant.id)
    const over = nominated.length - shown
    return say(
      [
        words.awardsHeading(stretch),
        words.awardsCriteria,
        ...(nominated.length === 0 ? [words.noAwards] : []),
        ...nominated.slice(0, shown).map(item => words.awardLine(item, names)),
        ...(over > 0 ? [words.moreAwards(over)] : []),
        ...(near > 0 ? [words.nearAwards(near)] : []),
        words.awardsByPeople,
      ].join('\n'),
    )
  },
})
