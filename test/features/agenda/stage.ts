/** A presidium meeting in the sample town: 9 members, of whom 8 are checked in and one has leave. */

import { privateNotes } from '../../support/opened.ts'
import type { TestTown } from '../../support/town.ts'

const presidium = '主席团'
export const deputies = '全体代表'

export function stageOf(town: TestTown) {
  const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
  const inGroup = async (user: string, words: string, chat = presidium) =>
    (await town.say(user, words, chat)).text ?? ''
  const { sql } = town.database.db
  return {
    alone,
    inGroup,
    sql,
    /** Called for 18 March, and on: the clock stands at half past nine. */
    async holds(
      agenda = '议题：1.听取上半年工作报告（报告人：徐志刚） 2.审议并表决民生实事项目 3.研究代表视察方案',
    ) {
      await town.say('杨国梁', `/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 ${agenda}`, presidium)
      await town.say('胡志强', '请假 出差', presidium)
      await town.say('杨国梁', '/准假 胡志强')
      await town.moveTo('2026-03-18T08:45:00+08:00')
      await alone('周晓敏', '/点名 1 全到')
      await town.moveTo('2026-03-18T09:30:00+08:00')
    },
    /** What was told to people alone, oldest first. */
    notes: () => privateNotes(town.database.db),
    votes: () => sql<
      { title: string; inFavour: number; present: number | null; passed: boolean; nth: number }[]
    >`
      select i.title, v.in_favour as "inFavour", v.present, v.passed, v.nth
      from vote_entry v join agenda_item i on i.id = v.item_id order by v.id`,
  }
}
