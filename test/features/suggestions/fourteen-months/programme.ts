/** All of them, in the order of their numbers, and what happens in the congress besides. */
import type { Notice } from '../../../support/almanac.ts'
import { answeredInTime } from './lives/answered-in-time.ts'
import { confidential } from './lives/confidential.ts'
import { divided } from './lives/divided.ts'
import { doneAgain } from './lives/done-again.ts'
import { givenBack } from './lives/given-back.ts'
import { motion } from './lives/motion.ts'
import { open } from './lives/open.ts'
import { overdue } from './lives/overdue.ts'
import { promising } from './lives/promising.ts'
import { received } from './lives/received.ts'
import { refused } from './lives/refused.ts'
import { takenBack } from './lives/taken-back.ts'
import { waiting } from './lives/waiting.ts'
import { chair, type Life, liaison, type Step } from './script.ts'

export const beginsAt = '2026-01-05 09:00'
export const endsAt = '2027-03-10 10:00'

export const lives: readonly Life[] = [
  answeredInTime,
  refused,
  takenBack,
  motion,
  givenBack,
  promising,
  doneAgain,
  overdue,
  waiting,
  received,
  confidential,
  divided,
  open,
]

/** The days off of 2027 as they might be; they become known in December. */
export const notice2027: Notice = {
  off: [
    ['2027-01-01', '2027-01-03', '元旦'],
    ['2027-02-05', '2027-02-11', '春节'],
    ['2027-04-03', '2027-04-05', '清明'],
    ['2027-05-01', '2027-05-05', '劳动节'],
    ['2027-06-09', '2027-06-09', '端午'],
    ['2027-09-15', '2027-09-15', '中秋'],
    ['2027-10-01', '2027-10-07', '国庆节'],
  ],
  worked: ['2027-02-14', '2027-02-20'],
}

const meeting = (at: string, on: string): Step => ({
  at,
  who: chair,
  does: { says: `/会议 ${on}上午9点 镇政府三楼会议室 主席团会议 议题：听取代表建议办理情况`, in: '主席团' },
})

/** One is overdue, and of nine that were assigned five are answered: counted by hand. */
const inSeptember = [
  '【2026年建议统计】',
  '合计11件：建议8件、批评1件、意见1件、议案1件；大会期间1件、闭会期间10件。',
  '类别：农业农村2件、城乡建设1件、交通道路1件、生态环境3件、教育文化1件、民政社保2件、政务服务1件。',
  '审查：予以接收9件、不予接收1件、撤回1件、待审查0件。',
  '交办9件；已面商6件（面商率66.7%），其中两次面商5件；已答复5件（答复率55.6%），其中按期答复5件；逾期未答复1件。',
  '办理结果：A类（已解决或基本解决）3件，占60.0%；B类（正在解决或列入计划）1件，占20.0%；C类（因条件限制暂不能解决）1件，占20.0%；D类（留作参考）0件，占0.0%。',
  '满意率60.0%：对办理结果，满意3件（60.0%）、基本满意2件（40.0%）、不满意0件（0.0%）；对办理态度，满意4件（80.0%）、基本满意1件（20.0%）、不满意0件（0.0%）；未评价0件，不计入满意率。',
  '办结5件，重新办理1件；承诺事项1件，已兑现0件，到期未兑现0件。',
  '承办单位：',
  '村镇建设办：主办3件，已答复2件（按期2件），逾期1件，满意1件，基本满意1件',
  '农业农村办：主办2件，已答复1件（按期1件），满意1件',
  '社会事务办：主办2件，已答复1件（按期1件），基本满意1件',
  '生态环境办：主办1件，已答复1件（按期1件），满意1件',
  '综合治理办：主办1件，已答复0件',
  '财政所：协办2件',
].join('\n')

/** The last day of the year: one of ten is not answered, one promise is open, one has no rating. */
const atYearEnd = [
  '【2026年建议统计】',
  '合计12件：建议9件、批评1件、意见1件、议案1件；大会期间1件、闭会期间11件。',
  '类别：农业农村2件、城乡建设1件、交通道路1件、生态环境4件、教育文化1件、民政社保2件、政务服务1件。',
  '审查：予以接收10件、不予接收1件、撤回1件、待审查0件。',
  '交办10件；已面商9件（面商率90.0%），其中两次面商9件；已答复9件（答复率90.0%），其中按期答复8件；逾期未答复0件。',
  '办理结果：A类（已解决或基本解决）5件，占55.6%；B类（正在解决或列入计划）1件，占11.1%；C类（因条件限制暂不能解决）3件，占33.3%；D类（留作参考）0件，占0.0%。',
  '满意率50.0%：对办理结果，满意4件（50.0%）、基本满意4件（50.0%）、不满意0件（0.0%）；对办理态度，满意6件（75.0%）、基本满意1件（12.5%）、不满意1件（12.5%）；未评价1件，不计入满意率。',
  '办结9件，重新办理1件；承诺事项1件，已兑现0件，到期未兑现0件。',
  '承办单位：',
  '农业农村办：主办3件，已答复2件（按期2件），满意2件',
  '村镇建设办：主办3件，已答复3件（按期2件），满意1件，基本满意2件',
  '生态环境办：主办2件，已答复1件（按期1件），满意1件',
  '社会事务办：主办2件，已答复2件（按期2件），基本满意2件',
  '综合治理办：主办1件，已答复1件（按期1件）',
  '财政所：协办2件',
].join('\n')

export const besides: readonly Step[] = [
  { at: '2026-01-05 09:30', who: liaison, does: { says: '/建议设置 逢休息日 顺延' }, answer: '顺延' },
  meeting('2026-03-18 10:00', '3月25日'),
  meeting('2026-06-16 10:00', '6月24日'),
  meeting('2026-09-16 10:00', '9月23日'),
  { at: '2026-09-30 20:00', who: liaison, does: { says: '/建议统计' }, answer: inSeptember },
  { at: '2026-12-10 10:30', notice: notice2027 },
  meeting('2026-12-16 10:00', '12月23日'),
  { at: '2026-12-31 20:00', who: liaison, does: { says: '/建议统计' }, answer: atYearEnd },
  meeting('2027-02-24 10:00', '3月3日'),
]

/** In which groups something was said of which item. */
export const spokenOf: Readonly<Record<string, readonly string[]>> = {
  全体代表: ['2026-001'],
  第四代表小组: ['2026-004'],
}
