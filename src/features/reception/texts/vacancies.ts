/** `/补班`: places that are free, and who is the next for them. Said to clerks alone. */

export const vacancyCommand = {
  summary: '在单聊中查看缺人的接待值班，安排接替的代表',
  usage: '/补班',
  examples: ['补班'],
}

export const title = '接待值班缺人'
export const none = '今后的接待值班没有缺人。'
export const allDone = '已全部安排'
export const count = (vacancies: number): string => `共${vacancies}处`
export const inSingleChat = (vacancies: number): string =>
  vacancies === 0 ? none : `有${vacancies}处接待值班缺人，请单独给我发送“补班”处理。`

export interface VacancySaid {
  readonly when: string
  /** Null: nobody was put on duty. */
  readonly absent: { readonly name: string; readonly hasLeft: boolean; readonly reason: string | null } | null
  readonly next: string | null
}

export const line = ({ when, absent, next }: VacancySaid): string =>
  `${when}：${whyFree(absent)}${next === null ? '没有可以接替的代表，请发送“/排班”调整' : `轮到${next}`}。`

function whyFree(absent: VacancySaid['absent']): string {
  if (absent === null) return '还没有安排值班代表，'
  if (absent.hasLeft) return `${absent.name}已离任，`
  return `${absent.name}请假${absent.reason === null ? '' : `（${absent.reason}）`}，`
}

export const choose = '选择一处'
/** At most ten characters are shown. */
export const option = (month: number, day: number, next: string): string => `${month}.${day} ${next}`
export const fill = '安排'
export const others = (month: number, day: number): string =>
  `安排别的代表，如：/排班 ${month}月${day}日 换 张三 李四`
export const look = '查看缺人'

export const filled = (name: string, when: string, isTold: boolean): string =>
  `已安排${name}参加${when}的接待值班${isTold ? '，将单独告知本人' : ''}。`
/** The card that was pressed showed another date, hour or place. */
export const otherDay = (when: string, place: string): string =>
  `这一天的接待已改为${when}，地点：${place}，没有安排。请核对后再点“安排”。`
export const filledMeanwhile = '这一处已经安排，或本人已改为确认。'
export const notAvailable = (name: string): string => `${name}现在不能安排，请重新选择。`
export const nothingChosen = '请先选择一处，再点“安排”。'
