/** What people are told alone about their turns. */

const answerHow = '能到岗的请回复“确认”，不能到岗的请回复“请假 原因”。'

export const onDuty = (when: string, place: string, names: readonly string[]): string =>
  `【值班安排】请您于${when}在${place}接待选民，值班代表：${names.join('、')}。${answerHow}`

export const offDuty = (when: string, names: readonly string[]): string =>
  `【值班变动】${when}的接待值班您不用到岗，值班代表改为：${names.join('、')}。`
