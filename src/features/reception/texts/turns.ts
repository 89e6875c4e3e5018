import { commaHeard } from '../../notes/texts.ts'
import type { HearingByName } from '../../notes/types.ts'

/** What people are told alone about their turns. */

const answerHow = '能到岗的请回复“确认”，不能到岗的请回复“请假 原因”。'

export const onDuty = (when: string, place: string, names: readonly string[]): string =>
  `【值班安排】请您于${when}在${place}接待选民，值班代表：${names.join('、')}。${answerHow}`

export const offDuty = (when: string, names: readonly string[]): string =>
  `【值班变动】${when}的接待值班您不用到岗，值班代表改为：${names.join('、')}。`

/** To the clerks: the rota has put others on a day that was announced. */
export const filledByRota = (
  when: string,
  gone: readonly string[],
  come: readonly string[],
  hearing: HearingByName,
): string =>
  `【值班变动】${when}的接待值班${gone.length === 0 ? '' : `，${gone.join('、')}已离任`}${
    come.length === 0
      ? '，没有可以接替的代表，请发送“补班”或“/排班”安排'
      : `，按值班表由${come.join('、')}接替${commaHeard(hearing)}`
  }。已经张贴的公告请更换。`
