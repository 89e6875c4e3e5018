/** Word documents that look like a form to whoever reads `word/document.xml`, and are something else to Word. */
import { Document, Packer, Paragraph } from 'docx'
import { beforeAll, expect, it } from 'vitest'
import { unzipWithin } from '../../src/features/attachments/rules/unzip.ts'
import { readTemplate } from '../../src/features/minutes/files/read-template.ts'
import { sampleValues } from '../../src/features/minutes/texts/values.ts'
import { fillTemplate } from '../../src/registers/fill-template.ts'
import { zipOf } from '../features/minutes/zip.ts'

let parts: ReadonlyMap<string, string>
beforeAll(async () => {
  const form = await Packer.toBuffer(
    new Document({ sections: [{ children: [new Paragraph('{{会议名称}}')] }] }),
  )
  const files = unzipWithin(form, 10_000_000)
  if (files === null || files === 'too_much') throw new Error('no document')
  parts = new Map([...files].map(([name, bytes]) => [name, bytes.toString('utf8')]))
})

const page = 'word/document.xml'
const inPage = (xml: string) =>
  readTemplate(zipOf(new Map(parts).set(page, parts.get(page)?.replace('<w:body>', `<w:body>${xml}`) ?? '')))
const beside = (name: string, content: string) => readTemplate(zipOf(new Map(parts).set(name, content)))
const deep = (name: string, levels: number) => `<${name}>`.repeat(levels) + `</${name}>`.repeat(levels)
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const field =
  '<w:document xmlns:w="urn:w"><w:body><w:p><w:fldSimple w:instr="DDEAUTO c:\\x"/></w:p></w:body></w:document>'
const drawing = (inner: string) =>
  `<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">${inner}</w:pict></w:r></w:p>`

it.each([
  ['a picture from elsewhere', '<v:shape><v:imagedata src="http://10.0.0.1/seal.png"/></v:shape>'],
  ['one of another machine', '<v:shape><v:imagedata src="&#92;\\10.0.0.1\\share\\seal.png"/></v:shape>'],
  ['a click that leads away', '<v:rect href="https://evil.example/"/>'],
])('an old drawing with %s is a link', (_, inner) => {
  expect(inPage(drawing(inner))).toEqual({ kind: 'links' })
})

const relationship = (target: string, mode = '') =>
  beside(
    'word/_rels/settings.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${target}"${mode}/></Relationships>`,
  )

/** Word calls some of them damaged; who knows of all other programs? */
it.each([
  'http://10.0.0.1/t.dotm',
  'HTTPS://evil.example/t.dotm',
  ' http://evil.example/',
  'ht&#9;tp://evil.example/',
  'file://///10.0.0.1/share/t.dotm',
  'c:\\t.dotm',
  '\\\\10.0.0.1\\share\\t.dotm',
  '//10.0.0.1/share/t.dotm',
  '/\\10.0.0.1/share/t.dotm',
  '\\/10.0.0.1/share/t.dotm',
  'ms-word:ofe|u|http://evil.example/',
  'data:text/html,x',
  'mailto:a@evil.example',
])('a relationship to %j is a link, whatever its mode says', target => {
  for (const mode of ['', ' TargetMode="Internal"', ' TargetMode="External"', ' TargetMode="x"'])
    expect(relationship(target, mode), mode).toEqual({ kind: 'links' })
})

it.each(['media/seal.png', '/word/media/seal.png', '../customXml/item1.xml', '#a', '印章 1.png'])(
  'a relationship to %j is within the file',
  target => {
    for (const mode of ['', ' TargetMode="Internal"'])
      expect(relationship(target, mode)).toMatchObject({ names: ['会议名称'] })
  },
)

const decoy = (name: string, value: string, rest: string) => `xmlns:x="urn:x" x:${name}="${value}" ${rest}`
const other = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
it.each([
  ['a relationship', `<R ${decoy('Target', 'a.png', 'Target="http://evil.example/"')}/>`],
  ['its mode', `<R ${decoy('TargetMode', 'Internal', 'Target="x" TargetMode="External"')}/>`],
  ['an old drawing', `<v ${decoy('src', 'a.png', 'src="http://evil.example/"')}/>`],
  ['a field', `<w:fldSimple ${other} ${decoy('instr', 'PAGE', 'w:instr="LINK x"')}/>`],
  [
    'a field in plain text',
    `<w:p ${other}><w:fldChar ${decoy('fldCharType', 'none', 'w:fldCharType="begin"')}/><w:r><w:t>LINK x</w:t></w:r></w:p>`,
  ],
])('%s is looked at behind another attribute of its name', (_, xml) => {
  expect(beside('word/a.xml', xml)).toEqual({ kind: 'links' })
})

