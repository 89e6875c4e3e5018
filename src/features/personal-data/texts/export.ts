import type { Held, StoredTable } from '../types.ts'
import { columnNames } from './columns.ts'
import { ground, keep, purpose } from './words.ts'

/** What is given to one person about himself, as he reads it. */

export const instead = {
  hidden: '只存摘要，不能还原',
  withheld: '现已不由您办理或知悉，只列时间',
} as const

type Values = Readonly<Record<string, unknown>>

interface OfOne {
  readonly table: StoredTable
  readonly rows: readonly { readonly as: 'subject' | 'part'; readonly values: Values }[]
}

export const notes = {
  person: [
    '本件列出联络员保存的与您有关的全部记录，以及保存的用途、依据和期限。',
    '您登记、处理或承办的事项，只列编号和时间；正文涉及他人，请到本单位查阅。',
    '发给您的话，事项现已不由您办理或知悉的，只列时间。',
    '会议记录、议程等正式记录正文中出现的姓名，不逐条列出。',
    '对话内容可能提到他人，交付前请核对，收到后请妥善保管。',
  ],
  elsewhere: '您的账号还用于其他单位，不能确定属于本单位的对话内容没有列出。',
  visitor: [
    '本件列出本单位来信来访登记中与您有关的记录，以及保存的用途、依据和期限。',
    '正文可能提到他人，交付前请核对，收到后请妥善保管。',
  ],
} as const

const parts = { subject: '', part: '（由本人办理，只列编号）' } as const

/** @param who a name, or how the person was looked for */
export function personText(
  congress: string,
  who: string,
  day: string,
  said: readonly string[],
  tables: readonly OfOne[],
): string {
  const shown = tables.filter(({ rows }) => rows.length > 0)
  const lines = [
    '个人信息查阅件',
    '',
    `单位：${congress}`,
    `本人：${who}`,
    `日期：${day}`,
    '',
    ...said,
    ...(shown.length === 0 ? ['', '没有查到与您有关的记录。'] : []),
    ...shown.flatMap(tableLines),
  ]
  return `${lines.join('\n')}\n`
}

function tableLines({ table, rows }: OfOne): string[] {
  return [
    '',
    `【${purpose[table.purpose]}】（${table.table}，${rows.length}条）`,
    `依据：${ground[table.ground]}`,
    `保存：${keep[table.keep]}`,
    ...rows.map(({ as, values }, nth) => `${nth + 1}.${parts[as]}${rowLine(values, table.columns)}`),
  ]
}

/** First what is about him, then what names the record. */
function rowLine(values: Values, columns: Readonly<Record<string, Held>>): string {
  const [about, others] = [true, false].map(is =>
    Object.entries(values).filter(([name]) => Object.hasOwn(columns, name) === is),
  )
  return [...(about ?? []), ...(others ?? [])]
    .map(([name, value]) => `${columnNames[name] ?? name}：${said(value)}`)
    .join('；')
}

function said(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value) && value.every(one => typeof one !== 'object')) return value.join('、')
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : String(value).replaceAll(/\s*\n\s*/g, ' ')
}
