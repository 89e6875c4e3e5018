import { describe, expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

/** 2026-03-11, a Wednesday. */
const town = await startTown()
const clerk = '杨国梁'
const deputy = '王秀兰'
const full = '每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666'

describe('before anything is set', () => {
  test('whoever asks is told who sets it', async () => {
    expect((await town.say(deputy, '接待日')).text).toContain('还没有设置')
    expect((await town.say(clerk, '/接待设置')).text).toContain('还没有设置')
  })

  test('a deputy may not set it', async () => {
    expect((await town.say(deputy, `/接待设置 ${full}`)).text).toContain('由主席、副主席和联络员')
  })

  test.each([
    ['每月32日 地点：联络站', '没有“每月32日”'],
    ['每月15日25:00至26:00 地点：联络站', '接待时间不对'],
    ['每月15日上午8:30 地点：联络站', '没有结束'],
    ['每月15日', '还不知道接待地点'],
    ['每366天一次，从2029年1月1日起，地点：联络站', '没有一天可以接待'],
    ['你好', '没有看出'],
    ['每月1日至15日 地点：联络站', '日期太多，最多写12个'],
    ['每周一上午9:00至11:00、周四下午2:00至5:00 地点：联络站', '没有看懂“周四下午2:00至5:00'],
    ['每月15日12:30至12:30 地点：联络站', '结束要在开始之后'],
    ['每月15日8:70至11:30 地点：联络站', '接待时间不对'],
    ['每月15日，地点：', '还不知道接待地点'],
    ['每5天一次，从2月30日起，地点：联络站', '还不知道从哪一天算起'],
  ])('“%s” changes nothing and says why', async (words, why) => {
    expect((await town.say(clerk, `/接待设置 ${words}`)).text).toContain(why)
    expect((await town.say(deputy, '接待日')).text).not.toContain('值班')
  })
})

test('3,000 characters that say nothing change nothing', async () => {
  expect((await town.say(clerk, `/接待设置 ${'很长的话'.repeat(750)}`)).text).toContain('没有看出')
  expect((await town.say(deputy, '接待日')).text).toContain('还没有设置')
})

describe('once it is set', () => {
  test('the next six days are shown with the reason of each shift', async () => {
    const { text } = await town.say(clerk, `/接待设置 ${full}`)
    expect(text).toContain('每月15日，遇休息日顺延至下一个工作日')
    expect(text).toContain('上午8:30至11:30')
    const shown = (await town.say(deputy, '接待日')).text ?? ''
    expect(shown).toContain('3月16日（星期一）上午8:30至11:30，代表联络站（3月15日为星期日，顺延至3月16日）')
    expect(shown.match(/值班：/g)).toHaveLength(6)
    expect(shown).toContain('8月17日（星期一）')
    expect(shown).not.toContain('9月15日')
  })

  test('only what is said changes', async () => {
    const { text } = await town.say(clerk, '/接待设置 地点：镇政府一楼3号接待室')
    expect(text).toContain('地点：镇政府一楼3号接待室')
    expect(text).toContain('每月15日')
    expect(text).toContain('0571-88886666')
  })

  test('a place of 3,000 characters is cut, and said so far', async () => {
    const { text } = await town.say(clerk, `/接待设置 地点：${'代表联络站'.repeat(600)}`)
    expect(text).toContain(`地点：${'代表联络站'.repeat(12)}\n`)
    await town.say(clerk, '/接待设置 地点：镇政府一楼3号接待室')
  })

  test('a rule that never comes true leaves the one before', async () => {
    const { text } = await town.say(clerk, '/接待设置 每366天一次，从2029年1月1日起')
    expect(text).toContain('没有一天可以接待')
    expect((await town.say(deputy, '接待日')).text).toContain('3月16日')
  })
})

describe('one day by hand', () => {
  test('is moved, called off and held again; the rule leaves it alone', async () => {
    expect((await town.say(clerk, '/接待日 3月16日 改到 3月17日下午2:00至5:00')).text).toContain(
      '3月16日（星期一）的代表接待日已改到3月17日（星期二）下午2:00至5:00',
    )
    expect((await town.say(deputy, '接待日')).text).toContain('3月17日（星期二）下午2:00至5:00')
    expect((await town.say(clerk, '/接待日 4月15日 取消')).text).toContain('请写明原因')
    expect((await town.say(clerk, '/接待日 4月15日 取消 防汛')).text).toContain(
      '已取消。已通知过的人会另行通知。恢复请发送：/接待日 4月15日 恢复',
    )
    const shown = (await town.say(deputy, '接待日')).text ?? ''
    expect(shown).not.toContain('4月15日（星期三）上午')
    expect(shown).toContain('4月15日（星期三）：已取消，原因：防汛')
    expect(shown.match(/值班：/g)).toHaveLength(6)
    expect((await town.say(clerk, '/接待日 4月15日 恢复')).text).toContain('已恢复')
    expect((await town.say(deputy, '接待日')).text).toContain('4月15日（星期三）上午')
    expect((await town.say(clerk, '/接待日 4月15日 地点 杨树湾村代表联络站')).text).toContain(
      '杨树湾村代表联络站',
    )
  })

  test.each([
    ['4月20日 取消 防汛', '没有代表接待日'],
    ['4月15日 改到 4月31日', '没有'],
    ['4月15日 改到 3月17日', '已经有一次接待'],
    ['改到 3月17日', '没有看出是哪一次'],
    ['4月15日 改到 3月1日', '已经开始或已经过去'],
  ])('“%s” is answered clearly', async (words, why) => {
    expect((await town.say(clerk, `/接待日 ${words}`)).text).toContain(why)
  })

  test('a deputy may look and not change', async () => {
    expect((await town.say(deputy, '/接待日 4月15日 取消 有事')).text).toContain('由主席、副主席和联络员')
  })
})

test('reception can be given up and taken up again', async () => {
  expect((await town.say(clerk, '/接待设置 停止')).text).toContain('已停止')
  expect((await town.say(deputy, '接待日')).text).toContain('没有安排')
  expect((await town.say(clerk, '/接待设置 每周一、每周四，地点：代表联络站')).text).toContain(
    '日期：每周一、周四，',
  )
  const shown = (await town.say(deputy, '接待日')).text ?? ''
  expect(shown.match(/3月\d+日（星期.）/g)).toEqual([
    '3月12日（星期四）',
    '3月16日（星期一）',
    '3月19日（星期四）',
    '3月23日（星期一）',
    '3月26日（星期四）',
    '3月30日（星期一）',
  ])
})
