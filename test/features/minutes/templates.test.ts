import { Document, ExternalHyperlink, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { beforeAll, describe, expect, it } from 'vitest'
import { readTemplate } from '../../../src/features/minutes/files/read-template.ts'
import { allNames, blockNames, inDelimiters } from '../../../src/features/minutes/texts/placeholders.ts'
import { sampleValues } from '../../../src/features/minutes/texts/values.ts'
import { canBeFilled, fillTemplate } from '../../../src/registers/fill-template.ts'
import { unzip, wordsOf } from '../../registers/unzip.ts'
import { startTown } from '../../support/town.ts'
import { stageOf } from '../agenda/stage.ts'
import { photoTown, pushed } from '../attachments/stage.ts'
import { papersOf } from './stage.ts'
import { zipOf } from './zip.ts'

const town = await startTown()
const { alone, inGroup, holds, sql } = stageOf(town)
const { fetched } = papersOf(town)
const { send } = photoTown(town)

const docx = async (children: readonly (Paragraph | Table)[]): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: [...children] }] }))
const lines = (...texts: string[]) => docx(texts.map(text => new Paragraph(text)))
const tried = async (bytes: Uint8Array) => {
  const read = readTemplate(bytes)
  return 'kind' in read ? read : canBeFilled(read)
}
const own = () =>
  docx([
    new Paragraph({
      children: [new TextRun({ text: '本镇专用 {{会议', bold: true }), new TextRun('名称}}纪要')],
    }),
    new Table({
      rows: [
        new TableRow({
          children: [new TableCell({ children: [new Paragraph('应到{{应到}} 实到{{实到}}')] })],
        }),
      ],
    }),
    new Paragraph({
      indent: { firstLine: 640 },
      children: [new TextRun({ text: '{{正文}}', size: 32, font: { eastAsia: '仿宋_GB2312' } })],
    }),
    new Paragraph('{{会议名称}}完'),
  ])

beforeAll(async () => {
  await holds()
  await alone('周晓敏', '/纪要 第1项：会议认为，成效明显。\n王秀兰：我的发言')
}, 60_000)

describe('a congress’s own form', () => {
  it('is asked for by clerks, alone; the list says which words may stand in it', async () => {
    expect(await alone('王秀兰', '/模板')).not.toContain('{{')
    expect(await inGroup('周晓敏', '/模板')).toContain('请单独给')
    const said = await alone('周晓敏', '/模板')
    for (const name of allNames) expect(said).toContain(inDelimiters(name))
    expect(said).toContain('会议纪要：使用系统自带格式。')
    expect(await alone('周晓敏', '/模板 通知')).toContain('请写明是哪一种')
  })

  it('is taken when it comes, and the paper is made of it', async () => {
    expect(await alone('周晓敏', '/模板 会议纪要')).toContain('30分钟内')
    const heard = await send('周晓敏', await own(), '纪要.docx')
    expect(pushed(heard)).toContain('会议纪要模板已启用，找到4个要填的词')
    expect(await alone('周晓敏', '/模板')).toMatch(/会议纪要：使用周晓敏.*上传的模板“纪要”/)
    const words = wordsOf(await fetched('周晓敏', '/会议纪要 1'))
    expect(words).toEqual([
      '本镇专用 云溪镇人大主席团会议纪要',
      '应到9人 实到8人',
      '一、会议听取了上半年工作报告（报告人：徐志刚）。',
      '会议认为，成效明显。',
      '二、会议审议了民生实事项目，表决结果：________。',
      '三、会议研究了代表视察方案。',
      '云溪镇人大主席团会议完',
    ])
    const xml = unzip(await fetched('周晓敏', '/会议纪要 1')).get('word/document.xml') ?? ''
    expect(xml.match(/仿宋_GB2312/g)?.length).toBeGreaterThanOrEqual(4)
  })

  it('words that look like a placeholder are words', async () => {
    await alone('周晓敏', '/纪要 1 第3项：{{正文}}{{会议名称}}')
    const words = wordsOf(await fetched('周晓敏', '/会议纪要 1'))
    expect(words.join('\n')).toContain('｛｛正文｝｝｛｛会议名称｝｝')
  })

  it('is for nobody else’s file: a second one has to be asked for again', async () => {
    expect(pushed(await send('周晓敏', await lines('{{正文}}'), 'b.docx'))).not.toContain('已启用')
    expect((await send('王秀兰', await lines('{{正文}}'), 'c.docx')).text).not.toContain('模板')
    expect(await sql`select from document_template where state = 'in_use'`).toHaveLength(1)
  })

  it('goes back to the house’s, and stays kept', async () => {
    expect(await alone('周晓敏', '/模板 会议纪要 恢复')).toContain('已恢复系统自带格式')
    expect(await alone('周晓敏', '/模板 会议纪要 恢复')).toContain('本来就使用系统自带格式')
    expect(wordsOf(await fetched('周晓敏', '/会议纪要 1'))[0]).toBe('云溪镇人大主席团会议纪要')
    expect(await sql`select from document_template where content is not null`).toHaveLength(1)
  })

  it('what is refused changes nothing, and can be sent again', async () => {
    await alone('周晓敏', '/模板 会议记录')
    expect(pushed(await send('周晓敏', Buffer.from('%PDF-1.7 x'), 'a.pdf'))).toContain('这不是Word文件')
    expect(pushed(await send('周晓敏', await lines('{{會議}} {{正文}}'), 'a.docx'))).toMatch(
      /单独占一段|不认识的词/,
    )
    expect(pushed(await send('周晓敏', await lines('{{某某}}', '{{正文}}'), 'a.docx'))).toContain(
      '有不认识的词：{{某某}}',
    )
    expect(await sql`select from document_template where state = 'in_use'`).toHaveLength(0)
    expect(pushed(await send('周晓敏', await lines('{{正文}}', '{{请假名单}}'), 'a.docx'))).toContain(
      '会议记录模板已启用',
    )
    expect(wordsOf(await fetched('周晓敏', '/会议记录 1')).join('\n')).toContain('王秀兰：我的发言')
  })

  it('the forms to begin with are forms: sent back as they are, they are taken', async () => {
    await alone('周晓敏', '/模板 会议记录 恢复')
    for (const [nth, kind] of ['record', 'minutes'].entries()) {
      const starter = await fetched('周晓敏', '/模板', nth)
      expect(readTemplate(starter), kind).toMatchObject({
        names: expect.arrayContaining(['正文', '会议名称']),
      })
      expect(await tried(starter), kind).toBe(true)
    }
  })
})

