/**
 * Who came is seen alone by the liaison, the chair, the vice-chair and the deputy who received him: never in a group,
 * a log line, a metric, a deed or anything that is sent.
 */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { openedRows } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'
import { changes, entered, forgetVisits } from './register-of.ts'

/** Every line of every level. */
const lines: string[] = []
const log = createLog('trace', { write: line => void lines.push(line) })
const town = await startTown(new Date('2026-03-11T10:00:00+08:00'), log)
const { db } = town.database
const chair = '杨国梁'
const deputy = '王秀兰'
const liaison = '周晓敏'
const group = '全体代表'

beforeEach(async () => {
  await forgetVisits(town)
  lines.length = 0
})

const name = fc
  .tuple(
    fc.constantFrom(...'王李张刘陈黄赵吴周孙马朱'),
    fc.constantFrom('建设', '桂枝', '秀芝', '阿毛', '小湾', '石村', '四', '五妹', '大娘', '某', '女士'),
  )
  .map(parts => parts.join(''))
  // The bot's own examples name him: what it says then says nothing of anybody.
  .filter(made => made !== '李四')
const phone = fc
  .tuple(fc.constantFrom('131', '150', '189'), fc.integer({ min: 10_000_000, max: 99_999_999 }))
  .map(([front, rest]) => `${front}${rest}`)
const spoken = (p: string) => [
  p,
  p.replace(/^(...)(....)/, '$1 $2 '),
  `+86 ${p}`,
  p.replace(/^(...)(....)/, '$1-$2-'),
]

/** Words with a name and a phone in any places, also where no reader looks for them. */
const anyWords = fc
  .tuple(
    name,
    phone,
    fc.array(
      fc.constantFrom(
        ...[
          '<name>',
          '<name>',
          '<phone>',
          '<phone>',
          '村民',
          '来访人',
          '反映',
          '，',
          '；',
          '：',
          '（',
          '）',
          ' ',
          '\n',
        ],
        ...[
          '枫树湾',
          '石桥村',
          '路灯坏了',
          '低保',
          '转',
          '城建办',
          '一周内修好',
          '当场解答',
          '由',
          '接待',
          '家',
          '的',
        ],
        ...[
          '事项：',
          '姓名：',
          '电话：',
          '村：',
          '承办：',
          '期限：',
          '人数：',
          '等5人',
          '建议',
          '12',
          '村',
          '说他叫',
        ],
      ),
      { minLength: 1, maxLength: 14 },
    ),
    fc.nat({ max: 3 }),
  )
  .map(([n, p, pieces, way]) => ({
    n,
    p,
    words: pieces.map(piece => piece.replace('<name>', n).replace('<phone>', spoken(p)[way] ?? p)).join(''),
  }))

const digitsIn = (text: string) => text.replace(/[\s+-]/g, '')

describe('in a group', () => {
  it('no answer to any words has the name or the phone that was in them', async () => {
    const commands = fc.constantFrom(
      '/来访 ',
      '/联系 ',
      '/信箱 ',
      '/改来访 1 ',
      '/改来访 1 来访人 ',
      '/办结 1 ',
      '/回访 1 ',
    )
    await town.say(deputy, '/来访 村民李某反映路灯坏了')
    await fc.assert(
      fc.asyncProperty(anyWords, commands, async ({ n, p, words }, command) => {
        const { reply, pushed } = await town.say(deputy, command + words, group)
        const said = JSON.stringify([reply, pushed])
        expect(said).not.toContain(n)
        expect(digitsIn(said)).not.toContain(p)
      }),
      {
        numRuns: 100,
        examples: [[{ n: '王建设', p: '13110000000', words: '王建设当场解答王建设' }, '/改来访 1 ']],
      },
    )
    const logged = lines.join('\n')
    expect(lines.length).toBeGreaterThan(100)
    for (const { name: who, phone: called } of await entered(town)) {
      // 姓名：12 is a name, too, and every line of a log has such figures.
      if (who !== null && /\p{L}{2}/u.test(who)) expect(logged).not.toContain(who)
      if (called !== null) expect(logged).not.toContain(called)
    }
  })

  it('neither has a click of anybody, nor what everybody sees of it', async () => {
    const said = '/来访 村民李二妹（13100000001）反映枫树湾路灯坏了，李二妹家门口最黑'
    const { message } = await town.say(deputy, said, group)
    const [row] = await db.sql<{ id: number }[]>`select id from visit`
    const clicks: readonly (readonly [string, Record<string, string>?])[] = [
      ['visit_handling', { visit_handling: 'petition' }],
      ['visit_categories'],
      ['visit_category', { visit_category: '1' }],
      ['visit_show'],
      ['visit_void'],
      ['visit_restore'],
    ]
    for (const user of ['胡志强', deputy, chair]) {
      for (const [action, selected] of clicks) {
        const key = `${action}:${row?.id}`
        // What his card does not offer him is refused by the stand-in.
        const { body } = await town.api('click', { chat: group, user, message: message?.id, key, selected })
        expect(JSON.stringify(body)).not.toMatch(/李二妹|13100000001|最黑/)
      }
    }
    const [after] = await db.sql<{ category: string }[]>`select category from visit`
    expect(after?.category).toBe('农业农村')
    const shown = (await town.messages('wrYunxiDeputies02')).map(one => one.text)
    expect(shown.filter(text => /李二妹|最黑/.test(text))).toEqual([`@联络员 ${said}`])
  })

  it('the card there is of closed words: villages, offices and deputies of the roster, categories, days', async () => {
    const { message } = await town.say(
      deputy,
      '/来访 由王秀兰接待，赵小湾村民赵小湾反映路灯坏了，转赵小湾办一周内修好',
      group,
    )
    expect(message?.text).not.toContain('赵小湾')
    expect(message?.text).toContain('村（社区）:已登记，请在单聊中核对')
    expect(message?.text).toContain('处理:转承办单位，限时办理')
  })

  it('figures and open matters stay figures', async () => {
    await town.say(deputy, '/来访 村民李二妹（13100000001）反映枫树湾路灯坏了，转城建办一周内修好')
    for (const user of [chair, deputy, liaison]) {
      const { text } = await town.say(user, '/来访簿', group)
      expect(text).toContain('来访1件')
      expect(text).not.toMatch(/李二妹|131|路灯/)
    }
  })

  it('what is closed there is closed without its words', async () => {
    await town.say(deputy, '/来访 村民李二妹（13100000001）反映枫树湾路灯坏了')
    const { text } = await town.say(deputy, '/办结 1 已告知李二妹，电话13100000001', group)
    expect(text).toMatch(/^来访2026-001已办结。/)
    expect(text).not.toMatch(/李二妹|131/)
  })
})

