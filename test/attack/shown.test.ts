/** What somebody agrees to is what he was shown, or what he said: never words that came in meanwhile, or that say something else. */
import { expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()
const presidium = '主席团'

const leaveOf = async (
  name: string,
): Promise<{ reason: string | null; decision: string | null } | undefined> => {
  const [row] = await town.database.db.sql<{ reason: string | null; decision: string | null }[]>`
    select i.reason, i.decision from invitee i join person p on p.id = i.person_id where p.name = ${name}`
  return row
}

const stateOf = async (number: number): Promise<string | undefined> => {
  const [row] = await town.database.db.sql<{ state: string }[]>`
    select state from suggestion where number = ${number}`
  return row?.state
}

it.each(['等一等，路灯还没修好', '为什么要撤回', '暂不同意', '先不撤', ''])(
  '«/撤回建议 … %s» agrees to no withdrawal that another has asked for',
  async said => {
    const { message } = await town.say('王秀兰', `/建议 修复枫树湾路灯，坏了${said.length + 2}个月`)
    const number = Number(/2026-(\d+)/.exec(message?.text ?? '')?.[1])
    await town.say('董长庚', `/附议 ${number}`)
    await town.say('王秀兰', `/撤回建议 ${number} 路灯已经修好`)
    const { text } = await town.say('董长庚', `/撤回建议 ${number} ${said}`)
    expect(await stateOf(number)).toBe('submitted')
    expect(text).toContain('您的答复还没有登记')
    await town.say('董长庚', `/撤回建议 ${number} 同意`)
    expect(await stateOf(number)).toBe('withdrawn')
  },
)

