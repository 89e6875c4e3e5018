/**
 * What has to be there before a command comes to anything: a story of both towns, step by step. `before` happens, then
 * everybody says `say`, and it is undone. Exactly who stands in `does` comes to something by it.
 */
import { MovableClock } from '../../src/clock.ts'
import type { Database } from '../../src/db/open.ts'
import { setOpenWays } from '../../src/features/reach/store.ts'
import { enqueue } from '../../src/outbox/enqueue.ts'
import { clerks, deputies, type Role, standsFor } from './roles.ts'
import { group, type Names, now } from './town.ts'

/** How a town's people and offices are called. */
export interface Called {
  readonly owner: string
  readonly office: string
  readonly office2: string
}

export const calledIn = ({ mark }: Names): Called => {
  const name = (ours: string): string => (mark === '' ? ours : mark + ours.slice(1))
  return { owner: name('李四'), office: `${mark}农业农村办`, office2: `${mark}财政所` }
}

interface Said {
  readonly by: Role
  readonly words: (called: Called) => string
  /** Left out: now. */
  readonly at?: string
  readonly inGroup?: boolean
}

export interface Step {
  readonly command: string
  /** What happens in each of the towns, or what somebody does besides. */
  readonly before: readonly (Said | ((db: Database) => Promise<unknown>))[]
  readonly say: (called: Called, role: Role) => string
  /** In which chat it is said; left out: alone. */
  readonly chat?: string
  readonly does: readonly Role[]
}

const said = (role: Role, words: string | Said['words'], more: Omit<Said, 'by' | 'words'> = {}): Said => ({
  by: role,
  words: typeof words === 'string' ? () => words : words,
  ...more,
})
const step = (
  command: string,
  before: Step['before'],
  say: string | Step['say'],
  does: readonly Role[],
  chat?: string,
): Step => ({
  command,
  before,
  say: typeof say === 'string' ? () => say : say,
  does,
  ...(chat === undefined ? {} : { chat }),
})

const office: readonly Role[] = [...clerks, 'office']
const signer: readonly Role[] = [...clerks, 'owner']
const signerAndOffice: readonly Role[] = [...signer, 'office']
const yesterday = '2026-03-10T15:00:00+08:00'
const soon = '2026-03-11T09:50:00+08:00'

/** A clerk enters it for whoever signed, and names him. */
const forSigner =
  (command: string, rest = ''): Step['say'] =>
  ({ owner }, role) =>
    clerks.includes(standsFor(role)) ? `/${command} 1 代 ${owner}${rest}` : `/${command} 1${rest}`

const answers = [
  said('office', '/面商 1 代表同意修复方案'),
  said('office', '/答复 1 B 已列入计划，2026年12月底前完成'),
  said('office', '/面商 1 代表同意答复'),
]

