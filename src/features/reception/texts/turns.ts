/** What people are told alone about their turns. */

const answerHow = '能到岗的请回复“确认”，不能到岗的请回复“请假 原因”。'

export const onDuty = (when: string, place: string, names: readonly string[]): string =>
  `【值班安排】请您于${when}在${place}接待选民，值班代表：${names.join('、')}。${answerHow}`

export const offDuty = (when: string, names: readonly string[]): string =>
  `【值班变动】${when}的接待值班您不用到岗，值班代表改为：${names.join('、')}。`

/** Behind a full stop. */
export const notTold = (names: readonly string[]): string =>
  names.length === 0 ? '' : `${names.join('、')}还没有绑定企业微信账号，没有告知，请联系本人。`

/**
 * To the clerks: the rota has put others on a day that was announced.
 * @param without who of those who have to do with it has no account
 */
export const filledByRota = (
  when: string,
  gone: readonly string[],
  come: readonly string[],
  without: readonly string[],
): string =>
  `【值班变动】${when}的接待值班${gone.length === 0 ? '' : `，${gone.join('、')}已离任`}${
    come.length === 0
      ? '，没有可以接替的代表，请发送“补班”或“/排班”安排'
      : `，按值班表由${come.join('、')}接替${without.length === 0 ? '，已单独告知本人' : ''}`
  }。${notTold(without)}已经张贴的公告请更换。`
