import type { Held, State } from '../../plan/rules/standing.ts'
import { sayPeriod } from '../../plan/texts/words.ts'
import type { YearFacts } from '../types.ts'
import type { Used } from './used.ts'
import { cited } from './words.ts'

/** Plan against done: what was not done is named, with the reason that was given. */
export function planParagraphs({ plan }: YearFacts, used: Used): string[] {
  if (plan === null || used.value('planned') === 0) return []
  const of = (...states: readonly State[]) => plan.items.filter(({ state }) => states.includes(state))
  const named = ({ item }: Held) => `${sayPeriod(item)}“${cited(item.title)}”`
  const explained = of('explained')
  const open = of('missed', 'due', 'coming')
  const parts = [
    `已完成${used.say('planDone')}`,
    ...(explained.length === 0 ? [] : [`未完成但已说明原因${used.say('planExplained')}`]),
    ...(open.length === 0 ? [] : [`尚未完成${used.say('planOpen')}`]),
  ]
  return [
    `年度工作计划共${used.say('planned')}，${parts.join('，')}。`,
    ...(explained.length === 0
      ? []
      : [
          `已说明原因的：${explained.map(held => `${named(held)}，${cited(held.item.explained ?? '')}`).join('；')}。`,
        ]),
    ...(open.length === 0 ? [] : [`尚未完成的：${open.map(named).join('；')}。`]),
    ...(used.value('unplanned') === 0 ? [] : [`计划外开展${used.say('unplanned')}。`]),
  ]
}
