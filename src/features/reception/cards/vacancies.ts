import type { Card } from '../../../bot/reply.ts'
import * as words from '../texts/vacancies.ts'

export interface VacancyShown extends words.VacancySaid {
  /** `<day>.<absent or 0>.<next>.<version of the day>`; null where there is nobody to take it. */
  readonly key: string | null
  readonly month: number
  readonly day: number
}

/** A drop-down has at most ten options (wecom-protocol 5.2); the soonest come first. */
const maxOptions = 10

export const vacancyQuestion = 'vacancy'

/** The free places with one button that puts the next in the rota there. */
export function vacancyCard(taskId: string, vacancies: readonly VacancyShown[], told?: string): Card {
  const shown = vacancies.slice(0, maxOptions)
  const [first] = shown
  const fillable = shown.filter(({ key }) => key !== null)
  const [only] = fillable
  const body = [
    ...(told === undefined ? [] : [told]),
    ...shown.map(words.line),
    ...(first === undefined ? [] : [words.others(first.month, first.day)]),
  ].join('\n')
  const base = { taskId, title: words.title, body }
  if (first === undefined || only === undefined)
    return {
      ...base,
      desc: first === undefined ? words.allDone : words.count(vacancies.length),
      buttons: [{ text: words.look, key: 'vacant', style: 'plain' }],
    }
  return {
    ...base,
    desc: words.count(vacancies.length),
    ...(fillable.length === 1
      ? {}
      : {
          select: {
            key: vacancyQuestion,
            title: words.choose,
            options: fillable.map(({ key, month, day, next }) => ({
              id: key ?? '',
              text: words.option(month, day, next ?? ''),
            })),
          },
        }),
    buttons: [
      { text: words.fill, key: fillable.length === 1 ? `fill:${only.key}` : 'fill', style: 'primary' },
    ],
  }
}
