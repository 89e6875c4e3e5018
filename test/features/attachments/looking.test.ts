import { beforeAll, describe, expect, test } from 'vitest'
import { unzip } from '../../registers/unzip.ts'
import { startTown } from '../../support/town.ts'
import { documentOf, documentsAreLinks, documentsOf, linksIn } from '../../support/ways.ts'
import { clerk, deputy, heic, jpeg, other, pdf, photoTown, png } from './stage.ts'

const town = await startTown()
const { sql } = town.database.db
const { send } = photoTown(town)
const show = async (user: string, words = '/看附件 1') => (await town.say(user, words)).text ?? ''
const linksFor = async (user: string) => linksIn(await show(user))

/** 1 was received by the deputy and entered by the other one; 2 has nothing. */
beforeAll(async () => {
  await town.say(other, '/来访 由王秀兰接待，杨树湾村李四反映路灯坏了两个月，转城建办一周内修好')
  await town.say(deputy, '/来访 石桥村赵六反映水渠堵塞')
  await town.say(deputy, '/附图 1')
  await send(deputy, jpeg('lamp'), '路灯.jpg')
  await send(deputy, png, '灯杆.png')
  await send(deputy, pdf, '收据.pdf')
  await send(other, heic, 'IMG_0001.heic')
})

describe('/看附件', () => {
  test('who received and the clerks see what is there, from whom and since when, and get each', async () => {
    for (const user of [deputy, clerk]) {
      const heard = await town.say(user, '/看附件 1')
      expect(heard.text).toMatch(/^来访2026-001现有4个附件。\n/)
      expect(heard.text).toMatch(new RegExp(`^\\[?第1个 路灯.jpg（照片，3月11日，${deputy}）`, 'm'))
      expect(heard.text).toMatch(new RegExp(`^\\[?第3个 收据.pdf（PDF，3月11日，${deputy}）`, 'm'))
      expect((await documentsOf(town, heard)).map(({ name }) => name)).toEqual([
        '路灯.jpg',
        '灯杆.png',
        '收据.pdf',
        'IMG_0001.heic',
      ])
    }
  })

  test('how to get at them is told as it is: of links how long they work, of files that they follow', async () => {
    const text = await show(deputy)
    if (documentsAreLinks)
      expect(text).toContain('点下面的链接查看。链接15分钟内有效，只能打开一次，请勿转发。\n[第1个')
    else {
      expect(text).toMatch(/文件随后发来。涉及个人信息的，请勿转发。$/)
      expect(text).not.toContain('链接')
    }
  })

  test('who only entered it sees what he sent himself, and how many there are', async () => {
    const heard = await town.say(other, '/看附件 1')
    const text = heard.text ?? ''
    expect(text).toContain('现有4个附件')
    expect(text).toContain('其中3个是别人发送的，您不能查看')
    expect(text).toContain('第4个 IMG＿0001.heic')
    expect(text).not.toMatch(/路灯|收据|灯杆/)
    expect(text).toContain('发错了可以删除，如：/删附件 来访2026-001 4')
    expect((await documentsOf(town, heard)).map(({ bytes }) => bytes.equals(heic))).toEqual([true])
  })

  test('whoever has no business with it is told the same as of one that is not there', async () => {
    const heard = await town.say('徐志刚', '/看附件 1')
    expect(heard.text).toBe(await show('徐志刚', '/看附件 99'))
    expect(await documentsOf(town, heard)).toEqual([])
  })

  test.each(['/看图 1', '/看照片 第1号', '/查看附件 2026-001', '/附件清单 来访2026-001', '/看附件1'])(
    '%s',
    async said => {
      expect(await documentsOf(town, await town.say(deputy, said))).toHaveLength(4)
    },
  )

  test('without a number, with none and of nothing it says what to do', async () => {
    expect(await show(deputy, '/看附件')).toBe('请写明号数，如：/看附件 12')
    expect(await show(deputy, '/看附件 路灯')).toBe('请写明号数，如：/看附件 12')
    expect(await show(deputy, '/看附件 2')).toBe('来访2026-002还没有附件。要添加，请发送：/附图 来访2026-002')
  })

  test('in a group nobody is shown anything', async () => {
    const { reply } = await town.say(clerk, '/看附件 1', '主席团')
    expect(JSON.stringify(reply)).toContain('请单独给联络员发送')
    expect(JSON.stringify(reply)).not.toMatch(/路灯|download/)
  })
})

