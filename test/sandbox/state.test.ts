import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buttonCard, cardReply, updateReply } from './cards.ts'
import { room, startStand } from './stand.ts'

let folder: string
let stateFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'))
  stateFile = join(folder, 'deep', 'rooms.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const messagesOf = async (stand: Awaited<ReturnType<typeof startStand>>, user: string) =>
  room.parse((await stand.api(`/chats/${encodeURIComponent('主席团')}/messages?user=${user}`)).body).messages

describe('a restart of the sandbox', () => {
  it('finds the rooms as they were, personal views included', async () => {
    const before = await startStand({ stateFile })
    before.script(() => ({ json: cardReply(buttonCard('kept')) }))
    const { message } = await before.say('主席团', 'yangguoliang', '@联络员 会议')
    before.script(() => ({
      json: updateReply({ ...buttonCard('kept'), sub_title_text: '您已参加' }, ['yangguoliang']),
    }))
    await before.click('主席团', 'yangguoliang', message?.id ?? '', 'reply:yes')
    const seen = {
      mine: await messagesOf(before, 'yangguoliang'),
      theirs: await messagesOf(before, 'shenyueying'),
    }
    const url = before.heard[0]?.response_url ?? ''
    await before.close()

    const after = await startStand({ stateFile })
    expect({
      mine: await messagesOf(after, 'yangguoliang'),
      theirs: await messagesOf(after, 'shenyueying'),
    }).toEqual(seen)
    const code = new URL(url).search
    const late = await after.call(`/sandbox/wecom/cgi-bin/aibot/response${code}`, {
      msgtype: 'markdown',
      markdown: { content: 'a' },
    })
    expect(late.errcode).toBe(0)
    after.script(() => ({ json: cardReply(buttonCard('kept')) }))
    const again = await after.say('主席团', 'yangguoliang', '@联络员 会议')
    expect(again.violations.map(({ rule }) => rule)).toEqual(['task-id'])
    const order = (await messagesOf(after, 'yangguoliang')).map(({ seq }) => seq)
    expect(order).toEqual([...new Set(order)].sort((a, b) => a - b))
    await after.close()
  })

  it('moves the clock of the service to where it was', async () => {
    const before = await startStand({ stateFile })
    before.clock.set(new Date(Date.now() + 86_400_000))
    await before.close()
    const after = await startStand({ stateFile })
    await after.sandbox.start()
    const [move] = after.moves
    expect(Math.abs((move?.getTime() ?? 0) - Date.now() - 86_400_000)).toBeLessThan(5_000)
    await after.close()
  })

  it('starts empty from a file that cannot be read, and puts the file aside', async () => {
    const before = await startStand({ stateFile })
    await before.close()
    writeFileSync(stateFile, '{"version":1')
    const after = await startStand({ stateFile })
    expect(await messagesOf(after, 'yangguoliang')).toEqual([])
    expect(readFileSync(`${stateFile}.unreadable`, 'utf8')).toBe('{"version":1')
    await after.close()
  })

  it('what was put aside before stays, and a folder is put aside too', async () => {
    mkdirSync(stateFile, { recursive: true })
    writeFileSync(`${stateFile}.unreadable`, 'of before')
    const stand = await startStand({ stateFile })
    expect(await messagesOf(stand, 'yangguoliang')).toEqual([])
    expect(readFileSync(`${stateFile}.unreadable`, 'utf8')).toBe('of before')
    expect(statSync(`${stateFile}.unreadable.2`).isDirectory()).toBe(true)
    await stand.close()
  })

  it('writes soon after a change, without being closed', async () => {
    const stand = await startStand({ stateFile })
    await stand.say('主席团', 'yangguoliang', '大家好')
    await expect
      .poll(() => existsSync(stateFile) && readFileSync(stateFile, 'utf8').includes('大家好'), {
        timeout: 5_000,
      })
      .toBe(true)
    await stand.close()
  })
})
