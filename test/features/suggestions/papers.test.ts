import { beforeAll, describe, expect, it } from 'vitest'
import { sampleTown } from '../../../src/sandbox/sample-town.ts'
import { unzip, wordsOf } from '../../registers/unzip.ts'
import { startTown } from '../../support/town.ts'
import { documentOf, documentsAreLinks, documentsOf, linksIn } from '../../support/ways.ts'
import { acts, Story } from './story.ts'

/** 2026-03-11, a Wednesday. */
const town = await startTown()
const { sql } = town.database.db
const clerk = '周晓敏'
const author = '王秀兰'
const office = '贾文斌'
const other = '胡志强'

async function fetched(user: string, words: string): Promise<Uint8Array> {
  return (await documentOf(town, await town.say(user, words))).bytes
}
const linkFor = async (user: string, words: string) =>
  linksIn((await town.say(user, words)).text)[0] ?? 'no link'

const whole = (bytes: Uint8Array) => [...unzip(bytes).values()].join('')

beforeAll(async () => {
  await sql`update person set phone = '13800001234' where name = ${author}`
  const story = await Story.of(town.database.db, sampleTown.name)
  const build = story.office('村镇建设办')
  const open = await story.begin(author, '2026-01-05', { title: '关于路灯的建议' })
  await open.does(clerk, acts.assign([build]), '2026-01-06')
  await open.does(office, acts.consult('2026-01-10'), '2026-01-10')
  await open.does(office, acts.answer('A', '第一次答复的话'), '2026-01-20')
  await open.does(office, acts.consult('2026-01-22'), '2026-01-22')
  await open.does(author, acts.rate('dissatisfied'), '2026-01-23')
  await open.does(office, acts.consult('2026-01-25'), '2026-01-25')
  await open.does(office, acts.answer('A', '第二次答复的话'), '2026-02-01')
  const secret = await story.begin(author, '2026-01-07', { title: '不宜公开的事', confidential: true })
  await secret.does(clerk, acts.assign([build]), '2026-01-08')
  await story.begin(other, '2026-01-09', { title: '别人的建议' })
})

describe('/建议簿', () => {
  it('gives a clerk all, confidential items too', async () => {
    const book = whole(await fetched(clerk, '建议簿'))
    for (const word of ['关于路灯的建议', '不宜公开的事', '别人的建议']) expect(book).toContain(word)
  })

  it.each([
    ['a deputy what he signed', author],
    ['an office what it handles', office],
  ])('gives %s, and of that nothing confidential', async (_what, user) => {
    const book = whole(await fetched(user, '建议簿'))
    expect(book).toContain('关于路灯的建议')
    for (const word of ['不宜公开的事', '别人的建议']) expect(book).not.toContain(word)
  })

  it('says that there is nothing, of a year without items and to somebody without any', async () => {
    const heard = await town.say(clerk, '/建议簿 2019年')
    expect(heard.text).toContain('2019年还没有登记建议')
    expect(await documentsOf(town, heard)).toEqual([])
    expect(await documentsOf(town, await town.say('许金泉', '/建议簿'))).toEqual([])
  })

  it.runIf(documentsAreLinks)('gives what its person may see when its link is opened', async () => {
    const [person] = await sql<{ id: number }[]>`select id from person where name = ${clerk}`
    const id = person?.id ?? 0
    const link = await linkFor(clerk, '建议簿')
    const roles = await sql<
      { role: string }[]
    >`delete from person_role where person_id = ${id} returning role`
    const book = whole(new Uint8Array(await (await fetch(link)).arrayBuffer()))
    expect(book).not.toContain('关于路灯的建议')
    for (const { role } of roles) await sql`insert into person_role (person_id, role) values (${id}, ${role})`
  })
})

