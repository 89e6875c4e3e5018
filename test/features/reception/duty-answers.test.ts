import { expect, test } from 'vitest'
import { notedFor } from '../../support/opened.ts'
import { deedsOf, entriesOf, keysOf, optionsOf, receivingTown, rotaOf } from './duty-town.ts'

const town = await receivingTown()
const deputies = '全体代表'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const { sql } = town.database.db
/** What was written for somebody alone and is not read yet. */
const notesFor = (name: string) => notedFor(town.database.db, name)

await town.say('周晓敏', '/排班 11月16日 王秀兰、胡志强')
await town.say('周晓敏', '/排班 12月15日 王秀兰、许金泉')

test('what is no answer is answered and changes nothing', async () => {
  expect(await say('胡志强', '收到')).toMatch(/还没有确认11月16日.*只回“收到”不算确认/)
  expect(await say('胡志强', '等我看下值班表再说')).toContain('暂不登记')
  expect(await say('胡志强', '今天天气不错')).toContain('没有看懂')
  expect(await say('胡志强', '确认了吗')).toContain('没有看懂')
  expect((await entriesOf(town, '2026-11-16')).sort()).toEqual(['王秀兰 assigned', '胡志强 assigned'])
})

test('确认 in a group is noted in a word, in a single chat with day, hours and place; the same again changes nothing', async () => {
  expect(await say('胡志强', '确认', deputies)).toBe('胡志强：已确认11月16日（星期一）值班。')
  expect(await say('胡志强', '确认')).toBe('您对11月16日（星期一）值班的回复已经是“已确认”，没有变化。')
  expect(await entriesOf(town, '2026-11-16')).toContain('胡志强 confirm')
  expect(await say('胡志强', '收到')).toContain(
    '您对11月16日（星期一）上午8:30至11:30接待值班的回复是“已确认”',
  )
})

test('a repeated message is written down once', async () => {
  await town.api('faults', { duplicate: 3 })
  await say('胡志强', '请假 出差')
  await town.api('faults', { duplicate: 1 })
  expect((await entriesOf(town, '2026-11-16')).slice(3)).toEqual(['胡志强 leave 出差'])
})

test('leave is told to the clerks alone with its reason and the next in the rota; neither the group nor a deed has it', async () => {
  const said = await notesFor('周晓敏')
  expect(said.at(-1)).toMatch(/【值班请假】胡志强不能参加11月16日.*原因：出差。轮到的下一位是.+“补班”/)
  expect((await notesFor('杨国梁')).at(-1)).toContain('胡志强')
  const again = await say('胡志强', '请假 老伴住院', deputies)
  expect(again).toBe('胡志强：已登记11月16日（星期一）值班请假。')
  expect((await notesFor('周晓敏')).at(-1)).toContain('老伴住院')
  for (const chat of ['全体代表', '主席团', '第三代表小组']) {
    const ours = (await town.messages(chat))
      .map(message => message.text)
      .filter(text => !text.startsWith('@'))
    expect(ours.join()).not.toMatch(/出差|老伴/)
  }
  expect((await deedsOf(town)).join()).not.toMatch(/出差|住院/)
})

test('who comes after all takes his leave back, and the clerks hear of it', async () => {
  expect(await say('胡志强', '改为确认')).toContain('已确认')
  expect((await notesFor('周晓敏')).at(-1)).toMatch(/胡志强已改为确认参加11月16日/)
})

test('with several turns a day in front says which; without one the card asks', async () => {
  expect(await say('王秀兰', '12月15日 请假 下乡')).toMatch(/已登记：12月15日.*您请假/)
  expect(await say('王秀兰', '确认')).toContain('已确认：11月16日（星期一）')
  expect(await say('王秀兰', '/值班 12月15日 确认')).toContain('已确认：12月15日')
  expect(await say('王秀兰', '/值班 12月16日 确认')).toMatch(/12月16日.*没有您的接待值班.*11月16日.*12月15日/)
  expect(await say('王秀兰', '/值班 2月30日 确认')).toContain('没有“2月30日”')
  expect(await say('王秀兰', '/值班 乱写')).toContain('没有看懂')
})

test('值班 shows the turns with a choice of the day; a button answers for the chosen one', async () => {
  const card = await town.say('王秀兰', '值班')
  expect(card.text).toMatch(/11月16日.*同班：胡志强.*您的回复：已确认/)
  expect(keysOf(card)).toEqual(['dutyok', 'dutyleave', 'dutyswap'])
  expect(optionsOf(card).map(option => option.text)).toEqual(['11月16日（确认）', '12月15日（确认）'])
  const [, december] = optionsOf(card)
  const id = card.message?.id ?? ''
  const left = await town.click('王秀兰', id, 'dutyleave', undefined, { day: december?.id ?? '' })
  expect(left.text).toMatch(/12月15日.*您请假.*请补充原因/)
  expect(await entriesOf(town, '2026-12-15')).toContain('王秀兰 leave')
  const swap = await town.click('王秀兰', id, 'dutyswap', undefined, { day: december?.id ?? '' })
  expect(swap.text).toContain('/换班 姓名 12月15日')
  await town.click('王秀兰', id, 'dutyok', undefined, { day: december?.id ?? '' })
  expect((await entriesOf(town, '2026-12-15')).at(-1)).toBe('王秀兰 confirm')
})

