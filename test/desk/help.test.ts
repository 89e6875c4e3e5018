import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proveActor, type Role } from '../../src/bot/actor.ts'
import { type Asking, type Command, defineCommand } from '../../src/bot/command.ts'
import { say } from '../../src/bot/reply.ts'
import { findCommand, help, helpNames, suggestion } from '../../src/desk/help.ts'
import { register, registry } from '../../src/desk/registry.ts'
import { fold } from '../../src/language/normalise.ts'

const bot = { botName: '联络员', isApp: false }
const nowhere = { actor: null, tenant: null }
const actorWith = (...roles: Role[]) =>
  proveActor({
    personId: 1,
    name: '张三',
    userid: 'zhangsan',
    congressId: 1,
    roles,
    isDeputy: !roles.includes('office_contact'),
  })

const command = (name: string, who: 'members' | 'clerks' | 'anyone', aliases: string[] = []): Command => {
  const face = { name, aliases, summary: `说明${name}`, usage: `/${name} …`, examples: [`/${name} 三`] }
  return who === 'anyone'
    ? defineCommand({ ...face, who, run: async () => say(name) })
    : defineCommand({ ...face, who, run: async () => say(name) })
}

const small = register(
  [
    command('会议', 'clerks', ['通知', 'meeting']),
    command('名单', 'members', ['list']),
    command('我是', 'anyone'),
  ],
  [],
)

describe('the help', () => {
  it.each([
    ['a stranger', null, ['/我是 …']],
    ['a deputy', actorWith(), ['/名单 …', '/我是 …']],
    ['the liaison', actorWith('liaison'), ['/会议 …', '/名单 …', '/我是 …']],
  ])('of %s has what that person may use, and nothing else', (_who, actor, usages) => {
    const said = help(small, [{ ...nowhere, actor }], { botName: '云溪联络员', isApp: false }, '')
    for (const { usage, summary } of small.commands) {
      expect(said.includes(usage)).toBe(usages.includes(usage))
      expect(said.includes(summary)).toBe(usages.includes(usage))
    }
    expect(said).toContain('云溪联络员')
  })

  it.each(['会议', '通知', 'meeting', 'MEETING', '會議', '会议 怎么写'])(
    'on %s says how it is typed',
    asked => {
      const said = help(small, [{ ...nowhere, actor: actorWith('chair') }], bot, asked)
      for (const part of ['/会议 …', '说明会议', '/会议 三', '/通知', '/meeting'])
        expect(said).toContain(part)
      expect(said).not.toContain('名单')
    },
  )

  it('on something unknown is the whole help', () => {
    const chair = [{ ...nowhere, actor: actorWith('chair') }]
    expect(help(small, chair, bot, '天气')).toBe(help(small, chair, bot, ''))
  })

  it('by the app tells nobody to mention it', () => {
    expect(help(small, [nowhere], bot, '')).toContain('在群里请先@联络员')
    expect(help(small, [nowhere], { ...bot, isApp: true }, '')).not.toMatch(/@|群/)
  })

  it('with nothing to show is still a sentence', () => {
    expect(help(register([], []), [nowhere], bot, '')).toMatch(/联络员.*“\/帮助 名称”$/su)
  })
})

