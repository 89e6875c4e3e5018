/** A congress names its own classes and numbers by session; what was answered and numbered before keeps what it was. */
import { beforeAll, describe, expect, it } from 'vitest'
import { unzip, wordsOf } from '../../registers/unzip.ts'
import { documentOf } from '../../support/ways.ts'
import { handedIn } from './book-of.ts'
import { agriculture, author, chair, does, handledTown, liaison, saidIn, second } from './handled.ts'

const town = await handledTown()
const { db } = town.database

const text = async (user: string, words: string, chat?: string) =>
  (await town.say(user, words, chat)).text ?? ''
const set = (words: string) => text(liaison, `/建议设置 ${words}`)
const fetched = async (user: string, words: string): Promise<Uint8Array> => {
  await town.say(user, '我的')
  return (await documentOf(town, await town.say(user, words))).bytes
}

beforeAll(async () => {
  await town.handIn({ title: '修复路灯' })
  await does(town, liaison, '/交办 1 农业农村办')
  await does(town, agriculture, '/面商 1 与王秀兰面商：同意')
  await does(town, agriculture, '/答复 1 A 路灯已修复')
})

describe('classes that are set', () => {
  it('are shown, told back with which of them promises, and hold for what is answered from then on', async () => {
    expect(await text(liaison, '/建议设置')).toContain(
      '办理结果：A 已解决或基本解决、B 正在解决或列入计划（承诺）、C 因条件限制暂不能解决、D 留作参考（国家规定）',
    )
    expect(await set('办理结果 A 已采纳、B 拟采纳（承诺）、C 留作参考')).toContain(
      '已改动。办理结果：A 已采纳、B 拟采纳（承诺）、C 留作参考（本单位设定）。已经答复的仍是原来的类别',
    )
    await town.handIn({ title: '修渠' })
    await does(town, liaison, '/交办 2 农业农村办')
    await does(town, agriculture, '/面商 2 与王秀兰面商：同意')
    expect(await text(agriculture, '/答复 2 D 留作参考')).toContain('A 已采纳；B 拟采纳；C 留作参考')
    expect(await text(agriculture, '/答复 2 B 会办的')).toContain('请在内容中写明完成的日期')
    expect(saidIn(await does(town, agriculture, '/答复 2 A 水渠已修'))).toContain('A类（已采纳）')
  })

  it('leave what was answered before with the class that it was given, on every paper and in the figures', async () => {
    expect(wordsOf(await fetched(author, '/答复函 1')).join('')).toContain('A类（已解决或基本解决）')
    expect(wordsOf(await fetched(author, '/答复函 2')).join('')).toContain('A类（已采纳）')
    expect(await text(liaison, '/建议统计')).toContain(
      'A类（已采纳）1件，占50.0%；B类（拟采纳）0件，占0.0%；C类（留作参考）0件，占0.0%；A类（已解决或基本解决）1件，占50.0%',
    )
    const book = [...unzip(await fetched(liaison, '/建议簿')).values()].join('')
    expect(book).toContain('A类（已解决或基本解决）</t>')
  })

  it.each([
    [
      '办理结果 满意、不满意',
      '没有看懂“办理结果”要改成什么，没有改动。请这样写：/建议设置 办理结果 A 已解决、B 正在解决（承诺）',
    ],
    ['办理结果 A 已采纳', '没有改动：办理结果分2至6类'],
    ['办理结果 A 已采纳、A 拟采纳', '代号、名称都不能重复'],
    [
      '办理结果 A 已采纳、B 拟采纳（承诺）、C 留作参考',
      '办理结果本来就是A 已采纳、B 拟采纳（承诺）、C 留作参考，没有改动。',
    ],
  ])('%s changes nothing, and says why', async (words, answer) => {
    expect(await set(words)).toContain(answer)
    expect(await text(liaison, '/建议设置')).toContain('A 已采纳、B 拟采纳（承诺）、C 留作参考（本单位设定）')
  })

  it('go back to the usual ones', async () => {
    expect(await set('办理结果 恢复')).toContain('B 正在解决或列入计划（承诺）')
    expect(await text(liaison, '/建议统计')).toContain('A类（已采纳）1件')
  })
})

describe('numbering by session', () => {
  it('begins at 1 under the session’s name, and what has a number keeps it', async () => {
    expect(await set('编号 按届次 第十九届第三次会议')).toContain(
      '编号：按届次，现为第十九届第三次会议（本单位设定）。已经编号的不变，以后提出的按新的编号。',
    )
    await town.say(second, '/建议 增加公交班次，群众出行不便')
    expect((await handedIn(db)).map(({ series, number }) => `${series}-${number}`)).toEqual([
      '2026-1',
      '2026-2',
      '19-3-1',
    ])
    // Both 1 are open: nobody guesses.
    expect(await text(chair, '/建议 1')).toContain('19-3-001')
    expect(await text(liaison, '/建议统计 第十九届第三次会议')).toContain('合计1件')
  })

  it('goes back to years and on where they were', async () => {
    expect(await set('编号 按年')).toContain('编号：按年（本单位设定）')
    await town.say(second, '/建议 新建老年食堂，老人吃饭不便')
    expect((await handedIn(db)).at(-1)).toMatchObject({ series: '2026', number: 3 })
  })

  it.each(['编号 按届次', '编号 按天', '编号 从100开始'])('%s is asked about', async words => {
    expect(await set(words)).toContain(
      '没有看懂“编号”要改成什么，没有改动。请这样写：/建议设置 编号 按年，或者按届次',
    )
  })
})
