import type { Held, State } from '../../plan/rules/standing.ts'
import { sayPeriod } from '../../plan/texts/words.ts'
import type { YearFacts } from '../types.ts'
import type { YearFigures } from './used.ts'
import { cited } from './words.ts'

/** Plan against done: what was not done is named, with the reason that was given. */
export function planParagraphs({ plan }: YearFacts, used: YearFigures): string[] {
  if (plan === null || used.value('planned') === 0) return []
  const of = (...states: readonly State[]) => plan.items.filter(({ state }) => states.includes(state))
  const named = ({ item }: Held) => `${sayPeriod(item)}“${cited(item.title)}”`
  const explained = of('explained')
  const missed = of('missed')
  const parts = [
    `年度工作计划共${used.say('planned')}`,
    `已完成${used.say('planDone')}`,
    ...(explained.length === 0 ? [] : [`未完成但已说明原因${used.say('planExplained')}`]),
    ...(missed.length === 0 ? [] : [`逾期未完成${used.say('planMissed')}`]),
    ...(used.value('planAhead') === 0 ? [] : [`尚未到期${used.say('planAhead')}`]),
  ]
  return [
    `${parts.join('，')}。`,
    ...(explained.length === 0
      ? []
      : [
          `已说明原因的：${explained.map(held => `${named(held)}，${cited(held.item.explained ?? '')}`).join('；')}。`,
        ]),
    ...(missed.length === 0 ? [] : [`逾期未完成的：${missed.map(named).join('；')}。`]),
    ...(used.value('unplanned') === 0 ? [] : [`计划外开展${used.say('unplanned')}。`]),
  ]
}
