/** Which office a matter goes to. */
import { fold } from './normalise.ts'
import type { Named } from './visit-reading.ts'

const ending = /(?:办公室|委员会|办|所|局|站|中心|科|委)$/

/** 县财政局, 教育局: a bureau of the county, where the town has none, and not the town's own 财政所. */
const ofAnother = /^(?:[一-龥]{2,3}[县市]|[县市省区](?!域))|局$/

/** Names that offices have had or are called by: 城建办 is today's 村镇建设办. */
const families: readonly RegExp[] = [
  /城建|村建|镇建|规建|建设|规划/,
  /农办|农业|农经|农技|农林|农水/,
  /环保|生态|环境/,
  /综治|综合治理|平安|政法/,
  /民政|社会事务|社事|社会保障|社保/,
  /财政|财税/,
  /党政办|党政综合|综合办/,
  /经发|经济发展|工贸|招商/,
  /应急|安监|安全生产/,
  /自然资源|国土|土管/,
  /文化|文卫|宣传/,
]

/**
 * The office of the congress that is meant: by its name, by a part of it, by what it is also called; as it was said
 * where none or several are.
 * @param said folded
 */
export function officeCalled(said: string, offices: readonly string[]): Named {
  const core = said.replace(ending, '')
  const own = offices.find(office => fold(office) === said)
  if (own === undefined && ofAnother.test(said) && !offices.some(office => ofAnother.test(fold(office))))
    return { name: said, known: false }
  // 综合办 is the office of 党政综合, and not 综合治理办, whose characters it has.
  const [family] = families.filter(each => each.test(said))
  const isAlike = (office: string) => family === undefined || family.test(office)
  const ways: readonly ((office: string) => boolean)[] = [
    office => office === said,
    office => office.replace(ending, '') === core,
    office =>
      core.length >= 2 &&
      isAlike(office) &&
      (office.includes(core) || said.includes(office.replace(ending, ''))),
    office => core.length >= 2 && isAlike(office) && isWithin(core, office),
    office => families.some(family => family.test(said) && family.test(office)),
  ]
  for (const fits of ways) {
    const [only, ...others] = offices.filter(office => fits(fold(office)))
    if (only !== undefined && others.length === 0) return { name: only, known: true }
  }
  return { name: said, known: false }
}

/** 村建 within 村镇建设: the characters in their order. */
function isWithin(core: string, office: string): boolean {
  let at = 0
  for (const character of core) {
    at = office.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Whether words end as offices do: 农业办, and not 农业. */
export const endsAsOffice = (said: string): boolean => ending.test(said)
/** 农业农村 of 农业农村办. */
export const withoutOfficeEnd = (name: string): string => name.replace(ending, '')

/** What offices are called, as a pattern for where one has to stand. A longer ending stands before a shorter. */
export const officeWord =
  '[一-龥]{1,12}?(?:办公室|委员会|居委会|村委会|委会|办(?![理结好事件])|所(?![有以在需反提])|局|站(?!点)|中心|科(?!学)|公司|大队|部门|单位|学校|政府|党委|支部|两委|协会|合作社|村里|镇里)'
