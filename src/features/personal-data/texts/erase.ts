import type { Erasable, Staying } from '../store/erase-person.ts'

/** What the operator reads before and after the erasure of one person. */

const parts: Readonly<Record<keyof Erasable, string>> = {
  contacts: '电话、企业微信账号、其他称呼',
  accounts: '账号确认记录中的账号',
  reasons: '请假、早退、不能值班的原因和处理意见',
  disputes: '履职档案异议的文字',
  notes: '单独留言',
  dialogue: '对话状态',
  links: '下载链接',
  calendars: '日历订阅',
  sessions: '网页登录',
  heard: '发来的消息和答复',
  sent: '发给本人的消息和卡片',
  told: '别人还没有看到的消息中本人的文字',
}

const order = [
  'contacts',
  'accounts',
  'reasons',
  'disputes',
  'notes',
  'dialogue',
  'links',
  'calendars',
  'sessions',
  'heard',
  'sent',
  'told',
] as const

const erasedLines = (erasable: Erasable): string[] =>
  order.filter(key => erasable[key] > 0).map(key => `- ${parts[key]}：${erasable[key]}条`)

export const willErase = (name: string, erasable: Erasable): string[] => [
  `将删除${name}的下列信息（尚未执行，确认后加 --yes 再次运行）：`,
  ...listOr(erasedLines(erasable)),
]

export const hasErased = (name: string, erasable: Erasable): string[] => [
  `已删除${name}的下列信息：`,
  ...listOr(erasedLines(erasable)),
]

const listOr = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? ['- 没有可删除的信息'] : lines

export const staying = ({ attendance, votes, minutes, suggestions, deeds }: Staying): string[] => [
  '下列信息依法保留：',
  '- 姓名、职务和任职情况：履行法定职责的正式记录（个人信息保护法第十三条第一款第三项）',
  `- 回复、请假和出席的事实：${attendance}条，同上`,
  `- 表决登记${votes}条、纪要登记${minutes}条，同上`,
  `- 领衔和附议的议案、建议：${suggestions}件，同上`,
  `- 操作日志（含账号）：${deeds}条（网络安全法第二十一条）`,
  '- 已经发出的消息、对别人的答复中提到的本人的文字：到期自动删除',
  '- 备份：按轮换期限清除；企业微信一侧的消息由企业微信保存',
]

export const stillElsewhere = '该账号还用于其他单位：网页登录和不能确定属于本单位的对话没有删除。'

export const photosToLookAt = (photos: Staying['photos']): string[] =>
  photos.length === 0
    ? []
    : [
        '下列照片和文件由本人发送，随事项保存，请人工核对是否拍到本人：',
        ...photos.map(({ id, of }) => `- 附件${id}（${of}）`),
      ]

export const rosterComesBack = '再次导入花名册前，请先去掉其中的电话和账号，否则会重新登记。'

export const lastClerk = (name: string): string =>
  `${name}是最后一位有企业微信账号的主席、副主席、联络员，删除后本单位无人能使用机器人。请先确认另一位的账号。`

export interface MatterToLookAt {
  readonly number: string
  readonly isNamed: boolean
  readonly attachments: number
  readonly suggestions: readonly string[]
}

export const visitorErasure = (isDone: boolean, numbers: readonly string[]): string[] => [
  isDone
    ? '已删除下列事项中来访人的姓名和电话：'
    : '将删除下列事项中来访人的姓名和电话（尚未执行，确认后加 --yes 再次运行）：',
  ...listOr(numbers.map(number => `- ${number}`)),
  '登记簿按同一人统计的、与他人一起登记的事项一并删除，件数、人次、人数不变。',
]

export const mattersToLookAt = (matters: readonly MatterToLookAt[]): string[] => [
  '下列内容作为正式记录保留（个人信息保护法第十三条第一款第三项），请人工核对其中的文字：',
  ...matters.map(
    ({ number, isNamed, attachments, suggestions }) =>
      `- ${number}：事项、结果和办理记录${isNamed ? '，文字中有姓名或电话' : ''}${
        attachments === 0 ? '' : `，附件${attachments}个`
      }${suggestions.length === 0 ? '' : `，转为建议${suggestions.join('、')}`}`,
  ),
  '更正文字，请联络员发送：/改来访 号 事项 新的内容',
  '发送过的消息和卡片可能提到来访人，到期自动删除。',
]
