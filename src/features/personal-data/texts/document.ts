import { inventory, withoutPersonalData } from '../rules/inventory.ts'
import type { Held, StoredTable } from '../types.ts'
import { ground, keep, purpose, whose } from './words.ts'

/** `docs/personal-data.md`, from the table of the code. */
export const personalDataDocument = (): string =>
  [
    head,
    ...[...byPurpose()].flatMap(([title, tables]) => [`## ${title}`, ...tables.map(section)]),
    foot(),
  ].join('\n\n')

const head = `# 个人信息清单

联络员保存了谁的什么信息、为了什么、依据什么、保存多久、怎样保护。本页由程序中的清单生成（\`src/features/personal-data/rules\`），测试保证数据库的每一列都在清单中，与数据库不符时测试不能通过。

- 「加密」：设置了 \`LIAISON_DATA_KEY\` 时，数据库中只有密文；没有设置时是明文。
- 「只存摘要」：数据库中只有散列值，不能还原。
- 按年、按届删除的月数，由各单位在「设置」页的「个人信息」中查看和调整。删除由程序在夜间自动进行，删除后显示「已按规定删除」，登记簿中的件数、人数不变。
- 「身份不明的访问者」只有网络地址和次数，用于防止猜测登录链接。`

function byPurpose(): Map<string, StoredTable[]> {
  const found = new Map<string, StoredTable[]>()
  for (const table of inventory)
    found.set(purpose[table.purpose], [...(found.get(purpose[table.purpose]) ?? []), table])
  return found
}

function section({ table, ground: by, keep: long, columns }: StoredTable): string {
  const groups = new Map<string, string[]>()
  for (const [name, held] of Object.entries(columns)) {
    const key = kindOf(held)
    groups.set(key, [...(groups.get(key) ?? []), `\`${name}\``])
  }
  return [
    `### \`${table}\``,
    [
      ...[...groups].map(([kind, names]) => `- ${kind}：${names.join('、')}`),
      `- 依据：${ground[by]}`,
      `- 保存：${keep[long]}`,
    ].join('\n'),
  ].join('\n\n')
}

const protections = { plain: '', sealed: '，加密', hashed: '，只存摘要' } as const

const kindOf = ({ whose: who, protection }: Held): string => `${whose[who]}${protections[protection]}`

const foot = (): string => `## 数据库以外

- **日志**：只有消息编号、种类、用时和结果，没有姓名、电话、消息文字。由部署的人决定保存多久，建议不超过半年。
- **备份**（\`liaison backup\`）：按数据库中的样子保存，加密的列仍是密文，恢复时要用同一把密钥。设置了 \`LIAISON_BACKUP_PASSPHRASE\` 时整个文件再加密一次。备份中的内容不会随规则删除，请按「保存不超过一年」轮换。
- **一个单位的全部档案**（\`liaison export congress\`）：开放格式，供移交和换机使用，其中请假原因和来访人是明文，请按涉及个人信息的文件保管。
- **一个人的副本**（\`liaison person export\`）：本人要求查阅时导出，是明文，发给他而事项现已不由他办理或知悉的话只列时间，交付后请删除；本人要求删除的，用 \`liaison person erase\`。别人还没有看到的留言、还没有发出的消息中本人的文字（如异议、值班请假的理由）随即改为「已按规定删除」；已经发出的消息、机器人已经作出的答复中提到的，按 \`outbox\`、\`inbound\` 的期限到期删除。按年、按届的删除也是这样：留言、消息、答复中提到的，分别按其期限到期删除。
- **导出的登记簿和文书**：由导出的人保管，程序不留副本。
- **照片和文件**：存在数据库的 \`attachment\` 表，可能拍到人和证件；不加密，删除后内容即清除。
- **企业微信**：群消息和单聊消息同时保存在企业微信一侧，由企业微信和本单位的设置决定保存多久。

## 没有个人信息的表

${withoutPersonalData.map(name => `\`${name}\``).join('、')}
`
