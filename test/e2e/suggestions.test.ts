import ExcelJS from 'exceljs'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type RunningService, startFresh } from './service.ts'
import { type Visitor, visit } from './visitor.ts'

const [deputy, second, liaison, office] = ['王秀兰', '董长庚', '周晓敏', '贾文斌'] as const

let browser: Browser
let service: RunningService
let visitor: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  service = await startFresh()
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

async function alone(name: string): Promise<void> {
  await visitor.become(name)
  await visitor.open('联络员')
}

/** The card of what waits for somebody: his unread words come first, and the card after them. */
async function todo(name: string, title: string): Promise<Locator> {
  await alone(name)
  await visitor.say('待办')
  await visitor.card(title).waitFor()
  return visitor.card(title)
}

it('a suggestion, in the browser: one line in the group, four people, two talks, a rating, the archive and the register', async () => {
  visitor = await visit(browser, service.url)
  await visitor.sleep()
  const clock = (await (await visitor.page.request.get(`${service.url}/api/clock`)).json()) as { now: string }
  const year = clock.now.slice(0, 4)
  const called = (state: string, n = '001') => `建议${year}-${n}（${state}）`

  await visitor.become(deputy)
  await visitor.open('全体代表')
  await visitor.say('/建议 修复石桥村文化广场路灯，坏了两个月，晚上跳舞看不见')
  await visitor.card(called('已提出')).getByText('已登记，编号').waitFor()
  await visitor.become(second)
  await visitor.button(called('已提出'), '附议').click()
  await visitor.card(called('已提出')).getByText('已附议。').waitFor()

  const examined = await todo(liaison, called('已提出'))
  await visitor.message('收到王秀兰提出的').waitFor()
  await examined.getByRole('button', { name: '审查通过' }).click()
  await visitor.button(called('已审查'), '交办').click()
  const choosing = visitor.card(called('已审查'))
  await choosing.getByRole('combobox', { name: '主办单位' }).selectOption('村镇建设办')
  await choosing.getByRole('button', { name: '交办' }).click()
  await visitor.card(called('已交办')).getByText('已交办村镇建设办（主办），答复期限为').waitFor()

  await todo(office, called('已交办'))
  await visitor.message('不属于本单位的').waitFor()
  await visitor.button(called('已交办'), '接收').click()
  await visitor.button(called('办理中'), '登记面商').click()
  await visitor.card(called('办理中')).getByText('请发送：/面商').waitFor()
  await visitor.say('/答复 1 A 路灯已修复')
  await visitor.message('面商以后才能答复').waitFor()
  await visitor.say('/面商 1 在石桥村 与王秀兰、董长庚 面商：先修东侧六盏')
  await visitor.card(called('已面商')).waitFor()
  await visitor.say('/答复 1 A 十二盏路灯已全部修复')
  await visitor.card(called('已答复')).getByText('A类（已解决或基本解决）').waitFor()
  await visitor.say('/面商 1 在石桥村 与王秀兰 面商：路灯都亮了')
  await visitor.card(called('待评价')).waitFor()

  const rating = await todo(deputy, called('待评价'))
  await rating.getByRole('combobox', { name: '办理态度' }).selectOption('满意')
  await rating.getByRole('button', { name: '结果基本满意' }).click()
  await visitor.card(called('待评价')).getByText('已登记您的评价：态度满意，结果基本满意。').waitFor()
  await alone(second)
  await visitor.say('/满意 1')
  await visitor.card(called('已评价')).getByText('已登记您的评价：满意。').waitFor()

  await alone(liaison)
  await visitor.say('/办结建议 1 路灯已全部修复')
  await visitor.card(called('已办结')).getByText('已办结。').waitFor()
  await visitor.button(called('已办结'), '归档').click()
  await visitor.card(called('已归档')).getByText('已归档。\n不再变动。').waitFor()
  await visitor.say('/建议 1')
  // A card of its own below the one that was just pressed.
  await visitor.log
    .getByRole('form', { name: called('已归档') })
    .nth(1)
    .waitFor()
  await visitor.button(called('已归档'), '经过').click()
  const life = (await visitor.card(called('已归档')).getByText('的经过：').textContent()) ?? ''
  // Each with its day in front.
  expect(life.split('\n').map(line => line.replace(/^\d+月\d+日 /, ''))).toEqual([
    `建议${year}-001的经过：`,
    '王秀兰提出',
    '董长庚附议',
    '周晓敏审查通过',
    expect.stringMatching(/^交办村镇建设办主办，.*月\d+日前答复$/),
    '村镇建设办接收',
    expect.stringMatching(/^村镇建设办答复前面商（.*在石桥村）：先修东侧六盏$/),
    '村镇建设办答复（A类）：十二盏路灯已全部修复',
    expect.stringMatching(/^村镇建设办答复后面商（.*在石桥村）：路灯都亮了$/),
    '王秀兰评价：态度满意，结果基本满意',
    '董长庚评价：态度满意，结果满意',
    '评价结束',
    '办结：路灯已全部修复',
    '归档',
  ])

  await alone('祝金华')
  await visitor.say('/意见 请尽快审批我家宅基地，申请三次都没有批下来')
  await visitor.card(`意见${year}-002（已提出）`).waitFor()
  await alone(liaison)
  await visitor.say('/不予接收 2')
  const refusing = visitor.card(`意见${year}-002（已提出）`)
  await refusing.getByRole('combobox', { name: '不予接收的理由' }).selectOption('个人或亲属事务')
  await refusing.getByRole('button', { name: '不予接收' }).click()
  await visitor.card(`意见${year}-002（不予接收）`).getByText('已单独告知祝金华').waitFor()
  await alone('祝金华')
  await visitor.say('我的')
  await visitor.message('经审查不予接收，理由：“属于代表本人或亲属的个人事务”').waitFor()

  await alone('孟亚琴')
  await visitor.say('/建议 保密 双塘村有人夜里往塘里偷倒废油，请暗访')
  await visitor.card(`建议${year}-003（保密，已提出）`).waitFor()
  await alone('童小明')
  await visitor.say('/建议 3')
  await visitor.message('没有查到第3号建议').waitFor()
  await visitor.open('全体代表')
  expect(await visitor.log.textContent()).not.toMatch(/废油|宅基地|十二盏/)

  await alone(liaison)
  await visitor.say('/建议簿')
  const book = visitor.message('建议记录簿】')
  await book.getByText('审查：予以接收1件、不予接收1件、撤回0件、待审查1件。').waitFor()
  await book.getByText('满意率0.0%：对办理结果，满意0件（0.0%）、基本满意1件（100.0%）').waitFor()
  const link = await book.getByRole('link', { name: '下载记录簿表格' }).getAttribute('href')
  const rows = await rowsOf(await (await visitor.page.request.get(link ?? '')).body())
  expect(rows.map(([number]) => number)).toEqual([...[1, 2, 3].map(n => `${year}-00${n}`), '合计'])
  expect(rows[0]).toContain('态度：满意2\n结果：满意1、基本满意1')

  await visitor.page.getByRole('button', { name: '无违规' }).waitFor()
  expect(visitor.complaints).toEqual([])
})

/** The rows of the table, a date that is broken after its year as one. */
async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const rows: string[][] = []
  workbook.worksheets[0]?.eachRow(row => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, ({ value }) =>
      cells.push(String(value ?? '').replaceAll('-\n', '-')),
    )
    rows.push(cells)
  })
  return rows.slice(rows.findIndex(([first]) => first === '编号') + 1, -1)
}
