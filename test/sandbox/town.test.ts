import { describe, expect, it } from 'vitest'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { corpMembers, rosterColumns } from '../../src/sandbox/town.ts'

const { roster, chats, outsiders, offices } = sampleTown
const deputies = roster.filter(row => row.代表小组 !== '')
const withDuty = (duty: string) => roster.filter(row => row.职务.split('、').includes(duty))

describe('the sample town', () => {
  it("has rows of exactly the roster file's columns", () => {
    for (const row of roster) expect(Object.keys(row)).toEqual([...rosterColumns])
  })

  it('has 60 deputies in 5 groups, each with a leader and a vice-leader', () => {
    expect(deputies).toHaveLength(60)
    const groups = new Set(deputies.map(row => row.代表小组))
    expect(groups.size).toBe(5)
    for (const group of groups) {
      const duties = deputies.filter(row => row.代表小组 === group).flatMap(row => row.职务.split('、'))
      expect(duties.filter(duty => duty === '组长' || duty === '副组长')).toHaveLength(2)
    }
  })

  it('has a chair, a vice-chair, 9 presidium members, a liaison, and 6 offices with a contact person each', () => {
    expect([withDuty('主席').length, withDuty('副主席').length, withDuty('联络员').length]).toEqual([1, 1, 1])
    expect(withDuty('主席团成员')).toHaveLength(9)
    expect(withDuty('承办单位联系人').map(row => row.单位)).toEqual(offices)
    expect(offices).toHaveLength(6)
  })

  it('has one pair of homonyms, from different villages', () => {
    const names = roster.map(row => row.姓名)
    const twice = names.filter((name, index) => names.indexOf(name) !== index)
    expect(twice).toHaveLength(1)
    expect(new Set(roster.filter(row => row.姓名 === twice[0]).map(row => row.选区)).size).toBe(2)
  })

  it('gives no account, phone, chat or key twice', () => {
    const accounts = corpMembers(sampleTown).map(member => member.userid)
    const lists = [
      accounts,
      roster.map(row => row.手机),
      chats.map(chat => chat.id),
      chats.map(chat => chat.webhookKey),
    ]
    for (const list of lists) expect(new Set(list).size).toBe(list.length)
    for (const account of accounts) expect(account).toMatch(/^[a-z0-9]{1,64}$/)
  })

  it('has phone numbers that belong to nobody', () => {
    for (const row of roster) expect(row.手机).toMatch(/^138000000\d\d$/)
  })

  it('has a chat of the presidium, of all deputies and of each group, with the liaison in all of them', () => {
    expect(chats.map(chat => chat.purpose)).toEqual([
      'presidium',
      'deputies',
      ...Array.from({ length: 5 }, () => 'group'),
    ])
    for (const chat of chats) expect(chat.members).toContain('zhouxiaomin')
    expect(chats[0]?.members).toHaveLength(10)
  })

  it('has only people with an account in the chats', () => {
    const accounts = new Set(corpMembers(sampleTown).map(member => member.userid))
    for (const member of chats.flatMap(chat => chat.members)) expect(accounts.has(member)).toBe(true)
  })

  it('has two people the roster does not know by account: one is in it by name, the other is not', () => {
    expect(
      outsiders.map(({ name }) => roster.filter(row => row.姓名 === name && row.企业微信账号 === '').length),
    ).toEqual([1, 0])
  })
})