it.each(['word/page.dat', 'word/page', 'word/media/seal.png'])(
  'a document that is called %s is looked into',
  name => {
    expect(beside(name, field)).toEqual({ kind: 'links' })
    expect(beside(name, `\ufeff<?xml version="1.0"?>${field}`)).toEqual({ kind: 'links' })
    expect(beside(name, `<!DOCTYPE x [<!ENTITY a "b">]>${field}`)).toEqual({ kind: 'broken' })
  },
)

it('pictures and drawings that lie in the file are taken', () => {
  const seal =
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png;base64,AA=="/><use href="#a"/></svg>'
  expect(beside('word/media/seal.svg', seal)).toMatchObject({ names: ['会议名称'] })
  expect(beside('word/media/seal.png', '\u0089PNG\r\n\u001a\n')).toMatchObject({ names: ['会议名称'] })
  expect(inPage(drawing('<v:shape><v:imagedata r:id="rId9" xmlns:r="urn:r"/></v:shape>'))).toMatchObject({
    names: ['会议名称'],
  })
})

/** Each is a few kB, and what it unpacks to is within the limits of a file. */
it.each<[what: string, kind: string, read: () => ReturnType<typeof readTemplate>]>([
  ['elements within one another', 'too_much', () => inPage(deep('a', 30_000))],
  ['elements of Word’s own within one another', 'too_much', () => inPage(deep('w:sdt', 20_000))],
  ['a drawing of them', 'too_much', () => beside('word/media/seal.svg', deep('g', 30_000))],
  [
    'namespaces',
    'too_much',
    () => inPage(`<w:x${[...Array(40_000).keys()].map(n => ` xmlns:a${n}="u"`).join('')}/>`),
  ],
  ['attributes', 'too_much', () => inPage('<w:x a="" b="" c="" d=""/>'.repeat(14_000))],
  ['elements', 'too_much', () => inPage('<w:ind w:left="1"/>'.repeat(50_000))],
  ['long paragraphs', 'too_much', () => inPage(paragraph('x'.repeat(900)).repeat(1_900))],
  ['paragraphs', 'taken', () => inPage(paragraph('x'.repeat(450)).repeat(1_900))],
  ['runs', 'taken', () => inPage(`<w:p>${'<w:r><w:t>x</w:t></w:r>'.repeat(3_900)}</w:p>`)],
  [
    'what looks like a paragraph’s marks',
    'taken',
    () => inPage(`<w:p><!--${'<w:ind '.repeat(140_000)}--></w:p>`),
  ],
  [
    'parts',
    'too_large',
    () =>
      readTemplate(
        zipOf(
          new Map([
            ...parts,
            ...[...Array(6_000).keys()].map((n): [string, string] => [`word/x${n}.xml`, '<a/>']),
          ]),
        ),
      ),
  ],
])('a form of a great many %s is judged at once', (_, kind, read) => {
  // Whatever is read for the first time takes longer.
  read()
  const before = process.cpuUsage()
  const found = read()
  const { user, system } = process.cpuUsage(before)
  expect('kind' in found ? found.kind : 'taken').toBe(kind)
  expect((user + system) / 1000).toBeLessThan(250)
})

it('words that are spread over runs of any prefix are filled where they begin, and nothing else is touched', async () => {
  const body = `<v:p xmlns:v="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><v:r><v:t>甲 &amp;{{会</v:t></v:r><v:sdt><v:r><v:t>议名称</v:t></v:r></v:sdt><v:r><v:t>}}乙{{地</v:t></v:r><v:r><v:t>点}}<![CDATA[<丙>]]></v:t></v:r></v:p>`
  const form = zipOf(
    new Map(parts).set(page, parts.get(page)?.replace('<w:body>', `<w:body>${body}<!-- {{地点}} -->`) ?? ''),
  )
  const files = unzipWithin(
    await fillTemplate(form, {
      ...sampleValues,
      inline: { ...sampleValues.inline, title: '"A"&<B>', place: '礼堂' },
    }),
    10_000_000,
  )
  if (files === null || files === 'too_much') throw new Error('no document')
  const text = files.get(page)?.toString('utf8') ?? ''
  expect(text).toContain(
    '<v:r><v:t xml:space="preserve">甲 &amp;&quot;A&quot;&amp;&lt;B&gt;</v:t></v:r><v:sdt><v:r><v:t xml:space="preserve"></v:t></v:r></v:sdt><v:r><v:t xml:space="preserve">乙礼堂</v:t></v:r><v:r><v:t xml:space="preserve">&lt;丙&gt;</v:t></v:r></v:p><!-- {{地点}} -->',
  )
  expect([...files.keys()]).toEqual([...parts.keys()].filter(name => !name.endsWith('/')))
})
