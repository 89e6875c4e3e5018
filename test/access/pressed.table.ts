/**
 * What has to be there before a button comes to anything, as `prepared.table.ts` has it for commands. A step's `key` is that of
 * a card of the presser's own town; whoever is of none presses one of ours.
 */
import type { Database } from '../../src/db/open.ts'
import { propose } from '../../src/features/address-book/store.ts'
import { clerks, deputies, type Role } from './roles.ts'
import { groupOf, type Names, now } from './town.ts'

/** What the keys of a town's cards are made of. */
export interface Ids {
  readonly suggestion: (number: number) => number
  readonly meeting: (number: number) => number
  readonly visit: (number: number) => number
  readonly office: (name: string) => number
  readonly dispute: (number: number) => number
  readonly claim: () => number
  readonly person: (account: string) => number
  readonly countyNotice: () => number
  readonly congress: number
}

type Selected = Readonly<Record<string, string>>

type Key = (ids: Ids, names: Names) => string

export interface Press {
  readonly action: string
  readonly before: readonly (Happening | Done)[]
  /** Of a town's card: built, or on the card that somebody is given for these words, or that came of the last thing before. */
  readonly key:
    | Key
    | { readonly by: string; readonly words: (names: Names) => string; readonly inGroup?: boolean }
    | 'last'
  readonly selected: (ids: Ids, names: Names) => Selected
  /** Something is written or somebody is told; else the words that the card says: what to type. */
  readonly comes: 'changes' | { readonly says: string }
  readonly inGroup: boolean
  readonly does: readonly Role[]
}

type Done = (db: Database, ids: Ids) => Promise<unknown>

/** By whose account, in each town; `county`: in the county alone. */
export interface Happening {
  readonly by: string
  readonly words?: (names: Names) => string
  readonly key?: (ids: Ids, names: Names) => string
  readonly inGroup?: boolean
  readonly at?: string
  readonly county?: boolean
}

const said = (
  by: string,
  words: string | ((names: Names) => string),
  more: Partial<Happening> = {},
): Happening => ({
  by,
  words: typeof words === 'string' ? () => words : words,
  ...more,
})
const press = (
  action: string,
  does: readonly Role[],
  key: Press['key'],
  before: Press['before'] = [],
  more: Partial<Press> = {},
): Press => ({ action, before, key, selected: () => ({}), comes: 'changes', inGroup: false, does, ...more })

const name = (full: string, { mark }: Names): string => (mark === '' ? full : mark + full.slice(1))
const office = ({ mark }: Names) => `${mark}农业农村办`
const item =
  (action: string, number: number, more = ''): Press['key'] =>
  ids =>
    `${action}:${ids.suggestion(number)}${more}`
/** A button that says what to type. */
const typed = (
  act: string,
  number: number,
  does: readonly Role[],
  before: readonly Happening[] = [],
): Press => press(`sg_${act}`, does, item(`sg_${act}`, number), before, { comes: { says: '请发送：' } })

const byOffice: readonly Role[] = [...clerks, 'office']
const bySigner: readonly Role[] = [...clerks, 'owner']
const yesterday = '2026-03-10T15:00:00+08:00'

