import { createDecipheriv } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mediaLimits } from '../../src/wecom/limits.ts'
import { streamReply } from './cards.ts'
import { aesKey, room, type Stand, start0, startStand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())
beforeEach(() => {
  stand.heard.length = 0
  stand.clock.set(start0)
  stand.script(() => ({ json: streamReply('好的') }))
})

const picture = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3])
const sent = (of: object = {}) =>
  stand.api('/send', {
    chat: 'single',
    user: '沈月英',
    kind: 'image',
    name: '路灯.jpg',
    base64: picture.toString('base64'),
    ...of,
  })
const inSingle = async () =>
  room.parse((await stand.api('/chats/single%3Ashenyueying/messages')).body).messages

describe('a picture', () => {
  it('reaches the bot in a single chat as an address that is good for five minutes', async () => {
    expect((await sent()).body).toMatchObject({ delivered: true, text: '好的' })
    const [heard] = stand.heard
    expect(heard).toMatchObject({ chattype: 'single', msgtype: 'image', from: { userid: 'shenyueying' } })
    const { url } = z.looseObject({ image: z.object({ url: z.string() }) }).parse(heard).image
    const cipherText = Buffer.from(await (await fetch(url)).arrayBuffer())
    // With the bot's own key (P100719).
    const key = Buffer.from(`${aesKey}=`, 'base64')
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const plain = Buffer.concat([decipher.update(cipherText), decipher.final()])
    expect(plain.subarray(0, picture.length)).toEqual(picture)
    expect([...plain.subarray(picture.length)]).toEqual(Array(26).fill(26))
    stand.clock.set(new Date(start0.getTime() + mediaLimits.urlLifeMs))
    expect((await fetch(url)).status).toBe(403)
  })

  it('is shown in the room: what was sent, under an address that only draws', async () => {
    await sent()
    const [file] = (await inSingle()).findLast(message => message.files.length > 0)?.files ?? []
    expect(file).toMatchObject({ kind: 'image', name: '路灯.jpg', bytes: picture.length })
    const answer = await fetch(`${stand.url}/sandbox/api/files/${file?.id}`)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture)
    expect((await stand.api('/files/nobody')).status).toBe(404)
  })

  it('does not reach the bot in a group', async () => {
    expect((await sent({ chat: '主席团' })).body).toMatchObject({ delivered: false, reason: 'no mention' })
    expect(stand.heard).toEqual([])
  })

  it('reaches it there with words that mention it', async () => {
    const outcome = await sent({ chat: '主席团', text: '@联络员 你看' })
    expect(outcome.body).toMatchObject({ delivered: true })
    expect(stand.heard[0]).toMatchObject({
      chattype: 'group',
      msgtype: 'mixed',
      mixed: { msg_item: [{ msgtype: 'text', text: { content: '@联络员 你看' } }, { msgtype: 'image' }] },
    })
    expect((await sent({ chat: '主席团', text: '你们看' })).body).toMatchObject({ delivered: false })
  })

  it('comes with others in one message', async () => {
    const more = [{ name: '灯杆.jpg', base64: picture.toString('base64') }]
    await sent({ more })
    expect(stand.heard[0]).toMatchObject({
      msgtype: 'mixed',
      mixed: { msg_item: [{ msgtype: 'image' }, { msgtype: 'image' }] },
    })
    expect((await inSingle()).findLast(message => message.files.length > 0)?.content).toBe(
      '[路灯.jpg][灯杆.jpg]',
    )
  })
})

describe('a file', () => {
  it('reaches the bot as one, and the room gives it to be kept, never to be run', async () => {
    await sent({ kind: 'file', name: 'a.html', base64: Buffer.from('<script>').toString('base64') })
    expect(stand.heard[0]).toMatchObject({ msgtype: 'file', file: { url: expect.any(String) } })
    const [file] = (await inSingle()).findLast(message => message.files.length > 0)?.files ?? []
    const answer = await fetch(`${stand.url}/sandbox/api/files/${file?.id}`)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  it.each([
    ['with words', { kind: 'file', text: '见附件' }],
    ['that is empty', { kind: 'file', base64: '' }],
    ['that is not in base64', { kind: 'file', base64: '路灯' }],
    ['of no kind', { kind: 'video' }],
  ])('%s is 400', async (_what, of) => {
    expect((await sent(of)).status).toBe(400)
    expect(stand.heard).toEqual([])
  })
})
