/** Whatever is no words and no click, from everybody: it is answered, and changes nothing but for whom it may. */
import { expect, it } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import { testDatabase } from '../support/database.ts'
import { expectNothingForeign, expectOnlyForReaders, ids } from './expectations.ts'
import { type Role, roles, townOf } from './roles.ts'
import { settleTowns, words } from './town.ts'
import { createWalk } from './walk.ts'

const { db } = await testDatabase()
const towns = await settleTowns(db)
const walk = await createWalk(db, [towns.here, towns.there, towns.county])

type Other = Exclude<Incoming['kind'], 'text' | 'click'>
const originOf = (role: Role) => words(role, '').origin
const media = { urls: ['https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/a'] }

/** One of each kind; who can come to something by it: whoever has just been asked for photos. */
const table: Readonly<
  Record<Other, { readonly of: (role: Role) => Incoming; readonly does: readonly Role[] }>
> = {
  enter: { of: role => ({ kind: 'enter', origin: originOf(role) }), does: [] },
  media: {
    of: role => ({ kind: 'media', origin: originOf(role), media: 'image', ...media }),
    does: ['owner', 'chair', 'z-owner', 'z-chair'],
  },
  feedback: { of: role => ({ kind: 'feedback', origin: originOf(role) }), does: [] },
  stream: { of: role => ({ kind: 'stream', origin: originOf(role), streamId: 'x' }), does: [] },
  unknown: { of: role => ({ kind: 'unknown', origin: originOf(role), what: 'x' }), does: [] },
}
const kinds: readonly Other[] = ['enter', 'media', 'feedback', 'stream', 'unknown']

it.each(kinds.flatMap(kind => roles.map(role => [kind, role] as const)))('%s of %s', async (kind, role) => {
  const { of, does } = table[kind]
  const { text, wrote, touched } = await walk(of(role))
  if (!does.includes(role)) expect(wrote).toEqual([])
  expect(touched.filter(id => !ids(towns, role).includes(id))).toEqual([])
  expectNothingForeign(role, text, kind)
  expectOnlyForReaders(role, text, kind)
  if (kind === 'enter' && townOf(role) === 'none') expect(text).toContain('我是 姓名')
})
