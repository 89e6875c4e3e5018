import { describe, expect, it } from 'vitest'
import { columnOf } from '../../../../src/features/roster/rules/columns.ts'
import { type Sheet, tableOf } from '../../../../src/features/roster/rules/table.ts'

const sheet = (...rows: string[][]): Sheet => ({
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
})

describe('the table in a sheet', () => {
  it('is found below a title and a date, and its rows keep the numbers that the spreadsheet shows', () => {
    const table = tableOf([
      {
        rows: [
          { number: 1, cells: ['云溪镇人大代表花名册', '云溪镇人大代表花名册'] },
          { number: 3, cells: ['2026年3月'] },
          { number: 4, cells: ['序号', '代表小组', '姓 名 *'] },
          { number: 6, cells: ['1', '一组', '王秀兰'] },
          { number: 7, cells: ['', '', ''] },
          { number: 9, cells: ['2', '', ' 李四 '] },
        ],
      },
    ])
    expect(table).toEqual({
      columns: ['group', 'name'],
      rows: [
        {
          row: 6,
          cells: new Map([
            ['group', '一组'],
            ['name', '王秀兰'],
          ]),
        },
        { row: 9, cells: new Map([['name', '李四']]) },
      ],
      ignored: ['序号'],
    })
  })

  it('is looked for on the next sheet when the first has no headings', () => {
    const table = tableOf([sheet(['说明'], ['先看这里']), sheet(['姓名'], ['王秀兰'])])
    expect(table).toMatchObject({ columns: ['name'], rows: [{ row: 2 }] })
  })

  it.each([
    [[sheet(['名单'], ['王秀兰'])], 'no_header'],
    [[], 'no_header'],
    [[sheet(...Array.from({ length: 20 }, () => ['通知']), ['姓名'])], 'no_header'],
    [[sheet(['姓名', '手机', '联系电话'])], 'repeated_column'],
    [[sheet(['姓名'], ...Array.from({ length: 5_001 }, (_, i) => [`甲${i}`]))], 'too_many_rows'],
  ])('without usable headings is refused', (sheets, kind) => {
    expect(tableOf(sheets)).toMatchObject({ kind })
  })

  it.each([
    ['姓名', 'name'],
    ['姓　名', 'name'],
    ['*姓名(必填)', 'name'],
    ['企业微信账号：', 'userid'],
    ['UserID', 'userid'],
    ['手机号码', 'phone'],
    ['代表層級', 'levels'],
    ['所在小组', 'group'],
    ['【姓名】', null],
    ['性别', null],
    ['', null],
  ])('the heading %s', (heading, column) => {
    expect(columnOf(heading)).toBe(column)
  })
})
