/** Word documents that look like a form to whoever reads `word/document.xml`, and are something else to Word. */
import { Document, Packer, Paragraph } from 'docx'
import { beforeAll, expect, it } from 'vitest'
import { unzipWithin } from '../../src/features/attachments/rules/unzip.ts'
import { readTemplate } from '../../src/features/minutes/files/read-template.ts'
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