export const presses: readonly Press[] = [
  // Meetings
  press('arrive', deputies, ids => `arrive:${ids.meeting(4)}`, [
    said('chair', '/会议 3月11日上午10点 镇政府五楼会议室 全体代表会议 议题：听取工作报告', {
      at: yesterday,
    }),
    said('chair', '/发布 4', { at: yesterday, inGroup: true }),
  ]),

  press('refuse', clerks, { by: 'chair', words: () => '待批' }, [], { comes: { says: '不批准须写明理由' } }),
  press('which', ['bystander'], 'last', [
    said('chair', '/会议 3月20日上午9点 镇政府二楼会议室 全体代表会议 议题：听取汇报'),
    said('chair', '/发布 5', { inGroup: true }),
    said('bystander', '参加'),
  ]),
  press('duty_uphold', clerks, ids => `duty_uphold:${ids.dispute(1)}`, [], {
    comes: { says: '维持原记录须写明理由' },
  }),

  // Reception
  press('swapday', ['owner'], { by: 'owner', words: names => `/换班 ${name('董长庚', names)}` }, [
    said('chair', names => `/排班 5月15日 ${name('李四', names)}`),
  ]),
  press('fill', clerks, { by: 'chair', words: () => '补班' }, [said('owner', '/值班 3月16日 请假 出差')]),

  // Accounts and groups
  press('allow', clerks, { by: 'chair', words: () => '待确认' }, [
    said('newcomer', names => `/我是 ${name('李四', names)}`, { inGroup: true }),
  ]),
  press('deny', clerks, ids => `deny:${ids.claim()}`),
  press('use', clerks, { by: 'chair', words: () => '/绑定 主席团', inGroup: true }, [], { inGroup: true }),

  // Whoever asked for the list confirms it.
  press('book', ['chair'], () => `book:${now.getTime()}`, [
    (db, { congress, person }) =>
      db.transaction(tx =>
        propose(
          tx,
          {
            congressId: congress,
            askedBy: person('chair'),
            pairs: [
              { personId: person('second'), name: '董长庚', userid: `new-${congress}`, department: null },
            ],
          },
          now,
        ),
      ),
  ]),

  // Visits
  press('visit_category', bySigner, ids => `visit_category:${ids.visit(1)}`, [], {
    selected: () => ({ visit_category: '1' }),
  }),
  press('visit_restore', bySigner, ids => `visit_restore:${ids.visit(1)}`, [
    { by: 'owner', key: ids => `visit_void:${ids.visit(1)}` },
  ]),

  // Suggestion 3 from handing in to its answer
  typed('withdraw', 3, bySigner),
  typed('correct', 3, bySigner),
  press('sg_uncosign', ['bystander'], item('sg_uncosign', 3), [said('bystander', '/附议 3')]),
  press('sg_reject', clerks, item('sg_reject', 3), [], { selected: () => ({ sg_ground: 'own_affairs' }) }),
  press('sg_assign', clerks, item('sg_assign', 3), [said('chair', '/审查 3')], {
    selected: (ids, names) => ({ sg_office: String(ids.office(office(names))) }),
  }),
  typed('return', 3, byOffice, [
    said('chair', names => `/交办 3 ${office(names)}主办，${names.mark}财政所协办`),
  ]),
  press('sg_accept', byOffice, item('sg_accept', 3)),
  typed('ask_deputy', 3, byOffice, [said('office', '/接收 3')]),
  typed('consult', 3, byOffice),
  typed('assist', 3, [...clerks, 'office2']),
  typed('ask_extension', 3, byOffice),
  press('sg_grant_extension', clerks, item('sg_grant_extension', 3), [
    said('office', '/延期 3 一个月 汛期不能施工'),
  ]),
  typed('refuse_extension', 3, clerks),

  // Suggestion 1 from its answer to the archive
  typed('reply_to_office', 1, bySigner, [said('office', '/约商 1 请说明是哪几盏路灯')]),
  typed('answer', 1, byOffice, [
    said('owner', '/补充 1 村口三盏路灯'),
    said('office', '/面商 1 代表同意修复方案'),
  ]),
  // A clerk, who enters it for a signer, names him.
  press('sg_rate', ['owner'], item('sg_rate', 1, '.satisfied'), [
    said('office', '/答复 1 B 已列入计划，2026年12月底前完成'),
    said('office', '/面商 1 代表同意答复'),
  ]),
  typed('redo', 1, clerks, [said('owner', '/基本满意 1')]),
  typed('close', 1, clerks),
  typed('keep_promise', 1, byOffice, [said('chair', '/办结建议 1 已列入计划')]),
  press('sg_archive', clerks, item('sg_archive', 1), [said('office', '/兑现 1 路灯已全部安装')]),

  press('sg_anyway', ['bystander'], 'last', [
    said('bystander', ({ mark }) => `/建议 ${mark}石桥村公交站台没有雨棚，请增设雨棚和座椅`),
  ]),

  // What asks for nothing is only to be read; the other town is of another county.
  press('cn_read', clerks, ids => `cn_read:${ids.countyNotice()}.${ids.congress}`, [
    said('k-clerk', '/县通知 请各乡镇注意防汛', { county: true }),
    { by: 'k-clerk', key: ids => `cn_publish:${ids.countyNotice()}.1`, county: true },
  ]),
]

export const chatOf = (inGroup: boolean, names: Names): string | null => (inGroup ? groupOf(names) : null)
