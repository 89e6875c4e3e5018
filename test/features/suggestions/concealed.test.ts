/** Who may not see an item cannot learn that it exists; a group learns no more than what is for everybody. */
import { beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { forget, latest, told } from './book-of.ts'

const town = await startTown()
const { db } = town.database
const author = '王秀兰'
const other = '胡志强'
const liaison = '周晓敏'
const group = '全体代表'
const secret = '/建议 （保密）下溪村有人聚众赌博，请派出所暗访'

beforeEach(() => forget(db))

describe('a confidential item', () => {
  it('is to others the same as one that does not exist, whatever they say or click', async () => {
    const { message } = await town.say(author, secret)
    const { id } = await latest(db)
    const words = ['/建议 N', '/附议 N', '/取消附议 N', '/撤回建议 N 不要了', '/改建议 N 类别 交通道路']
    for (const said of words) {
      const there = await town.say(other, said.replace('N', '1'))
      const nowhere = await town.say(other, said.replace('N', '77'))
      expect(there.text).toBe(nowhere.text?.replaceAll('77', '1'))
    }
    for (const action of ['sg_show', 'sg_cosign', 'sg_life']) {
      const press = async (itemId: number) => {
        const body = { chat: 'single', user: author, message: message?.id, key: `${action}:${itemId}` }
        return JSON.stringify((await town.api('click', { ...body, user: other })).body)
      }
      expect(await press(id)).not.toMatch(/赌博|下溪村|2026-001/)
    }
    expect((await latest(db)).signers).toEqual([author])
    expect((await town.say(other, '/我的建议')).text).not.toContain('2026-001')
  })

  it('is seen by its signers and the clerks, alone', async () => {
    await town.say(author, secret)
    for (const who of [author, liaison])
      expect((await town.say(who, '/建议 1')).message?.text).toContain('下溪村有人聚众赌博')
  })

  it('is never spoken of in a group, not even by its number', async () => {
    const heard = await town.say(author, secret, group)
    expect(heard.text).toBe('已登记。这一件请在单聊中查看。')
    expect((await told(db)).filter(note => note.name === author)[0]?.text).toContain('2026-001')
    for (const said of ['/建议 1', '/附议 1', '/改建议 1 类别 交通道路', '/撤回建议 1 不要了', '/我的建议']) {
      const { reply, pushed } = await town.say(author, said, group)
      expect(JSON.stringify([reply, pushed])).not.toMatch(/赌博|下溪|2026-001|保密/)
    }
  })

  it('whose card stands in a group from before says nothing any more', async () => {
    const { message } = await town.say(author, '/建议 下溪村有人聚众赌博，请派出所暗访', group)
    const { id } = await latest(db)
    await town.say(author, '/改建议 1 保密')
    const after = await town.click(author, message?.id ?? '', `sg_show:${id}`, group)
    expect(JSON.stringify(after.reply)).not.toMatch(/赌博|2026-001/)
    expect(JSON.stringify(after.reply)).toContain('请在单聊中查看')
  })
})

describe('in a group', () => {
  it('an item has number, title, state and signers, and none of its words', async () => {
    const said = '/建议 修复枫树湾路灯，电工老李说要换变压器，联系13800000009'
    const heard = await town.say(author, said, group)
    expect(heard.message?.text).toContain('建议2026-001（已提出）')
    expect(heard.message?.text).toContain('《修复枫树湾路灯》')
    const again = await town.say(other, '/建议 1', group)
    const signed = await town.say(other, '/附议 1', group)
    for (const { reply } of [heard, again, signed])
      expect(JSON.stringify(reply)).not.toMatch(/老李|变压器|138000/)
  })

  it('its life is not told, also when the button is old', async () => {
    const { message } = await town.say(author, '/建议 修复枫树湾路灯，坏了两个月', group)
    const { id } = await latest(db)
    const pressed = await town.api('click', {
      chat: group,
      user: author,
      message: message?.id,
      key: `sg_life:${id}`,
    })
    expect(JSON.stringify(pressed.body)).not.toContain('王秀兰提出')
  })
})

describe('alone', () => {
  it('the card has the last steps of its life, and the whole behind a button', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    for (const name of ['董长庚', '毛水法', '章美琴']) await town.say(name, '/附议 1')
    const { message } = await town.say(author, '/建议 1')
    expect(message?.text).toContain('近期经过')
    expect(message?.text).not.toContain('王秀兰提出')
    const { id } = await latest(db)
    const life = await town.click(author, message?.id ?? '', `sg_life:${id}`)
    expect(life.message?.text).toMatch(
      /3月11日 王秀兰提出[\s\S]*董长庚附议[\s\S]*毛水法附议[\s\S]*章美琴附议/,
    )
    expect((await town.click(author, message?.id ?? '', `sg_show:${id}`)).message?.text).toContain('近期经过')
  })

  it('a life that is too long for the card is sent after it', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    for (let i = 0; i < 40; i++) await town.say(author, `/改建议 1 标题 修复枫树湾第${i}盏路灯`)
    const { message } = await town.say(author, '/建议 1')
    const { id } = await latest(db)
    const life = await town.click(author, message?.id ?? '', `sg_life:${id}`)
    expect(life.message?.text).toContain('另发给您')
    expect((await told(db)).at(-1)?.text.match(/王秀兰更正标题/g)).toHaveLength(40)
  })
})

describe('my own', () => {
  it('are what I lead and what I signed, with counts; in a group the counts alone', async () => {
    await town.say(author, '/建议 修复枫树湾路灯，坏了两个月')
    await town.say(author, '/建议 后山村卫生室没有村医，老人配药难')
    await town.say(other, '/建议 大坪村水渠堵塞，秧苗无水')
    await town.say(author, '/附议 3')
    await town.say(author, '/撤回建议 2 已经解决')
    const { text } = await town.say(author, '我的建议')
    expect(text).toContain('您提出2件、附议1件，其中办理中2件、已结束1件。')
    for (const part of [
      '您提出的：',
      '建议2026-001《修复枫树湾路灯》（已提出）',
      '您附议的：',
      '大坪村水渠堵塞',
    ])
      expect(text).toContain(part)
    const inGroup = (await town.say(author, '/我的建议', group)).text
    expect(inGroup).toContain('提出2件')
    expect(inGroup).not.toContain('路灯')
  })

  it('who has none is told how to begin', async () => {
    expect((await town.say(other, '/我的建议')).text).toContain('/建议 标题和内容')
  })
})