describe('/建议表 and /答复函', () => {
  it('the form has the phone for clerks alone', async () => {
    expect(wordsOf(await fetched(clerk, '/建议表 1'))).toContain('13800001234')
    expect(wordsOf(await fetched(author, '/建议表 1'))).not.toContain('13800001234')
  })

  it('the letter is that of the last round, or of the one that is asked for', async () => {
    const last = wordsOf(await fetched(author, '/答复函 1')).join('\n')
    expect(last).toContain('关于第2026-001号建议的再次答复')
    expect(last).toContain('第二次答复的话')
    expect(last).not.toContain('第一次答复的话')
    const first = wordsOf(await fetched(office, '/答复函 1 村镇建设办 第一次')).join('\n')
    expect(first).toContain('第一次答复的话')
    expect(first).toContain('王秀兰代表：')
  })

  it.each([
    ['an office that did not answer', '/答复函 1 财政所'],
    ['a round that was not', '/答复函 1 第五次'],
    ['words that name nothing', '/答复函 1 随便'],
  ])('of %s there is none', async (_what, words) => {
    const heard = await town.say(clerk, words)
    expect(heard.text).toContain('没有查到')
    expect(await documentsOf(town, heard)).toEqual([])
  })

  it('what is not answered has no letter', async () => {
    expect((await town.say(clerk, '/答复函 3')).text).toContain('还没有答复')
  })

  it('are for signers, offices and clerks; of what is confidential others do not learn that it exists', async () => {
    expect((await town.say(other, '/建议表 1')).text).toContain('领取')
    for (const words of ['/建议表 2', '/答复函 2']) {
      const unknown = (await town.say(other, words.replace('2', '999'))).text
      expect((await town.say(other, words)).text).toBe(unknown?.replace('999', '2'))
    }
    expect(await documentsOf(town, await town.say(author, '/建议表 2'))).toHaveLength(1)
  })

  it.runIf(documentsAreLinks)(
    'are refused to whom they are no longer for when their link is opened',
    async () => {
      const link = await linkFor(office, '/建议表 2')
      const gone = await sql<{ office_id: number; person_id: number }[]>`
      delete from office_contact c using person p where p.id = c.person_id and p.name = ${office} returning c.*`
      expect((await fetch(link)).status).toBe(403)
      for (const each of gone)
        await sql`insert into office_contact (office_id, person_id) values (${each.office_id}, ${each.person_id})`
    },
  )
})

describe('in a group', () => {
  it.each(['/建议簿', '/建议表 1', '/答复函 1', '/优秀建议'])(
    '%s says to ask alone, and gives no link',
    async words => {
      const heard = await town.say('杨国梁', words, '主席团')
      expect(heard.text).toContain('单独给我发送')
      expect(await documentsOf(town, heard)).toEqual([])
    },
  )

  it('/建议统计 has counts and no office, alone a clerk has both', async () => {
    const inGroup = (await town.say('杨国梁', '/建议统计', '主席团')).text
    expect(inGroup).toContain('合计2件')
    expect(inGroup).not.toContain('村镇建设办')
    expect(inGroup).not.toContain('不宜公开')
    expect((await town.say('杨国梁', '建议统计')).text).toContain('村镇建设办：主办2件')
    expect((await town.say(author, '建议统计')).text).not.toContain('村镇建设办')
  })
})

describe('/优秀建议', () => {
  it('is for clerks, and says that it decides nothing', async () => {
    expect((await town.say(clerk, '/优秀建议')).text).toContain('仅供参考')
    expect((await town.say(author, '/优秀建议')).text).toContain('主席、副主席和联络员使用')
  })
})

describe('the number under which an answer is issued', () => {
  const letter = async (words = '/答复函 4') => wordsOf(await fetched(author, words)).join('\n')

  it('is what the office says with it, before or behind the class; else there is room to write it', async () => {
    await town.say(author, '/建议 增加公交班次，群众出行不便')
    await town.say(clerk, '/交办 4 村镇建设办')
    await town.say(office, '/面商 4 与王秀兰面商：同意')
    await town.say(office, '/答复 4 A 已增加两班')
    await town.say(author, '我的')
    expect(await letter()).toContain('发文字号：＿＿＿＿〔2026〕＿＿号')
    const { message } = await town.say(office, '/答复 4 A 云建〔2026〕3号 已增加两班')
    expect(message?.text).toContain('发文字号：云建〔2026〕3号。')
    const said = await letter()
    expect(said).toContain('发文字号：云建〔2026〕3号')
    expect(said).toContain('\n已增加两班')
  })

  it('may follow alone, and stays when the words are mended', async () => {
    await town.say(office, '/答复 4 字号 云建[2026]5号')
    expect(await letter()).toContain('发文字号：云建〔2026〕5号')
    await town.say(office, '/答复 4 A 已增加三班')
    const said = await letter()
    expect(said).toContain('发文字号：云建〔2026〕5号')
    expect(said).toContain('已增加三班')
    expect((await town.say(office, '/答复 4 字号 云建〔2026〕5号')).text).toContain('没有重复登记')
  })

  it('of what is named as a ground is none', async () => {
    await town.say(office, '/答复 4 A 根据云政〔2025〕12号文件，已增加三班')
    const said = await letter()
    expect(said).toContain('发文字号：云建〔2026〕5号')
    expect(said).toContain('根据云政〔2025〕12号文件，已增加三班')
  })
})
