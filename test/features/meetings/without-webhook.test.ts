import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { everybodyIsReached, heardAlone, speaksOnlyWhenSpokenTo } from '../../support/ways.ts'

const town = await startTown()
const presidium = '主席团'

/** Until the meeting begins. @returns what a clerk is told alone of reminders that did not go out */
async function failuresTold(): Promise<readonly string[]> {
  await town.database.db.sql`update chat set webhook_key = null`
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 3月17日下午6点前回复', presidium)
  await town.say('王秀兰', '参加', presidium)
  await town.moveTo('2026-03-18T08:30:00+08:00')
  await town.say('周晓敏', '我的')
  return (await heardAlone(town, 'zhouxiaomin')).match(/提醒未能发出/g) ?? []
}

test.runIf(speaksOnlyWhenSpokenTo)(
  'without a webhook the clerks are told once for a notice, not with every reminder',
  async () => expect(await failuresTold()).toHaveLength(1),
)

test.runIf(!speaksOnlyWhenSpokenTo)(
  'without a webhook the bot or the app says every reminder, and the clerks are told of no failure',
  async () => {
    expect(await failuresTold()).toEqual([])
    // To the silent a day before the deadline and on its morning, to who comes an evening and an hour before.
    const places = everybodyIsReached
      ? ['app:huzhiqiang', 'app:huzhiqiang', 'app:wangxiulan', 'app:wangxiulan']
      : Array(4).fill(presidium)
    const said = await Promise.all([...new Set(places)].map(place => town.messages(place)))
    const reminders = said.flat().filter(({ text }) => /【请回复】|您还没有回复|【会议提醒】/.test(text))
    expect(reminders.map(({ text }) => /【会议提醒】/.test(text))).toEqual([false, false, true, true])
  },
)
