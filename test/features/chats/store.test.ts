import { describe, expect, it } from 'vitest'
import { isChatid, readWebhook } from '../../../src/features/chats/rules.ts'
import { bindChat, findChat, listChats, seenChats } from '../../../src/features/chats/store.ts'
import { createCongress } from '../../../src/features/congress/store.ts'
import { testDatabase } from '../../support/database.ts'

const { db, open } = await testDatabase()
const hour = (n: number) => new Date(Date.UTC(2026, 2, 10, n))
const now = new Date('2026-03-10T01:00:00Z')

async function newCongress(name: string): Promise<number> {
  const congress = await db.transaction(tx =>
    createCongress(tx, { name, kind: 'township', county: null, province: null }, now),
  )
  if (congress === null) throw new Error('the name was taken')
  return congress.id
}

describe('binding a chat', async () => {
  const congressId = await newCongress('云溪镇')
  const otherId = await newCongress('石桥镇')
  const chat = {
    congressId,
    chatid: 'wrAbC',
    purpose: 'deputies',
    groupId: null,
    webhookKey: 'key-1',
  } as const
  const bind = (changed: object = {}) => db.transaction(tx => bindChat(tx, { ...chat, ...changed }, now))

  it('is done once, and saying it again changes nothing', async () => {
    expect((await bind()).outcome).toBe('bound')
    expect((await bind()).outcome).toBe('unchanged')
    expect(await db.transaction(tx => findChat(tx, 'wrAbC'))).toMatchObject(chat)
  })

  it('with another purpose or key updates; without a key the known one stays', async () => {
    expect(await bind({ purpose: 'presidium', webhookKey: null })).toMatchObject({
      outcome: 'updated',
      chat: { purpose: 'presidium', webhookKey: 'key-1' },
    })
    expect((await bind({ webhookKey: 'key-2' })).outcome).toBe('updated')
    expect(await db.transaction(tx => listChats(tx, congressId))).toMatchObject([
      { ...chat, webhookKey: 'key-2' },
    ])
  })

  it('that belongs to another congress is refused and stays there', async () => {
    expect(await bind({ congressId: otherId })).toEqual({ outcome: 'other_congress', congressId })
    expect(await db.transaction(tx => findChat(tx, 'wrAbC'))).toMatchObject({ congressId })
    expect(await db.transaction(tx => listChats(tx, otherId))).toEqual([])
  })

  it('a chatid in other letters is another chat', async () => {
    expect((await bind({ chatid: 'WRABC' })).outcome).toBe('bound')
    expect(await db.transaction(tx => findChat(tx, 'wrabc'))).toBeNull()
  })

  it('of two at the same moment for two congresses one gets it', async () => {
    const other = await open()
    const bindings = await Promise.all([
      db.transaction(tx => bindChat(tx, { ...chat, chatid: 'wrRace' }, now)),
      other.transaction(tx => bindChat(tx, { ...chat, chatid: 'wrRace', congressId: otherId }, now)),
    ])
    expect(bindings.map(binding => binding.outcome).toSorted()).toEqual(['bound', 'other_congress'])
  })
})

describe('what an operator pastes', () => {
  const key = '693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa'
  const api = 'https://qyapi.weixin.qq.com'
  const none = { kind: 'none' }

  it.each([
    [key, { kind: 'key', key }],
    [` ${key}\n`, { kind: 'key', key }],
    [`${api}/cgi-bin/webhook/send?key=${key}`, { kind: 'key', key }],
    [`${api}/cgi-bin/webhook/send`, none],
    [`${api}/cgi-bin/webhook/send?key=${key}&key=other`, none],
    [`${api}/cgi-bin/elsewhere?key=${key}`, none],
    [`https://evil.example/cgi-bin/webhook/send?key=${key}`, { kind: 'elsewhere', host: 'evil.example' }],
    [
      `https://qyapi.weixin.qq.com@evil.example/cgi-bin/webhook/send?key=${key}`,
      { kind: 'elsewhere', host: 'evil.example' },
    ],
    [
      `https://qyapi.weixin.qq.com:444/webhook/send?key=${key}`,
      { kind: 'elsewhere', host: 'qyapi.weixin.qq.com:444' },
    ],
    [`javascript:x?key=${key}`, { kind: 'elsewhere', host: '' }],
    ['', none],
    ['钥匙', none],
    ['a b', none],
    ['a'.repeat(129), none],
  ])('%s as a webhook', (text, expected) => {
    expect(readWebhook(text, api)).toEqual(expected)
  })

  it.each([
    ['wrkSFfCgAAqXXXXXXX', true],
    ['a'.repeat(128), true],
    ['a'.repeat(129), false],
    ['', false],
    ['云溪镇', false],
    ['a b', false],
  ])('%s as a chatid', (text, expected) => {
    expect(isChatid(text)).toBe(expected)
  })
})

describe('the chats that were heard from', () => {
  const heard = (chatid: string | null, userid: string, at: Date) =>
    db.sql`
      insert into inbound (bot, msgid, kind, userid, chatid, received_at)
      values ('b', ${`${chatid}-${userid}-${at.getTime()}`}, 'text', ${userid}, ${chatid}, ${at})`

  it('are told each once with the last word, the unbound ones first, and the bound ones that were silent too', async () => {
    const congressId = await newCongress('双塘镇')
    const bind = (chatid: string, webhookKey: string | null) =>
      db.transaction(tx =>
        bindChat(tx, { congressId, chatid, purpose: 'presidium', groupId: null, webhookKey }, now),
      )
    await bind('wrSilent', null)
    await bind('wrBound', 'secret-key')
    await heard('wrBound', 'yang', hour(3))
    await heard('wrOld', 'li', hour(1))
    await heard('wrNew', 'wang', hour(2))
    await heard('wrNew', 'chen', hour(4))
    await heard(null, 'alone', hour(9))
    const chats = (await db.transaction(tx => seenChats(tx))).filter(
      chat => chat.congress === null || chat.congress === '双塘镇',
    )
    expect(
      chats.map(({ chatid, purpose, hasWebhook, seenAt, seenFrom }) => [
        chatid,
        purpose,
        hasWebhook,
        seenAt,
        seenFrom,
      ]),
    ).toEqual([
      ['wrNew', null, false, hour(4), 'chen'],
      ['wrOld', null, false, hour(1), 'li'],
      ['wrBound', 'presidium', true, hour(3), 'yang'],
      ['wrSilent', 'presidium', false, null, null],
    ])
    expect(JSON.stringify(chats)).not.toContain('secret-key')
  })
})
