/** Every setting has its line: the page is held against the form in which settings are stored. */
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { settingSource, settingsOf, storedSettings } from '../../src/features/congress/settings.ts'
import { settingWords } from '../../src/features/congress/texts/settings.ts'
import { groups, provinceNotes } from '../../src/features/congress/texts/settings-page.ts'
import { provinces } from '../../src/features/suggestions/rules/provinces.ts'
import { provinceTexts } from '../../src/features/suggestions/texts/provinces.ts'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser } from './browser.ts'

/** The groups within a group of the stored form; everything else below a group is one setting. */
const within = ['suggestions.months', 'suggestions.ladder']

function pathsOf(schema: z.ZodType, path = ''): string[] {
  const plain = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  const isGroup = path === '' || !path.includes('.') || within.includes(path)
  if (!isGroup || !(plain instanceof z.ZodObject)) return [path]
  const shape: Readonly<Record<string, z.ZodType>> = plain.shape
  return Object.entries(shape).flatMap(([name, part]) =>
    pathsOf(part, path === '' ? name : `${path}.${name}`),
  )
}

const paths = pathsOf(storedSettings)
const plain = settingsOf({ province: null, settings: {} })

describe('the lines of the page', () => {
  it('are all the settings that can be stored, and no others', () => {
    expect(paths.length).toBeGreaterThan(60)
    expect([...settingWords.keys()].toSorted()).toEqual(paths.toSorted())
  })

  it('stand each in one part of the page', () => {
    for (const path of settingWords.keys())
      expect(
        groups.filter(({ of }) => of.some(group => path.startsWith(`${group}.`))),
        path,
      ).toHaveLength(1)
  })

  it.each([...settingWords])('%s has a name, a value in words and where it is from', (_path, said) => {
    expect(said.name).toMatch(/^\p{Script=Han}+$/u)
    expect(said.say(plain)).toMatch(/\p{Script=Han}|\d/u)
    expect(said.say(plain)).not.toMatch(/undefined|NaN|null|object/)
    if (said.basis.kind === 'law') expect(said.basis.text).toMatch(/法/)
  })

  it('of a province that rules otherwise name its texts', () => {
    for (const [province, rules] of Object.entries(provinces))
      if (Object.keys(rules).length > 0) expect(provinceTexts[province], province).toMatch(/第.+条/)
    expect(Object.keys(provinceNotes)).toEqual(['quorum.presidium 江苏'])
  })
})

describe('who set it', () => {
  const of = (province: string | null, settings: unknown) => ({ province, settings })
  it.each([
    ['quorum.presidium', of(null, {}), 'default'],
    ['quorum.presidium', of('江苏省', {}), 'province'],
    ['session.noticeDays', of('浙江', {}), 'province'],
    ['session.noticeDays', of('浙江', { session: { noticeDays: 5 } }), 'congress'],
    ['suggestions.months.normal', of('重庆市', {}), 'province'],
    ['suggestions.months.normal', of(null, {}), 'default'],
    ['suggestions.say', of(null, { suggestions: { say: '10:00' } }), 'congress'],
    ['year.at', of(null, { year: { at: '10:00' } }), 'congress'],
    ['quietHours.from', of(null, { quietHours: { from: '22:00', until: '07:00' } }), 'congress'],
    ['visits.contactsAt', of(null, { visits: { contactsDay: '11-01' } }), 'default'],
  ] as const)('%s of %j: %s', (path, congress, source) => {
    expect(settingSource(congress, path)).toBe(source)
  })
})

describe('the page', () => {
  let html = ''
  let seenBefore = ''
  beforeAll(async () => {
    const town = await startTown()
    const browser = new PlainBrowser(town.url)
    await browser.enter(linkIn((await town.say('周晓敏', '网页')).text))
    seenBefore = (await browser.get('/console/c/1/settings')).html
    await town.say('周晓敏', '/建议设置 答复 2个月')
    await town.say(
      '周晓敏',
      '/接待设置 每月15日上午8:30至11:30，地点：<b>代表联络站</b>，遇节假日顺延，电话：0571-88886666',
    )
    html = (await browser.get('/console/c/1/settings')).html
  }, 60_000)

  it('says what the chat says of a rule, and after it was changed the new one with who set it', () => {
    const row = (name: string, page: string) =>
      new RegExp(`<th scope="row"[^>]*>${name}</th>.*?</tr>`).exec(page)?.[0] ?? ''
    expect(row('答复', seenBefore)).toMatch(/3个月.*省级规定：《浙江省/)
    expect(row('答复', html)).toMatch(/2个月.*本单位设定.*\/建议设置 答复/)
    expect(row('人代会法定人数', html)).toMatch(/全体代表三分之二以上出席.*国家规定/)
    expect(row('未经批准不出席', html)).toContain('第六十二条')
  })

  it('says what was never set as that, and shows what somebody wrote as text', () => {
    expect(seenBefore).toContain('未设置')
    expect(html).toContain('每月15日，遇休息日顺延至下一个工作日')
    expect(html).not.toContain('<b>')
  })
})
