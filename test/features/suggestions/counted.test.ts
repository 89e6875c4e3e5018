/**
 * Who may not see a confidential item learns from no total that it exists: whatever is counted for him is, sign for sign,
 * what it was before there was one.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import type { SuggestionEvent } from '../../../src/features/suggestions/rules/events.ts'
import { append, lockSuggestion } from '../../../src/features/suggestions/store/suggestions.ts'
import { sampleTown } from '../../../src/sandbox/sample-town.ts'
import { linkIn, PlainBrowser } from '../../console/browser.ts'
import { startTown } from '../../support/town.ts'
import { agriculture, author, building, chair, liaison, second } from './handled.ts'
import { acts, Story } from './story.ts'

/** 2026-03-11. */
const town = await startTown()
const invited = '傅德胜'
const asked = ['建议统计', '/建议统计 2024年', '/建议统计 2025年', '建议簿', '逾期', '我的建议', '待办']
const pages = [
  'charts',
  'charts?year=2025',
  'charts?year=2024',
  'suggestions',
  'suggestions?year=2026',
  'registers',
  'registers/suggestions?year=2026',
]

const said = async (who: string, words: string, where?: string) =>
  ((await town.say(who, words, where)).text ?? '').replaceAll(/https?:\S+/g, 'link')

async function pagesOf(who: string): Promise<string[]> {
  const browser = new PlainBrowser(town.url)
  await browser.enter(linkIn((await town.say(who, '网页')).text))
  const shown: string[] = []
  for (const page of pages) {
    const { status, html } = await browser.get(`/console/c/1/${page}`)
    expect(status, page).toBe(200)
    shown.push(`${page}: ${/<main.*<\/main>/s.exec(html)?.[0]}`)
  }
  return shown
}

async function everythingOf(who: string): Promise<string[]> {
  const answers: string[] = []
  for (const words of asked) answers.push(`${words}: ${await said(who, words)}`)
  return [...answers, ...(await pagesOf(who))]
}

async function everythingIn(group: string, who: string): Promise<string[]> {
  const answers: string[] = []
  for (const words of asked.slice(0, 6)) answers.push(`${words}: ${await said(who, words, group)}`)
  return answers
}

const outsiders = [second, agriculture, invited]
const groups = [
  ['全体代表', author],
  ['主席团', chair],
] as const
const before = new Map<string, readonly string[]>()
let old = 0

async function idOf(name: string): Promise<number> {
  const [row] = await town.database.db.sql<{ id: number }[]>`select id from person where name = ${name}`
  return row?.id ?? 0
}

beforeAll(async () => {
  const story = await Story.of(town.database.db, sampleTown.name)
  const build = story.office('村镇建设办')
  const answered = async (on: string, fields: object, until = '20') => {
    const life = await story.begin(author, `${on}-05`, fields)
    await life.does(liaison, acts.assign([build]), `${on}-06`)
    await life.does(building, acts.consult(`${on}-10`), `${on}-10`)
    await life.does(building, acts.answer('A', '已办'), `${on}-${until}`)
    return life
  }
  await answered('2026-01', { title: '路灯' })
  await answered('2025-11', { title: '渠道' })
  await story.begin(second, '2026-01-09', { title: '别人的建议' })
  for (const who of outsiders) before.set(who, await everythingOf(who))
  for (const [group, who] of groups) before.set(group, await everythingIn(group, who))

  const secret = { title: '不宜公开的事', category: '治安', confidential: true }
  await answered('2026-02', secret)
  old = (await answered('2024-05', secret)).item.id
  const carried = await story.begin(author, '2025-12-01', secret)
  await carried.does(liaison, acts.assign([build]), '2025-12-02')
}, 240_000)

describe('confidential items', () => {
  it.each(outsiders)('are in nothing that %s is told or shown', async who => {
    expect(await everythingOf(who)).toEqual(before.get(who))
  })

  it.each(groups)('are in nothing that is said in %s, not even to %s', async (group, who) => {
    expect(await everythingIn(group, who)).toEqual(before.get(group))
  })

  it.each([liaison, chair])('are counted for %s, alone, and stand in the books', async who => {
    const totals = await said(who, '建议统计')
    expect(totals).toContain('合计3件')
    expect(totals).toContain('治安1件')
    expect(totals).toContain('村镇建设办：主办2件')
    expect(await said(who, '建议簿')).toContain('合计3件')
    const shown = (await pagesOf(who)).join('\n')
    expect(shown).toContain('全年提出3件，已答复2件')
    expect(shown).toContain('registers/suggestions?year=2024')
    expect(shown).toContain('<option value="2024"')
  })

  it.each([author, building])('are counted for %s, who has to do with them', async who => {
    expect(await said(who, '建议统计')).toContain('合计3件')
    expect(await said(who, '/建议统计 2024年')).toContain('合计1件')
    const shown = (await pagesOf(who)).join('\n')
    expect(shown).toContain('全年提出3件，已答复2件')
    expect(shown).toContain('<option value="2024"')
  })

  it('are counted for who signs, and where an office has it for nobody who is only asked to', async () => {
    const happens = (event: SuggestionEvent) =>
      town.database.db.transaction(async tx => {
        const item = await lockSuggestion(tx, old)
        if (item === null) throw new Error('the item is gone')
        const entering = { on: item.submittedOn, at: town.clock.now(), enteredBy: null, message: null }
        await append(tx, item, [event], entering)
      })
    const personId = await idOf(invited)
    expect(await said(invited, '/建议统计 2024年')).toContain('合计0件')
    await happens({ type: 'invited', personIds: [personId] })
    expect(await said(invited, '/建议统计 2024年')).toContain('合计0件')
    await happens({ type: 'cosigned', personId })
    expect(await said(invited, '/建议统计 2024年')).toContain('合计1件')
  })
})
