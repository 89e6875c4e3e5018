import { deputyGroups, staff } from './sample-people.ts'
import { type RosterRow, rosterColumns, type Town, type TownChat } from './town.ts'

/** 60 deputies in 5 groups, 9 of them in the presidium; a liaison; 6 offices. All of it fictional. */
export const sampleTown: Town = makeSampleTown()

function makeSampleTown(): Town {
  const lines = [
    ...deputyGroups.flatMap(([group, people]) => people.split('\n').map(line => ({ group, line }))),
    ...staff.split('\n').map(line => ({ group: '', line })),
  ]
  const roster = lines.map(({ group, line }, index) => rosterRow(line, group, index + 1))
  const outsiders = [
    // Is in the roster, without her account: says `/我是 吴晓燕` and is confirmed.
    { userid: 'wuxiaoyan', name: '吴晓燕', chats: ['deputies', '第四代表小组'] },
    // Is not in the roster at all.
    { userid: 'hexiaochuan', name: '何小川', chats: ['deputies'] },
  ]
  const members = (belongs: (row: RosterRow) => boolean, chat: string): string[] => [
    ...roster
      .filter(row => row.企业微信账号 !== '' && (belongs(row) || row.职务.includes('联络员')))
      .map(row => row.企业微信账号),
    ...outsiders.filter(outsider => outsider.chats.includes(chat)).map(outsider => outsider.userid),
  ]
  const chats: TownChat[] = [
    {
      id: 'wrYunxiPresidium01',
      name: '主席团',
      purpose: 'presidium',
      webhookKey: webhookKey(1),
      members: members(row => /主席/.test(row.职务), 'presidium'),
    },
    {
      id: 'wrYunxiDeputies02',
      name: '全体代表',
      purpose: 'deputies',
      webhookKey: webhookKey(2),
      members: members(row => row.代表小组 !== '', 'deputies'),
    },
    ...deputyGroups.map(
      ([group], index): TownChat => ({
        id: `wrYunxiGroup0${index + 3}`,
        name: group,
        purpose: 'group',
        group,
        webhookKey: webhookKey(index + 3),
        members: members(row => row.代表小组 === group, group),
      }),
    ),
  ]
  return {
    name: '云溪镇',
    kind: 'township',
    county: '某县',
    province: '浙江',
    offices: roster.filter(row => row.职务 === '承办单位联系人').map(row => row.单位),
    roster,
    outsiders: outsiders.map(({ userid, name }) => ({ userid, name })),
    chats,
  }
}

function rosterRow(line: string, group: string, number: number): RosterRow {
  const [name = '', aliases = '', userid = '', levels = '', district = '', duties = '', unit = ''] =
    line.split('|')
  const phone = `138${String(number).padStart(8, '0')}`
  const values = [name, aliases, userid, phone, levels, district, group, duties, unit]
  const cell = (column: (typeof rosterColumns)[number]): string => values[rosterColumns.indexOf(column)] ?? ''
  return {
    姓名: cell('姓名'),
    别名: cell('别名'),
    企业微信账号: cell('企业微信账号'),
    手机: cell('手机'),
    代表层级: cell('代表层级'),
    选区: cell('选区'),
    代表小组: cell('代表小组'),
    职务: cell('职务'),
    单位: cell('单位'),
  }
}

/** Good in the sandbox only; the zeros say so. */
function webhookKey(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
