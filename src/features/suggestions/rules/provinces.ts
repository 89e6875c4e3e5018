/**
 * What provinces rule otherwise than the nation (代表法 2025 §51: three months after 交办, six for wide or hard matters).
 * Only what their own texts say, as they were read; a cell that is not there stays national. A time that a text counts
 * in calendar days is left out where this service counts working days: neither figure would be the law's.
 */
import type { SuggestionRules } from '../settings.ts'

export const provinces: Readonly<Record<string, Partial<SuggestionRules>>> = {
  /**
   * 浙江省人民代表大会代表建议、批评和意见办理的规定 (2016) §21: three months, with the assigning body's consent six;
   * §24: another answer within one month. §14 returns within ten calendar days. 浙江省乡镇人民代表大会工作条例 (2016)
   * §41 takes it over for towns. It was revised in November 2023; that text was not seen, the report of the assigning
   * meeting of that year names the same three and six months.
   */
  浙江: { months: { normal: 3, wide: 6 }, mostMonths: 6, secondRoundMonths: 1 },
  /**
   * Towns: two months, at most four; another answer within two (domain 3). The two months of the second answer also in
   * 重庆市实施代表法办法 §16.
   */
  重庆: { months: { normal: 2, wide: 4 }, mostMonths: 4, secondRoundMonths: 2 },
  /**
   * 山东省乡镇人民代表大会工作若干规定 (2015) §15: within two months from the end of the session, for special reasons
   * four at most. 山东省人民代表大会代表建议、批评和意见办理工作条例 (2017) §24: another answer within one month, and
   * §32 takes it over for towns; its §10 and §12 assign and return within five calendar days.
   */
  山东: {
    months: { normal: 2, wide: 4 },
    mostMonths: 4,
    clockStart: 'session_end',
    secondRoundMonths: 1,
  },
  /**
   * 河南省人民代表大会代表建议、批评和意见办理办法 (2017) §14: returned within ten working days of being assigned; §20:
   * three months, six where it is wide or hard; §22: another answer within one month. §31: towns may follow it.
   */
  河南: {
    returnWithinDays: 10,
    months: { normal: 3, wide: 6 },
    mostMonths: 6,
    secondRoundMonths: 1,
  },
  /** Nothing was found that says otherwise. */
  江苏: {},
  /**
   * 上海市人民代表大会关于代表建议、批评和意见的规定 (2016) §11: assigned within seven working days; §14: returned
   * within seven; §19: three months, extended by three at most; §21: another answer within one month. §28 takes it over
   * for towns.
   */
  上海: {
    assignWithinDays: 7,
    returnWithinDays: 7,
    months: { normal: 3, wide: 6 },
    mostMonths: 6,
    secondRoundMonths: 1,
  },
  /**
   * 北京市人民代表大会代表建议、批评和意见办理条例 (2014) §21: three months, with consent six at most; §27: what is to be
   * done again is answered within two months. §33 takes it over for towns.
   */
  北京: { months: { normal: 3, wide: 6 }, mostMonths: 6, secondRoundMonths: 2 },
}

/** 重庆市, 重庆 → 重庆 */
export const provinceName = (province: string): string =>
  province.trim().replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '')
