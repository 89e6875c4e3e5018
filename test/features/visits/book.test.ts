import { beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { forgetVisits } from './register-of.ts'

const town = await startTown()
const chair = '杨国梁'
const deputy = '王秀兰'
const other = '胡志强'

beforeEach(async () => {
  await forgetVisits(town)
  // Two matters of one person, five people of whom one is known, a letter, a contact with twelve.
  await town.say(deputy, '/来访 村民李四（13800000001）反映枫树湾路灯坏了，转城建办一周内修好')
  await town.say(deputy, '/来访 李四 13800000001 反映断头路，当场解答')
  await town.say(other, '/来访 2月20日接待，王五等5人反映征地补偿，转农业农村办，2月27日前答复')
  await town.say(deputy, '/信箱 石桥村信箱来信反映公交班次少，转为建议')
  await town.say(deputy, '/联系 走访石桥村选民12人，了解春耕情况')
})

const book = async (user: string, said = '', chat?: string) =>
  (await town.say(user, `/来访簿 ${said}`.trim(), chat)).text ?? ''

describe('the figures', () => {
  it('count matters, 人次 and persons apart, and what is closed, open and overdue', async () => {
    const text = await book(chair)
    expect(text).toContain('【2026年来访登记】')
    expect(text).toContain('来访3件、来信1件、联系1件（选民12人次），共5件；20人次，19人。')
    expect(text).toContain('已办结2件，办理中3件（其中逾期1件），已回访0件。')
  })

  it('of a deputy are his own', async () => {
    const text = await book(deputy)
    expect(text).toContain('您接待的')
    expect(text).toContain('来访2件、来信1件、联系1件（选民12人次），共4件；15人次，14人。')
    expect(text).not.toContain('征地补偿')
  })

  it('without the slash, too', async () => {
    expect((await town.say(deputy, '来访簿')).text).toContain('共4件')
  })

  it.each([
    ['3月', '【2026年3月来访登记】', '共4件'],
    ['三月份', '【2026年3月来访登记】', '共4件'],
    ['本月', '【2026年3月来访登记】', '共4件'],
    ['上个月', '【2026年2月来访登记】', '共1件'],
    ['2026', '【2026年来访登记】', '共5件'],
    ['2026年2月', '【2026年2月来访登记】', '共1件'],
    ['2026-02', '【2026年2月来访登记】', '共1件'],
    ['去年', '【2025年来访登记】', '还没有登记'],
    ['１２月', '【2026年12月来访登记】', '还没有登记'],
  ])('%s', async (said, heading, figures) => {
    const text = await book(chair, said)
    expect(text).toContain(heading)
    expect(text).toContain(figures)
  })

  it.each(['13月', '0月', '99999', '很久以前', '3', '12'])('%s is no year and no month', async said => {
    expect(await book(chair, said)).toContain('请写年或月')
  })
})

describe('what is open', () => {
  it('is listed with who came for those who may know, the most overdue first', async () => {
    const lines = (await book(chair)).split('\n')
    const from = lines.indexOf('办理中：') + 1
    expect(lines.slice(from, from + 3)).toEqual([
      '来访2026-003（办理中，已逾期12天）；征地补偿；转农业农村办，限时办理；限2月27日（星期五）；接待代表胡志强；来访人王五',
      '来访2026-001（办理中）；枫树湾村 枫树湾路灯坏了；转村镇建设办，限时办理；限3月18日（星期三）；接待代表王秀兰；来访人李四 13800000001',
      '来信2026-004（办理中）；石桥村 石桥村信箱来信反映公交班次少；转为代表建议；接待代表王秀兰',
    ])
  })

  it('of many twenty are listed and the others counted', async () => {
    for (let i = 0; i < 22; i++) await town.say(deputy, `/来访 第${i}盏路灯坏了`)
    expect(await book(deputy)).toContain('另有4件办理中，没有逐件列出。')
  })
})