test('what comes is what was sent, byte for byte', async () => {
  const documents = await documentsOf(town, await town.say(deputy, '/看附件 1'))
  expect(
    documents.map(({ bytes }, n) => bytes.equals([jpeg('lamp'), png, pdf, heic][n] ?? Buffer.alloc(0))),
  ).toEqual(Array(4).fill(true))
})

// A file that follows has no link to be opened later; test/channels/connection.test.ts asks who may have it then.
describe.runIf(documentsAreLinks)('a link', () => {
  test('gives each as what it is, once', async () => {
    const links = await linksFor(deputy)
    const answers = await Promise.all(links.map(link => fetch(link)))
    const told = answers.map(({ status, headers }) => [
      status,
      headers.get('content-type'),
      headers.get('content-disposition'),
      headers.get('x-content-type-options'),
      headers.get('cache-control'),
    ])
    const named = (how: string, ascii: string, name: string) =>
      `${how}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`
    expect(told).toEqual([
      [200, 'image/jpeg', named('inline', 'document.jpg', '路灯.jpg'), 'nosniff', 'no-store'],
      [200, 'image/png', named('inline', 'document.png', '灯杆.png'), 'nosniff', 'no-store'],
      [200, 'application/pdf', named('attachment', 'document.pdf', '收据.pdf'), 'nosniff', 'no-store'],
      [200, 'image/heic', named('attachment', 'document.heic', 'IMG_0001.heic'), 'nosniff', 'no-store'],
    ])
    expect((await fetch(links[0] ?? '')).status).toBe(410)
  })

  test('asks anew who may: whoever does not handle it any more gets nothing', async () => {
    const [link = ''] = await linksFor(deputy)
    await town.say(clerk, `/改来访 1 接待 ${clerk}`)
    const answer = await fetch(link)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('您现在无权查看')
    await town.say(clerk, `/改来访 1 接待 ${deputy}`)
  })

  test('of what was removed since gives nothing', async () => {
    await town.say(deputy, '/附图 1')
    await send(deputy, jpeg('wrong'), '错.jpg')
    const link = (await linksFor(deputy)).at(-1) ?? ''
    await town.say(deputy, '/删附件 1 5')
    expect((await fetch(link)).status).toBe(410)
  })
})

describe('the log', () => {
  test('has who got which, and no name of a file', async () => {
    await sql`delete from download`
    await documentsOf(town, await town.say(clerk, '/看附件 1'))
    const [deed] = await sql<{ detail: { kind: string; attachmentId: number }; outcome: string }[]>`
      select detail, outcome from deed where action = 'document.fetch' order by id desc limit 1`
    expect(deed).toMatchObject({ outcome: 'done', detail: { kind: 'attachment' } })
    const all = await sql<{ text: string }[]>`select string_agg(d::text, ' ') as text from deed d`
    expect(all[0]?.text).not.toMatch(/路灯|收据|灯杆|IMG_/)
  })
})

describe('how many there are', () => {
  test('stands on the card, alone with the way to look at them, in a group as a number', async () => {
    expect((await town.say(deputy, '/来访 1')).message?.text).toContain(
      '附件4个，查看请发送：/看附件 2026-001',
    )
    const inGroup = (await town.say(deputy, '/来访 1', '全体代表')).message?.text
    expect(inGroup).toMatch(/附件4个$/m)
    expect(inGroup).not.toContain('路灯.jpg')
    expect((await town.say(deputy, '/来访 2')).message?.text).not.toContain('附件')
  })

  test('stands in the list of what is open and in the register, for those that have some', async () => {
    const heard = await town.say(clerk, '/来访簿')
    const { text } = heard
    expect(text).toMatch(/^来访2026-001.*；附件4个$/m)
    expect(text).toMatch(/^来访2026-002(?!.*附件)/m)
    const table = [...unzip((await documentOf(town, heard)).bytes).values()].join('')
    expect(table).toContain('4个')
  })
})