export const story: readonly Step[] = [
  // Notice 2 is out, and the owner has asked for leave.
  step('准假', [], ({ owner }) => `/准假 ${owner}`, clerks),
  step('不准', [], ({ owner }) => `/不准 ${owner} 本次会议需表决，请到会`, clerks),
  step('送达', [], '/送达 2', clerks),
  step('列入', [], '/列入 1 会议2', clerks),
  step(
    '恢复',
    [
      said('chair', '/会议 3月20日上午9点 镇政府二楼会议室 主席团会议 议题：听取汇报'),
      said('chair', '/发布 4', { inGroup: true }),
      said('chair', '/取消 4 与县里会议冲突'),
    ],
    '/恢复 4',
    clerks,
  ),
  step(
    '签到',
    [
      said(
        'chair',
        '/会议 3月11日上午10点 镇政府五楼会议室 全体代表会议 议题：1.审议民生实事项目 2.听取工作报告',
        { at: yesterday },
      ),
      said('chair', '/发布 5', { at: yesterday, inGroup: true }),
    ],
    '签到',
    deputies,
  ),
  step('点名', [], '/点名 5 全到', clerks),
  step('到会', [], '/到会 5', clerks),
  step('早退', [said('owner', '签到', { at: soon })], '早退 村里有急事', ['owner']),
  step('表决', [said('chair', '/点名 5 全到')], '/表决 5 第1项 全票通过', clerks),
  step('改纪要', [], '/改纪要 1 第1段 会议认为准备基本充分', clerks),
  step('删纪要', [], '/删纪要 1 第1段', clerks),
  step('决定', [], called => `/决定 5 第2项 修复排灌渠 承办：${called.office} 期限：6月30日`, clerks),
  step('值班', [], '/值班 3月16日 确认', ['owner']),

  step('删附件', [], '/删附件 来访1 1', signer),
  step('看附件', [], '/看附件 来访1', signer),
  step('回访', [said('owner', '/办结 1 已经批下来')], '/回访 1 满意', signer),
  step('来访簿', [], '/来访簿', signer),

  step('建议簿', [], '/建议簿', signerAndOffice),
  step('不予接收', [], '/不予接收 3 属于个人事务', clerks),
  step('取消附议', [said('bystander', '/附议 3')], '/取消附议 3', ['bystander']),
  step(
    '接收',
    [
      said('chair', '/审查 3'),
      said('chair', called => `/交办 3 ${called.office}主办，${called.office2}协办`),
    ],
    '/接收 3',
    office,
  ),
  step('协办意见', [said('office', '/接收 3')], '/协办意见 3 资金已列入预算', [...clerks, 'office2']),
  step('准延', [said('office', '/延期 3 一个月 汛期不能施工')], '/准延 3', clerks),
  step('不准延', [], '/不准延 3 请按期答复', clerks),
  step('补充', [said('office', '/约商 1 请说明是哪几盏路灯')], '/补充 1 村口三盏路灯', signer),
  step('答复', answers.slice(0, 1), '/答复 1 B 已列入计划，2026年12月底前完成', office),
  step('答复函', answers.slice(1, 2), '/答复函 1', signerAndOffice),
  step('满意', answers.slice(2), forSigner('满意'), signer),
  step('基本满意', [], forSigner('基本满意'), signer),
  step('不满意', [], forSigner('不满意', ' 路灯又坏了'), signer),
  step('评价', [], forSigner('评价', ' 态度满意 结果基本满意'), signer),
  step('重办', [said('owner', '/基本满意 1')], '/重办 1 代表不满意', clerks),
  step(
    '办结建议',
    [said('chair', '/重办 1 代表不满意'), ...answers, said('owner', '/满意 1')],
    '/办结建议 1 已列入计划',
    clerks,
  ),
  step('兑现', [said('chair', '/办结建议 1 已列入计划')], '/兑现 1 路灯已全部安装', office),
  step('归档', [said('office', '/兑现 1 路灯已全部安装')], '/归档 1', clerks),

  step('我的履职', [], '/我的履职', deputies),
  step('履职', [], ({ owner }) => `/履职 ${owner}`, clerks),
  step('总结', [], '/总结', clerks),
  step('报告', [], '/报告', clerks),
  step('导出', [], '/导出 来访簿', clerks),
  step(
    '清单',
    [
      said('chair', '/会议 4月20日上午9点 镇政府大会堂 人民代表大会会议 议题：听取政府工作报告'),
      said('chair', '/届次 会议6 第十九届第四次'),
      said('chair', '/发布 6', { inGroup: true }),
    ],
    '/清单 第十九届第四次 4 已完成',
    clerks,
  ),

  step('绑定', [], '/绑定 主席团', clerks, 'wrAccessUnbound'),
  // Whose account is in no roster of this group's town asks its liaison, also somebody of the county's.
  step('我是', [], ({ owner }) => `/我是 ${owner}`, ['k-clerk', 'k-member', 'leaver', 'nobody'], group),
  step('通讯录', [db => setOpenWays(db.sql, ['app'], now)], '/通讯录', [...clerks, 'k-clerk']),
  step(
    '催',
    [
      db => setOpenWays(db.sql, [], now),
      db => db.sql`update chat set webhook_key = '00000000-0000-4000-8000-000000000001'`,
    ],
    '/催 2',
    clerks,
  ),
  step(
    '重发',
    [
      async db => {
        for (const congressId of [1, 2])
          await db.transaction(tx =>
            enqueue(tx, new MovableClock(now), [
              {
                congressId,
                channel: 'webhook',
                target: `chat:${congressId}`,
                promise: 'at_least_once',
                payload: { kind: 'text', text: '通知', mention: [] },
                subject: 'dead',
              },
            ]),
          )
        await db.sql`
          update outbox set state = 'dead', last_error = 'no_way', settled_at = ${now} where subject = 'dead'`
      },
    ],
    '/重发 全部',
    clerks,
  ),
]
