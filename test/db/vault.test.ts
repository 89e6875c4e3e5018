import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPayload, openReply, sealPayload, sealReply } from '../../src/db/sealed-json.ts'
import { openVault, UnknownKey, Unreadable, Vault, vaultWith } from '../../src/db/vault.ts'

const old = Buffer.alloc(32, 1)
const young = Buffer.alloc(32, 2)

describe('what is sealed', () => {
  const vault = new Vault([young])

  it('opens to the same words, whatever they are, and shows none of them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const sealed = vault.seal('leave:1', text)
        expect(vault.open('leave:1', sealed)).toBe(Buffer.from(text).toString('utf8'))
        expect(sealed).toMatch(/^lk1:[0-9a-f]{8}:[\w-]+$/)
      }),
    )
    expect(vault.seal('leave:1', null)).toBeNull()
  })

  it('is never twice the same, except where it has to be found by its words', () => {
    expect(vault.seal('leave:1', '发烧')).not.toBe(vault.seal('leave:1', '发烧'))
    expect(vault.sealAlike('note:1', '发烧')).toBe(vault.sealAlike('note:1', '发烧'))
    expect(vault.sealAlike('note:1', '发烧')).not.toBe(vault.sealAlike('note:2', '发烧'))
    expect(vault.formsOf('note:1', '发烧')).toContain(vault.sealAlike('note:1', '发烧'))
    expect(vault.formsOf('note:1', '发烧')).toContain('发烧')
  })

  it('opens in its place alone, and not when a letter of it was changed', () => {
    const sealed = vault.seal('leave:1', '发烧')
    expect(() => vault.open('leave:2', sealed)).toThrow(Unreadable)
    const changed = sealed.replace(/.$/, last => (last === 'A' ? 'B' : 'A'))
    expect(() => vault.open('leave:1', `${changed.slice(0, -3)}${changed.slice(-3).toLowerCase()}x`)).toThrow(
      Unreadable,
    )
    expect(() => vault.open('leave:1', 'lk1:')).toThrow(Unreadable)
  })

  it('opens with an older key that stands behind, and with none that is missing', () => {
    const before = new Vault([old]).seal('leave:1', '发烧')
    const both = new Vault([young, old])
    expect(both.open('leave:1', before)).toBe('发烧')
    expect(both.isCurrent(before)).toBe(false)
    expect(both.isCurrent(both.seal('leave:1', '发烧'))).toBe(true)
    expect(() => vault.open('leave:1', before)).toThrow('a key that is not given')
  })

  it('without a key everything passes as it is, also what looks like something sealed', () => {
    for (const text of ['发烧', '', 'lk1:00000000:AAAA', 'lk0:x', 'lk']) {
      expect(openVault.open('leave:1', openVault.seal('leave:1', text))).toBe(text)
      // Written without a key, read with one.
      expect(vault.open('leave:1', openVault.seal('leave:1', text))).toBe(text)
    }
    expect(openVault.seal('leave:1', '发烧')).toBe('发烧')
  })

  it('a key is read from base64, with or without its sign, and from hexadecimal digits', () => {
    const ids = [old.toString('base64'), old.toString('base64url'), old.toString('hex')].map(
      key => vaultWith([key]).keyId,
    )
    expect(new Set(ids)).toEqual(new Set([new Vault([old]).keyId]))
    expect(() => new Vault([Buffer.alloc(31)])).toThrow('32 bytes')
  })
})

describe('stored answers and messages', () => {
  const vault = new Vault([young])

  it('have their words sealed, and what statements look for as it was', () => {
    const reply = { kind: 'text', text: '孩子发烧', link: { words: '查看', path: '/x' } }
    const stored = sealReply(vault, 'm1', reply)
    expect(JSON.stringify(stored)).not.toContain('发烧')
    expect(stored).toMatchObject({ link: reply.link })
    expect(openReply(vault, 'm1', stored)).toEqual(reply)
    const { link: _, ...forgotten } = { ...stored, link: null }
    expect(openReply(vault, 'm1', forgotten)).toEqual({ kind: 'text', text: '孩子发烧' })

    const payload = {
      kind: 'markdown',
      text: '孩子发烧',
      card: { title: '孩子发烧' },
      otherwise: { text: '请查看' },
    }
    const sealed = sealPayload(vault, payload)
    expect(JSON.stringify(sealed)).not.toContain('发烧')
    expect(sealed).toMatchObject({ kind: 'markdown', otherwise: payload.otherwise })
    expect(openPayload(vault, sealed)).toEqual(payload)
    expect(sealPayload(vault, sealed)).toEqual(sealed)
  })

  it('lie as they are without a key, and one of another key says which', () => {
    expect(sealReply(openVault, 'm1', { kind: 'silent' })).toEqual({ kind: 'silent' })
    const sealed = sealPayload(vault, { kind: 'text', text: '发烧' })
    for (const without of [new Vault([old]), openVault])
      expect(() => openPayload(without, sealed)).toThrow(new UnknownKey(vault.keyId ?? ''))
    expect(openPayload(vault, 7)).toBe(7)
  })
})