describe('the help of this service', () => {
  it('of somebody of a county and a town has what is the business of either', () => {
    const at = (kind: 'county' | 'township') => ({
      actor: actorWith('liaison'),
      tenant: { id: 1, name: '某', kind, province: null, zone: 'Asia/Shanghai', settings: {} },
    })
    const both = help(registry, [at('township'), at('county')], bot, '')
    expect(both).toContain('/会议')
    expect(both).toContain('/各镇')
    expect(help(registry, [at('township')], bot, '')).not.toContain('/各镇')
  })

  it.each(registry.commands.map(one => [one.name, one] as const))(
    'on %s: what is typed as an example is understood',
    (_name, one) => {
      const said = help(registry, [{ ...nowhere, actor: actorWith('liaison') }], bot, one.name)
      expect(said).toContain(one.usage)
      expect(one.examples.length).toBeGreaterThan(0)
      for (const example of one.examples) {
        expect(said).toContain(example)
        if (example.startsWith('/')) expect(findCommand(registry, example.slice(1))?.command).toBe(one)
      }
    },
  )

  it('every name and alias leads to its command, and none is a word for help', () => {
    for (const one of registry.commands) {
      for (const name of [one.name, ...one.aliases]) {
        expect(findCommand(registry, name)).toMatchObject({ command: one, rest: '' })
        expect(findCommand(registry, `${name} 三楼会议室`)).toMatchObject({
          command: one,
          rest: '三楼会议室',
        })
        expect([...helpNames].some(help => fold(name).startsWith(help))).toBe(false)
      }
    }
  })

  const town = {
    id: 1,
    name: '云溪镇',
    kind: 'township',
    province: null,
    zone: 'Asia/Shanghai',
    settings: {},
  } as const
  const shownTo = (asking: Asking): string[] => {
    const lines = help(registry, [asking], bot, '').split('\n')
    return registry.commands
      .filter(one => lines.includes(`${one.usage}：${one.summary}`))
      .map(one => one.name)
  }

  it('a deputy sees what is for him: no command that he would be refused, none that he has no use for', () => {
    const deputy = actorWith('leader', 'presidium_member')
    expect(shownTo({ actor: deputy, tenant: town })).toEqual([
      ...['名单', '签到', '早退', '到会', '参加', '请假', '我的', '我的信息'],
      ...['议程', '议题', '纪要', '会议记录', '会议纪要', '接待日', '值班', '换班'],
      ...['来访', '联系', '信箱', '改来访', '办结', '回访', '来访簿', '附图', '看附件'],
      ...['建议', '议案', '附议', '撤回建议', '改建议', '我的建议'],
      ...['建议簿', '建议统计', '建议表', '答复函'],
      ...['待办', '补充', '满意', '基本满意', '不满意', '评价'],
      ...['期限', '逾期'],
      ...['活动', '学习', '述职', '我的履职', '异议', '述职报告'],
      ...['计划', '网页', '日历', '决定'],
    ])
  })

  it('an office’s contact sees how suggestions are handled, and not how they are rated', () => {
    const shown = shownTo({ actor: actorWith('office_contact'), tenant: town })
    for (const name of ['待办', '接收', '退回', '约商', '面商', '答复', '协办意见', '延期', '兑现'])
      expect(shown).toContain(name)
    for (const name of ['满意', '评价', '补充', '交办', '准延']) expect(shown).not.toContain(name)
  })

  it('the liaison sees everything but how to become known', () => {
    // What is a county's, no town has; how to answer it is told with each notice.
    const others = ['我是', '各镇', '县通知']
    const names = registry.commands.map(one => one.name).filter(name => !others.includes(name))
    expect(shownTo({ actor: actorWith('liaison'), tenant: town })).toEqual(names)
  })

  it('a county’s clerk sees what is a county’s, and nothing of the towns’', () => {
    const shown = shownTo({ actor: actorWith('liaison'), tenant: { ...town, kind: 'county' } })
    expect(shown).toEqual(expect.arrayContaining(['各镇', '县通知', '网页', '我的']))
    for (const name of ['会议', '来访', '建议', '计划', '接待设置', '日历']) expect(shown).not.toContain(name)
  })

  it('a stranger sees how to become known, and where nothing is bound yet how to bind', () => {
    expect(shownTo({ actor: null, tenant: town })).toEqual(['我是'])
    expect(shownTo(nowhere)).toEqual(['绑定', '我是'])
  })
})

describe('a command that there is not', () => {
  it.each([
    ['会义 3月18日', '会议'],
    ['名但', '名单'],
    ['帮住', '帮助'],
    ['meetng', 'meeting'],
    ['通之 各位代表', '通知'],
    ['邦定', '绑定'],
  ])('%s: was %s meant?', (typed, meant) => {
    expect(findCommand(registry, typed)).toBeNull()
    expect(suggestion(registry, typed)).toBe(meant)
  })

  it.each(['天气预报', '', '👌', '今天吃什么'])('%j was nothing of ours', typed => {
    expect(suggestion(registry, typed)).toBeNull()
  })

  it('whatever is typed, a suggestion is a command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), typed => {
        const meant = suggestion(registry, typed)
        if (meant !== null) expect(meant === '帮助' || findCommand(registry, meant) !== null).toBe(true)
      }),
    )
  })
})

describe('the register', () => {
  it.each([
    ['one name', [command('会议', 'clerks'), command('会议', 'members')]],
    ["a name and another's alias", [command('会议', 'clerks'), command('通知', 'members', ['会议'])]],
    [
      'names that differ in width or script',
      [command('meeting', 'clerks'), command('会议', 'members', ['Ｍeeting'])],
    ],
  ])('refuses two commands of %s', (_what, commands) => {
    expect(() => register(commands, [])).toThrow(/two commands/)
  })

  it('refuses two buttons of one action', () => {
    const button = registry.byAction.get('mine')
    if (button === undefined) throw new Error('no such button')
    expect(() => register([], [button, button])).toThrow(/two buttons/)
  })
})
