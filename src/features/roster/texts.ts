import { type Column, columnName } from './rules/columns.ts'
import type { RowProblem } from './rules/plan.ts'
import type { TableProblem } from './rules/table.ts'
import { levelNames, levels, roleName, roles, stateChoices, stateName } from './rules/words.ts'
import type { FileProblem, LeftReason } from './types.ts'

const levelList = levels.map(level => levelNames[level]).join('、')
const roleList = roles.map(roleName).join('、')

/** What is wrong in one cell, and what to write instead. */
export function sayRowProblem(problem: RowProblem): string {
  switch (problem.kind) {
    case 'missing_name':
      return '姓名不能为空'
    case 'bad_name':
      return `“${problem.given}”不是姓名：只写姓名本身（两个字以上），说明文字写在“别名”或其他列`
    case 'no_person':
      return `“${problem.given}”不是人名，请删除这一行`
    case 'no_alias':
      return `“${problem.given}”是职务或统称，不是一个人的称呼，不能作别名；职务写在“职务”列`
    case 'unknown_level':
      return `不认识的代表层级“${problem.given}”，可填：${levelList}，多个用“、”隔开`
    case 'unknown_role':
      return `不认识的职务“${problem.given}”，可填：${roleList}，多个用“、”隔开；工作职务请写在“单位”列`
    case 'unknown_state':
      return `不认识的状态“${problem.given}”，可填：${stateChoices.join('、')}；没有变化的留空`
    case 'bad_userid':
      return `“${problem.given}”不是企业微信账号：1至64个字母、数字或 . _ @ -`
    case 'bad_phone':
      return '不是有效的电话号码：填一个手机号或带区号的座机号，单元格设为文本格式'
    case 'several_groups':
      return `一个人只能在一个代表小组，这里写了“${problem.given}”`
    case 'missing_group':
      return `${roleName(problem.role)}要填写代表小组`
    case 'missing_unit':
      return '承办单位联系人要填写单位'
    case 'formula_error':
      return `公式出错：${problem.given}`
    case 'too_long':
      return `内容太长，最多${problem.maxChars}个字`
    case 'repeated_userid':
      return `与第${problem.otherRow}行的企业微信账号相同`
    case 'same_person':
      return `与第${problem.otherRow}行像是同一个人；若是同名的两个人，请填写不同的账号、手机、选区或代表小组`
    case 'ambiguous':
      return `花名册里已有${problem.candidates.map(sayCandidate).join('、')}，无法确定是不是同一个人，请填写企业微信账号或手机`
    case 'account_of_another':
      return `这个账号登记的是${problem.owner}，花名册里另有这个姓名的人，请核对账号`
    case 'account_passed_on':
      return `这个账号登记的是${problem.owner}，第${problem.otherRow}行另有${problem.owner}。账号转给别人的，请分两次导入：先只导入${problem.owner}的新账号，再导入这一行；${problem.owner}改名的，请删去第${problem.otherRow}行`
    case 'account_alone':
      return `这个账号登记的是${problem.owner}，姓名和手机都与登记的不同，无法确定是不是同一个人。${problem.owner}改名的，手机先按登记的填写，导入后再改；账号转给别人的，请先导入${problem.owner}的新账号，已离任的先登记离任，再导入这一行`
    case 'other_district':
      return `花名册里的${sayCandidate(problem.known)}不是“${problem.district}”的，无法确定是不是同一个人。是同一个人的，请在这一行填写登记的手机或企业微信账号，都没有的在“${columnName('status' satisfies Column)}”列填“${stateName({ inOffice: true })}”；是另一个人的，请把花名册里的那一位也写进文件（已离任的注明状态）`
    case 'leaver_unknown':
      return `花名册中没有“${problem.given}”，不能登记离任。请核对姓名`
    case 'last_clerk':
      return '这样改了就没有人能管理了：至少保留一位有企业微信账号的主席、副主席或联络员'
  }
}

function sayCandidate(person: {
  readonly name: string
  readonly group: string | null
  readonly district: string | null
}): string {
  const marks = [person.group, person.district].filter(mark => mark !== null).join('，')
  return marks === '' ? person.name : `${person.name}（${marks}）`
}

/** What stands before a mistake: where it is. Row 0 is the file as a whole. */
export const sayPlace = (row: number, column: string): string => (row === 0 ? '' : `第${row}行 ${column}：`)

