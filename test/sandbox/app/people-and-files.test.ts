import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startAppStand } from './app-stand.ts'

const stand = await startAppStand()
afterAll(() => stand.close())
beforeEach(async () => {
  await stand.api('faults', { clear: true })
  stand.broken()
})

describe('the address book', () => {
  it('knows a member without telephone and picture, in any spelling', async () => {
    const answer = await stand.ask('user/get', undefined, { userid: 'WangXiulan' })
    expect(answer).toMatchObject({ errcode: 0, userid: 'wangxiulan', name: '王秀兰' })
    expect(Object.keys(answer)).not.toContain('mobile')
  })
  it('60111 for nobody, 60011 for whom the app does not see', async () => {
    expect(await stand.ask('user/get', undefined, { userid: 'nobody' })).toMatchObject({ errcode: 60111 })
    await stand.api('faults', { unseen: ['wangxiulan'] })
    expect(await stand.ask('user/get', undefined, { userid: 'wangxiulan' })).toMatchObject({ errcode: 60011 })
  })
  it('everybody is in exactly one department of the list', async () => {
    const { department } = await stand.ask('department/list')
    const lists = await Promise.all(
      (department as { id: number }[]).map(async ({ id }) => {
        const { userlist } = await stand.ask('user/simplelist', undefined, { department_id: String(id) })
        return (userlist as { userid: string }[]).map(({ userid }) => userid)
      }),
    )
    const { people } = await stand.api('people')
    expect(lists.flat().toSorted()).toEqual(
      (people as { userid: string }[]).map(({ userid }) => userid).toSorted(),
    )
  })
  it('an invented code of a sign-in is 40029', async () => {
    expect(await stand.ask('auth/getuserinfo', undefined, { code: 'x' })).toMatchObject({ errcode: 40029 })
  })
})

describe('files', () => {
  async function upload(bytes: Buffer, { type = 'file', part = 'media', length = bytes.length } = {}) {
    const head = `--b\r\nContent-Disposition: form-data; name="${part}"; filename="名单.xlsx"; filelength=${length}\r\n\r\n`
    const response = await stand.raw(
      'media/upload',
      { access_token: await stand.tokenNow(), type },
      {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body: new Uint8Array(Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')])),
      },
    )
    return (await response.json()) as { errcode: number; media_id: string }
  }
  const get = async (media_id: string) =>
    stand.raw('media/get', { access_token: await stand.tokenNow(), media_id })

  it('come back as they were, for three days', async () => {
    const bytes = Buffer.from('\r\n--not the end\r\n 十个字节以上')
    const { media_id } = await upload(bytes)
    const response = await get(media_id)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    stand.later(3 * 86_400_000)
    expect(await (await get(media_id)).json()).toMatchObject({ errcode: 40007 })
  })
  it.each([
    ['5 bytes', Buffer.from('12345'), {}, 40006],
    ['another part', Buffer.from('123456'), { part: 'file' }, 44001],
    ['a length that is not so', Buffer.from('123456'), { length: 9 }, 44001],
    ['an unknown type', Buffer.from('123456'), { type: 'zip' }, 40004],
    ['more than 20 MB', Buffer.alloc(20 * 1_048_576 + 1), {}, 45001],
  ])('%s is refused and journalled', async (_, bytes, more, errcode) => {
    expect(await upload(bytes, more)).toMatchObject({ errcode })
    expect(stand.broken()).toEqual(['app-media'])
  })
})