describe('alone', () => {
  it.each([
    [deputy, true],
    [chair, true],
    ['沈月英', true],
    [liaison, true],
    ['胡志强', false],
    ['徐志刚', false],
  ])('%s: shown %s', async (user, isShown) => {
    await town.say(deputy, '/来访 村民李二妹（13100000001）反映枫树湾路灯坏了，转城建办一周内修好')
    for (const said of ['/来访 1', '/来访簿']) {
      const { message } = await town.say(user, said)
      const found = /李二妹/.test(message?.text ?? '') && /13100000001/.test(message?.text ?? '')
      expect(found, said).toBe(isShown)
    }
  })
})

describe('in what the service keeps and sends', () => {
  it('name and phone stand with the visitor alone, and in no log, metric, deed, entry, note or message', async () => {
    const who = '李二妹'
    const called = '13100000001'
    await town.say(deputy, `/来访 村民${who}（${called}）反映枫树湾路灯坏了，转城建办一周内修好`)
    await town.say(deputy, `/来访 来访人${who} ${called} 反映断头路，转城建办一周内打通`, group)
    await town.say(deputy, `/改来访 1 来访人 ${who}儿 ${called}`)
    await town.say(deputy, '/改来访 1 村 石桥村')
    await town.moveTo('2026-03-22T09:30:00+08:00')
    // An answer that is a message of its own is kept as long as the message that it answers, with its stored reply.
    const tables = ['visit', 'visit_call', 'deed', 'visit_entry', 'outbox', 'private_note']
    const rows = (await Promise.all(tables.map(table => openedRows(db, table)))).flat()
    const kept = rows.filter(row => !String(row.dedupe_key).startsWith('reply:'))
    const stored = JSON.stringify(kept)
    expect(stored).toContain('路灯坏了')
    expect(stored).not.toContain(who)
    expect(stored).not.toContain(called)
    expect((await changes(town)).length).toBe(4)
    const metrics = await (await fetch(`${town.url}/metrics`)).text()
    for (const text of [lines.join('\n'), metrics]) {
      expect(text.length).toBeGreaterThan(100)
      expect(text).not.toContain(who)
      expect(text).not.toContain(called)
    }
    expect(await entered(town)).toMatchObject([
      { name: `${who}儿`, phone: called },
      { name: who, phone: called },
    ])
  })

  it('a failure is logged without them', async () => {
    await db.sql`alter table visitor add constraint broken check (phone is null)`
    const { text } = await town.say(deputy, '/来访 村民李二妹（13100000001）反映枫树湾路灯坏了')
    await db.sql`alter table visitor drop constraint broken`
    expect(text).toContain('没有处理成功')
    const errors = lines.filter(line => line.includes('a message was not answered'))
    expect(errors).toHaveLength(1)
    expect(lines.join('\n')).not.toMatch(/李二妹|13100000001/)
    expect(await entered(town)).toEqual([])
  })
})
