import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replay } from '../../src/features/suggestions/rules/evolve.ts'
import { lettersOf } from '../../src/features/suggestions/rules/papers.ts'
import { suggestionRules } from '../../src/features/suggestions/settings.ts'
import { suggestionForm } from '../../src/features/suggestions/texts/form.ts'
import { answerLetter } from '../../src/features/suggestions/texts/letter.ts'
import type { Suggestion } from '../../src/features/suggestions/types.ts'
import { writeAnswerLetters } from '../../src/registers/answer-letter.ts'
import { writeSuggestionForm } from '../../src/registers/suggestion-form.ts'
import { day, head, Life, submission } from '../features/suggestions/rules/bench.ts'
import { unzip, wordsOf } from './unzip.ts'

const { classes } = suggestionRules(undefined, '')
const congress = { name: '云溪镇', kind: 'township' } as const
const calls: Readonly<Record<number, string>> = { 2: '王秀兰', 3: '李大为', 101: '村镇建设办', 102: '财政所' }
const names = { person: (id: number) => calls[id] ?? `第${id}人`, office: (id: number) => calls[id] ?? '' }

const formOf = (item: Suggestion, phone: string | null = null) =>
  suggestionForm({
    ...{ item, congress, names, madeOn: day('2026-06-25') },
    lead: { group: '第二代表小组', district: '石桥村', phone },
    attachments: 0,
  })
const lettersFor = (item: Suggestion) =>
  lettersOf(item, { round: null, officeId: null }).map(answer =>
    answerLetter({
      ...{ item, answer, classes, congress, names },
      contacts: [{ name: '贾文斌', phone: '0571-88886666' }],
    }),
  )

const talk = {
  act: 'consult',
  officeId: 101,
  on: day('2026-03-10'),
  place: null,
  who: null,
  said: '同意',
} as const
const assigned = (mode: 'joint' | 'split', fields: Partial<typeof submission> = {}) =>
  new Life(fields)
    .does('second', { act: 'cosign' }, '2026-03-02')
    .does(
      'liaison',
      mode === 'joint'
        ? { act: 'assign', mode, breadth: 'normal', lead: [101], assist: [102] }
        : { act: 'assign', mode, breadth: 'normal', lead: [101, 102], assist: [] },
      '2026-03-04',
    )
    .does('office', talk, '2026-03-10')
const answer = (officeId: number, text: string, promised: string | null = null) =>
  ({
    ...({ act: 'answer', officeId, text } as const),
    resultClass: promised === null ? 'A' : 'B',
    promisedOn: promised === null ? null : day(promised),
  }) as const

describe('the letter of an office', () => {
  it('is an official paper: number, class, title, addressee, text, promise, contact, who signs, when, copies', async () => {
    const { item } = assigned('joint').does(
      'office',
      answer(101, '一、已列入计划。\n二、年底建成。', '2026-12-31'),
      '2026-04-01',
    )
    expect(wordsOf(await writeAnswerLetters(lettersFor(item))).filter(line => line !== '')).toEqual([
      '发文字号：＿＿＿＿〔2026〕＿＿号',
      '建议2026-017办理结果：B类（正在解决或列入计划）',
      '关于第2026-017号建议的答复',
      '王秀兰、李大为代表：',
      '你们提出的《修复枫树湾路灯》收悉。经我单位会同财政所研究办理，现答复如下：',
      '一、已列入计划。',
      '二、年底建成。',
      '以上事项我单位承诺于2026年12月31日前落实，落实后另行告知。',
      '感谢你们对我们工作的关心和支持。请你们对办理态度和办理结果作出评价，如有意见，请及时反馈。',
      '联系人：贾文斌（电话0571-88886666）',
      '村镇建设办',
      '2026年4月1日',
      '抄送：云溪镇人民代表大会主席团、财政所。',
    ])
  })

  it('ends the paragraphs of an answer that was typed in a chat', async () => {
    const { item } = assigned('joint').does(
      'office',
      answer(101, '路灯已修\n1. 村口三盏；\n2. 广场两盏！'),
      '2026-04-01',
    )
    const [letter] = lettersFor(item)
    expect(letter?.body.slice(1, -1)).toEqual(['路灯已修。', '1. 村口三盏；', '2. 广场两盏！'])
  })

  it('is one of each office that answers for itself, each on pages of its own', async () => {
    const { item } = assigned('split')
      .does('office', answer(101, '路灯已修'), '2026-04-01')
      .does('helper', answer(102, '经费已拨'), '2026-04-02')
    const letters = lettersFor(item)
    expect(letters.map(({ signature }) => signature)).toEqual(['村镇建设办', '财政所'])
    const xml = unzip(await writeAnswerLetters(letters)).get('word/document.xml') ?? ''
    expect(xml.match(/<w:sectPr/g)).toHaveLength(2)
  })
})

describe('the form of an item', () => {
  it('has who, what, how it was examined and who handles it, and room to sign', async () => {
    const { item } = assigned('joint')
    const words = wordsOf(await writeSuggestionForm(formOf(item, '13800001234')))
    for (const word of [
      ...['云溪镇人大代表建议、批评和意见表', '编号：2026-017', '修复枫树湾路灯', '王秀兰', '13800001234'],
      ...['李大为（共1人）', '枫树湾的路灯坏了两个月，请修复。', '2026年3月4日审查，予以接收。'],
      ...['主办：村镇建设办', '协办：财政所', '代表签名'],
    ])
      expect(words).toContain(word)
  })

  it('says why something was refused, and a motion is called so', () => {
    const refused = new Life({ kind: 'motion' }).does(
      'liaison',
      { act: 'reject', ground: 'other', reason: '属于村民自治事项' },
      '2026-03-03',
    )
    const form = formOf(refused.item)
    expect(form.title).toBe('云溪镇人大代表议案表')
    expect(JSON.stringify(form.rows)).toContain('不予接收。理由：属于村民自治事项')
  })
})

describe('whatever somebody wrote', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      '</w:t><w:hyperlink>',
      '=cmd|1',
      'a\u0000b\uffff',
      '\ud800半',
      '甲\u202e乙',
      ']]>',
      '&amp;',
    ),
  )

  it('stays words of well-formed XML, without link or macro', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (title, text) => {
        const item = replay(head, [
          { event: { ...submission, title, text }, on: day('2026-03-02') },
          ...assigned('joint').does('office', answer(101, text), '2026-04-01').entries.slice(1),
        ])
        for (const docx of [
          await writeSuggestionForm(formOf(item)),
          await writeAnswerLetters(lettersFor(item)),
        ]) {
          const files = unzip(docx)
          const xml = files.get('word/document.xml') ?? ''
          expect(xml).not.toMatch(/<w:hyperlink|[^\P{Cc}\n\t]|[\ufffe\uffff\u202e]|\p{Cs}/u)
          expect([...files.keys()].filter(name => /vba|media\/|embed|activeX/i.test(name))).toEqual([])
        }
      }),
      { numRuns: 30 },
    )
  })

  it('of ten thousand characters is there to the last, in a row that goes on over pages', async () => {
    const text = `${'建'.repeat(9_999)}。`
    const { item } = assigned('joint', { text }).does('office', answer(101, text), '2026-04-01')
    expect(wordsOf(await writeSuggestionForm(formOf(item)))).toContain(text)
    expect(wordsOf(await writeAnswerLetters(lettersFor(item)))).toContain(text)
  })
})
