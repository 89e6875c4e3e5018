/** Who is to be there without a vote is called by nobody, and is not passed over in silence either. */
import { expect, it } from 'vitest'
import { readNotice } from '../../src/language/notice.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const read = (text: string) => readNotice(text, now, 'Asia/Shanghai')
const meeting = '3月20日上午9点 镇政府三楼会议室 主席团会议'

it.each([
  [`${meeting} 议题：听取财政所汇报 请财政所列席`, '请财政所列席（另行通知）'],
  [`${meeting}，请财政所、农业农村办负责人列席`, '请财政所、农业农村办负责人列席（另行通知）'],
  [`${meeting} 议题：听取财政所汇报，请财政所列席`, '请财政所列席（另行通知）'],
  [`${meeting}，财政所列席会议`, '财政所列席会议（另行通知）'],
  [`${meeting}\n列席人员：财政所所长、农业农村办主任`, '列席：财政所所长、农业农村办主任（另行通知）'],
  [`主席团会议 3月20日上午9点 三楼会议室 参加人员：主席团成员，财政所列席`, '财政所列席（另行通知）'],
  ['3月20日上午9点在三楼会议室开主席团会议，邀请县人大代表张三列席', '邀请县人大代表张三列席（另行通知）'],
  [
    '各位主席团成员：\n定于3月20日上午9:00在镇人大三楼会议室召开主席团会议。\n三、参会人员\n镇人大主席团全体成员；请镇政府分管负责同志列席。\n四、会议议程\n1.听取报告；\n2.研究活动安排。',
    '请镇政府分管负责同志列席（另行通知）',
  ],
])('%s', (text, shown) => {
  const { requirements, audience, problems } = read(text)
  expect(requirements).toEqual([shown])
  expect(audience).toEqual({ to: 'presidium' })
  expect(problems).toEqual([])
})

it.each([
  `${meeting} 议题：1.审议列席人员管理办法 2.听取汇报`,
  `${meeting}，列席的同志请提前10分钟到`,
  `${meeting} 议程：研究代表列席常委会会议`,
])('%s names none', text => {
  expect(read(text).requirements).toEqual([])
})