/** What is wrong with the file as a whole. */
export function sayFileProblem(problem: FileProblem | TableProblem): string {
  switch (problem.kind) {
    case 'too_large':
      return `文件太大，最多${problem.maxMiB}MB`
    case 'expands_too_much':
      return '文件展开后太大：请把花名册复制到一个新的工作簿再导入'
    case 'old_workbook':
      return '这是旧版 .xls 或加密的工作簿，请去掉密码，另存为 .xlsx 再导入'
    case 'broken_workbook':
      return '文件已损坏，或者不是 .xlsx 工作簿'
    case 'unknown_encoding':
      return '不认识的文字编码，请另存为 .xlsx 或 UTF-8 编码的 CSV'
    case 'broken_csv':
      return `第${problem.row}行的引号不成对，读不出 CSV`
    case 'no_header':
      return '没有找到表头：前20行里要有一行包含“姓名”'
    case 'repeated_column':
      return `“${columnName(problem.column)}”列出现了两次`
    case 'too_many_rows':
      return `行数太多，最多${problem.max}行`
  }
}

export const ignoredColumn = (heading: string): string => `没有用到“${heading}”这一列`
export const nobodyIsDeputy = `没有一行填写“${columnName('levels' satisfies Column)}”：这些人都不算代表`
export const staysAway = (name: string, reason: LeftReason | null): string =>
  `${name}已登记为${stateName({ inOffice: false, reason })}，仍按离任处理；又任职的请在“${columnName('status' satisfies Column)}”列填“${stateName({ inOffice: true })}”，不是同一个人的请填写企业微信账号或手机`
export const renamed = (before: string, after: string): string =>
  `${before}改名为${after}（按企业微信账号），原来的记录都归${after}；不是同一个人的，请核对账号`
export const released = (owner: string, to: string): string =>
  `${owner}已离任，账号改由${to}使用；${owner}的记录不变`
export const redistricted = (name: string, before: string | null, after: string | null): string =>
  `${name}的选区由${before ?? '空白'}改为${after ?? '空白'}；不是同一个人的，请填写企业微信账号或手机`
export const noRows = '表头下面没有内容'

/** The sheets of the workbooks that are written. */
export const rosterSheet = '花名册'
export const notesSheet = '填写说明'

/** Offered in the template's drop-down until the congress has groups of its own. */
export const groupNames = [...'一二三四五六七八'].map(number => `第${number}代表小组`)

export const notesHead = ['列', '怎么填', '示例一', '示例二'] as const

/** What the template says of each column, with two people who are not real. Kept away from the roster's own sheet. */
export const notes: Readonly<Record<Column, readonly [note: string, first: string, second: string]>> = {
  name: ['必填。只写姓名，中间不要空格。', '张三（示例）', '李四（示例）'],
  aliases: ['群里常用的称呼，可不填，多个用“、”隔开。', '老张、张书记', ''],
  userid: [
    '企业微信通讯录里的账号，可不填；本人在群里发“/我是 姓名”后由联络员确认即可。留空不会清除已确认的账号。',
    'zhangsan',
    '',
  ],
  phone: ['手机号，一个。本列已设为文本格式。', '13800000000', '13900000000'],
  levels: [`是哪一级的代表：${levelList}，多个用“、”隔开。不是代表的留空。`, '乡镇、县', '乡镇'],
  district: ['选区或村、社区。同名的人靠它区分。', '石桥村', '第二选区'],
  group: ['所在的代表小组。组长、副组长必填。', '第一代表小组', '第二代表小组'],
  roles: [`${roleList}，多个用“、”隔开；都不是的留空。`, '主席团成员、组长', ''],
  unit: ['工作单位。职务是“承办单位联系人”的必填，写承办单位的名称。', '石桥村村委会', '云溪镇中心小学'],
  status: [
    `离任的填原因（${stateChoices.slice(1, -1).join('、')}），原因不明的填“离任”；离任后又任职的填“在任”；没有变化的留空。`,
    '',
    '',
  ],
}

export const notesFooter = [
  '本页的示例不会被导入。请在“花名册”页填写，一人一行，表头不要改名。',
  '再次导入时按企业微信账号（没有账号的按姓名）更新，不会重复；文件里没有的人保持不变；有一行出错就全部不导入。',
] as const