describe('what a file is', () => {
  const parts = async (change: (files: Map<string, string>) => void, text = '{{正文}}') => {
    const files = unzip(await lines(text))
    change(files)
    return zipOf(files)
  }
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  /** A field; its words are runs of their own, another field among them stands as it is. */
  const field = (...words: string[]) =>
    [
      mark('begin'),
      ...words.map(word => (word.startsWith('<') ? word : `<w:r><w:instrText>${word}</w:instrText></w:r>`)),
      '<w:sep/>',
      mark('separate'),
      '<w:r><w:t>1</w:t></w:r>',
      mark('end'),
    ].join('')
  const withBody = (body: string) =>
    parts(files => {
      const document = files.get('word/document.xml') ?? ''
      files.set('word/document.xml', document.replace(/<w:body>.*<\/w:body>/s, `<w:body>${body}</w:body>`))
    })
  const kindOf = (bytes: Uint8Array) => {
    const read = readTemplate(bytes)
    return 'kind' in read ? read.kind : 'taken'
  }
  it.each<[what: string, kind: string, make: () => Promise<Uint8Array>]>([
    ['a plain form', 'taken', () => parts(() => undefined)],
    ['an old .doc', 'old_word', async () => Buffer.from('d0cf11e0a1b11ae1ffff', 'hex')],
    ['a zip that is none', 'no_docx', async () => Buffer.from('504b0304ffff', 'hex')],
    ['another archive', 'no_docx', () => parts(files => files.delete('word/document.xml'))],
    ['with macros', 'macros', () => parts(files => files.set('word/vbaProject.bin', 'x'))],
    [
      'with a macro’s type',
      'macros',
      () =>
        parts(files =>
          files.set(
            '[Content_Types].xml',
            '<Types a="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
          ),
        ),
    ],
    ['with something embedded', 'embedded', () => parts(files => files.set('word/embeddings/a.xlsx', 'x'))],
    [
      'with another document',
      'embedded',
      () => parts(files => files.set('word/a.xml', '<w:altChunk xmlns:w="w"/>')),
    ],
    [
      'with a template from elsewhere',
      'links',
      () =>
        parts(files =>
          files.set('word/_rels/settings.xml.rels', '<R TargetMode="External" Target="http://x"/>'),
        ),
    ],
    [
      'with a field that fetches',
      'links',
      () =>
        parts(files =>
          files.set(
            'word/footer1.xml',
            '<w:r xmlns:w="w"><w:instrText> INCLUDETEXT "c:/x" </w:instrText></w:r>',
          ),
        ),
    ],
    [
      'with a document type',
      'broken',
      () => parts(files => files.set('word/a.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
    ],
    ['not well-formed', 'broken', () => parts(files => files.set('word/a.xml', '<a><b></a>'))],
    ['without anything to fill in', 'no_placeholders', () => lines('只有字')],
    ['a block among words', 'not_alone', () => lines('甲{{正文}}乙')],
    ['too large', 'too_large', async () => Buffer.alloc(2 * 1024 * 1024 + 1)],
    [
      'too large when unpacked',
      'too_large',
      () => parts(files => files.set('word/media/a.png', 'a'.repeat(21 * 1024 * 1024))),
    ],
    ...(
      [
        ['of too many paragraphs', paragraph('x').repeat(2000)],
        ['of too many placeholders', paragraph('{{会议名称}}').repeat(201)],
        ['of too many placeholders in one paragraph', paragraph('{{会议名称}}'.repeat(21))],
        ['of too many runs', `<w:p>${'<w:r><w:t>x</w:t></w:r>'.repeat(4001)}</w:p>`],
        ['of too many elements', '<w:x/>'.repeat(30_001)],
        ['too deep', '<w:x>'.repeat(101) + '</w:x>'.repeat(101)],
        ['of too much text', paragraph('字'.repeat(700_000))],
      ] as const
    ).map(([what, body]): [string, string, () => Promise<Uint8Array>] => [
      what,
      'too_much',
      () => withBody(paragraph('{{正文}}') + body),
    ]),
    ['of many paragraphs', 'taken', () => withBody(paragraph('{{正文}}') + paragraph('x').repeat(1900))],
    ...(
      [
        ['a page’s number', 'taken', field(' PAGE \\* MERGEFORMAT ')],
        ['a date over two runs', 'taken', field('DA', 'TE \\@ "yyyy"')],
        ['a field that fetches, spread over runs', 'links', field('INC', 'LUDE', 'TEXT "c:/x"')],
        ['a field that nobody thought of', 'links', field('AUTOTEXT x')],
        ['a field within a field', 'links', field('PAGE', field('QUOTE x'))],
        [
          'a field in plain text',
          'links',
          field().replace('<w:sep/>', '<w:r><w:t>INCLUDETEXT x</w:t></w:r>'),
        ],
        ['a field that never ends', 'links', field('LINK x').split('<w:sep/>')[0] ?? ''],
        ['a simple field', 'links', '<w:fldSimple w:instr="LINK x"/>'],
        [
          'a field under another prefix',
          'links',
          `<v:fldSimple xmlns:v="${namespace}" v:instr="LINK x"/><v:instrText xmlns:v="${namespace}">LINK x</v:instrText>`,
        ],
        [
          'another document under another prefix',
          'embedded',
          `<v:altChunk xmlns:v="${namespace}" r:id="rId1"/>`,
        ],
      ] as const
    ).map(([what, kind, inside]): [string, string, () => Promise<Uint8Array>] => [
      `with ${what}`,
      kind,
      () => withBody(`${paragraph('{{正文}}')}<w:p>${inside.replaceAll('<w:sep/>', '')}</w:p>`),
    ]),
    [
      'with a link written in character references',
      'links',
      () =>
        parts(files =>
          files.set('word/_rels/settings.xml.rels', '<R TargetMode="&#69;xternal" Target="http://x"/>'),
        ),
    ],
    [
      'with a link',
      'links',
      () =>
        docx([
          new Paragraph({
            children: [new ExternalHyperlink({ link: 'http://x', children: [new TextRun('{{会议名称}}')] })],
          }),
        ]),
    ],
  ])('%s is %s', async (_what, kind, make) => {
    expect(kindOf(await make())).toBe(kind)
  })

  it('cut anywhere it is refused or a form, and never an error', async () => {
    const whole = await own()
    for (let length = 0; length < whole.length; length += 97)
      expect(typeof kindOf(whole.subarray(0, length))).toBe('string')
  })

  it('what takes the place of a block is set as the block was', async () => {
    const properties =
      '<w:spacing w:before="60" w:after="140" w:line="276" w:lineRule="auto"/><w:ind w:left="210" w:firstLine="420"/>'
    const form = await withBody(
      `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr><w:i/><w:color w:val="C00000"/></w:rPr><w:t>{{决定事项}}</w:t></w:r></w:p>`,
    )
    const filled = unzip(await fillTemplate(form, sampleValues)).get('word/document.xml') ?? ''
    const [first = '', second = ''] = filled.match(/<w:p>.*?<\/w:p>/gs) ?? []
    expect(second.length).toBeGreaterThan(0)
    for (const set of [first, second])
      for (const mark of [
        /<w:i\/>/,
        /w:val="C00000"/,
        /w:before="60"/,
        /w:after="140"/,
        /w:left="210"/,
        /w:firstLine="420"/,
      ])
        expect(set).toMatch(mark)
  })

  it('every word that is known is filled', async () => {
    const inline = allNames.filter(name => !Object.values<string>(blockNames).includes(name))
    const all = await lines(
      ...inline.map(name => `甲${inDelimiters(name)}乙${inDelimiters(name)}`),
      ...Object.values(blockNames).map(inDelimiters),
    )
    expect(await tried(all)).toBe(true)
  })
})
