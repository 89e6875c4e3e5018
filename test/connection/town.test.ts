/** The sample town over the long connection: what people do goes as frames through Tencent's client and the whole service. */
import { describe, expect, it } from 'vitest'
import { quietLog } from '../support/database.ts'
import { startTown, wednesdayMorning } from '../support/town.ts'

const town = await startTown(wednesdayMorning, quietLog, 'connection')
const chair = '杨国梁'

describe('over the long connection', () => {
  it('words alone with the bot are answered by naming their request', async () => {
    const heard = await town.say(chair, '帮助')
    expect(heard.text).toContain('会议')
    expect(heard.reply).toMatchObject({ msgtype: 'stream', stream: { finish: true } })
    expect(heard.violations).toEqual([])
  })
})