test('a reason sent alone after leave without one is not booked, and how to send it is said', async () => {
  const card = await town.say('胡志强', '值班')
  const [, leave = ''] = keysOf(card)
  const left = await town.click('胡志强', card.message?.id ?? '', leave)
  expect(left.text).toMatch(/您请假.*请补充原因/)
  // The only turn is said once, not again below.
  expect(left.text?.match(/11月16日（星期一）上午8:30/g)).toHaveLength(1)
  expect(await say('胡志强', '到县里开会')).toContain('请在前面写上“请假”，如：请假 到县里开会')
  const inGroup = await say('胡志强', '到县里开会', deputies)
  expect(inGroup).not.toContain('到县里')
  expect(await say('胡志强', '请假 到县里开会')).toContain('已登记：11月16日')
  expect((await entriesOf(town, '2026-11-16')).slice(-2)).toEqual(['胡志强 leave', '胡志强 leave 到县里开会'])
  expect(await say('胡志强', '确认')).toContain('已确认：11月16日')
})

test('in a group the card says nothing of what was answered', async () => {
  const card = await town.say('王秀兰', '/值班', deputies)
  expect(card.text).toContain('11月16日')
  expect(card.text).not.toMatch(/已确认|请假。|尚未确认/)
  expect(optionsOf(card).map(option => option.text)).toEqual(['11月16日', '12月15日'])
})

test('one turn needs no choice, and none is said so', async () => {
  // All three are of one day, whatever its id.
  const keys = keysOf(await town.say('许金泉', '值班')).map(key => key.split(':'))
  expect(keys.map(([action]) => action)).toEqual(['dutyok', 'dutyleave', 'dutyswap'])
  expect(new Set(keys.map(([, day]) => day)).size).toBe(1)
  expect(await say('董长庚', '值班')).toContain('目前没有您的接待值班')
  expect(await say('董长庚', '确认')).toContain('目前没有需要您回复的通知')
  expect(await say('何小川', '值班')).toContain('还没有您的企业微信账号')
})

test('a clerk sees who is on duty on a day and how it stands; a deputy who is not on duty does not', async () => {
  expect(await say('周晓敏', '/值班 12月15日')).toContain('12月15日（星期二）：王秀兰、许金泉')
  expect(await say('董长庚', '/值班 12月15日')).toContain('没有您的接待值班')
})

test('an answer for somebody who phoned is entered by a clerk, and by nobody else', async () => {
  expect(await say('周晓敏', '/代 许金泉 值班 请假 住院')).toBe(
    '已替许金泉登记12月15日（星期二）的接待值班：请假。接替的人请发送“补班”安排。',
  )
  expect(await say('周晓敏', '/代 许金泉 12月15日值班 请假 住院')).toContain('没有变化')
  expect(await say('周晓敏', '/代 许金泉 值班')).toContain('是确认还是请假')
  expect(await say('周晓敏', '/代 王秀兰 值班 确认')).toContain('没有变化')
  expect(await say('周晓敏', '/代 董长庚 值班 确认')).toContain('没有董长庚的接待值班')
  expect(await say('周晓敏', '胡志强那天值班不能来了，他住院')).toContain('已替胡志强登记')
  expect(await say('王秀兰', '/代 许金泉 值班 确认')).toContain('由主席、副主席和联络员使用')
  expect((await deedsOf(town)).filter(line => line.includes('duty.proxy'))).toHaveLength(2)
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from duty_entry e join person p on p.id = e.entered_by where p.name = '周晓敏' and e.answer = 'leave'`
  expect(row?.n).toBe(2)
})

test('补班 shows the free places alone with the next in the rota; one click fills one, and a second fills nothing', async () => {
  expect(await say('周晓敏', '补班', '主席团')).toContain('有2处接待值班缺人，请单独给我发送')
  const card = await town.say('周晓敏', '补班')
  const other = await town.say('沈月英', '补班')
  expect(card.text).toMatch(/11月16日.*胡志强请假（他住院），轮到杨国梁/)
  expect(card.text).toMatch(/12月15日.*许金泉请假（住院），轮到沈月英/)
  const [first] = optionsOf(card)
  const filled = await town.click('周晓敏', card.message?.id ?? '', 'fill', undefined, {
    vacancy: first?.id ?? '',
  })
  expect(filled.text).toContain('已安排杨国梁')
  const late = await town.click('沈月英', other.message?.id ?? '', 'fill', undefined, {
    vacancy: first?.id ?? '',
  })
  expect(late.text).toContain('这一处已经安排')
  expect((await rotaOf(town))[0]).toBe('2026-11-16: 杨国梁 王秀兰')
  expect((await notesFor('杨国梁')).at(-1)).toMatch(/【值班安排】请您于11月16日.*值班代表：杨国梁、王秀兰/)
  expect((await notesFor('胡志强')).at(-1)).toContain('不用到岗')
  expect(await say('王秀兰', '/补班')).toContain('由主席、副主席和联络员使用')
})

test('who was replaced is told that the day is not his any more', async () => {
  expect(await say('胡志强', '/值班 11月16日 确认')).toContain('没有您的接待值班')
})

test('a day that moves is asked again, and one that is cancelled is not', async () => {
  await town.say('周晓敏', '/接待日 11月16日 改到 11月18日')
  expect(await say('王秀兰', '我的')).toMatch(/11月18日.*您尚未确认/)
  expect(await say('王秀兰', '/值班 11月18日 确认')).toContain('已确认：11月18日')
  expect(await say('王秀兰', '/值班 11月15日 确认')).toContain('没有变化')
  await town.say('周晓敏', '/接待日 12月15日 取消 防汛')
  expect(await say('王秀兰', '/值班 12月15日 确认')).toContain('已取消，不需要再回复')
  expect(await say('周晓敏', '/排班 12月15日 王秀兰')).toContain('已取消')
})
