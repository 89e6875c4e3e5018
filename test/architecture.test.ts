/**
 * The shape of the house, read from its imports. Every rule is tried twice: on a small wrong example, which it has
 * to find, and on all of `src/`. A failure says which file, and where its code belongs.
 */
import { describe, expect, it } from 'vitest'
import {
  climbing,
  floorOf,
  floors,
  intoSandbox,
  outOfSandbox,
  platformInside,
  rings,
} from './architecture/floors.ts'
import {
  bannedUses,
  emptyNames,
  falseProofs,
  halfWidthMarks,
  intoOtherFeatures,
  longFiles,
  strangeFeatureFiles,
  strayChinese,
  twicePlaced,
} from './architecture/house-rules.ts'
import { readSource, readSources, type Source } from './architecture/sources.ts'

const sources = readSources()

interface Rule {
  readonly guarantee: string
  readonly find: (sources: readonly Source[]) => string[]
  /** path → text: each file breaks the rule once. */
  readonly wrong: Readonly<Record<string, string>>
  readonly right: Readonly<Record<string, string>>
}

const rules: readonly Rule[] = [
  {
    guarantee: 'every import goes down',
    find: climbing,
    wrong: {
      'bot/a.ts': `import { x } from '../features/meetings/types.ts'`,
      'db/a.ts': `export { x } from '../outbox/claim.ts'`,
      'features/meetings/store.ts': `export type X = import('../../desk/route.ts').X`,
      'wecom/a.ts': `const x = await import('../http/serve.ts')`,
      'somewhere/a.ts': '',
    },
    right: { 'desk/a.ts': `import { x } from '../features/meetings/commands.ts'` },
  },
  {
    guarantee: 'no files import each other in a ring',
    find: rings,
    wrong: {
      'db/a.ts': `import { b } from './b.ts'\nimport { z } from 'zod'`,
      'db/b.ts': `import './a.ts'`,
    },
    right: { 'db/c.ts': `import './d.ts'`, 'db/d.ts': `import type { C } from './c.ts'` },
  },
  {
    guarantee: 'only start.ts opens the sandbox, and only when it is played',
    find: intoSandbox,
    wrong: {
      'app.ts': `import { openSandbox } from './sandbox/open.ts'`,
      'cli/a.ts': `await import('../sandbox/open.ts')`,
      'start.ts': `import { openSandbox } from './sandbox/open.ts'`,
    },
    right: { 'main.ts': `import './start.ts'` },
  },
  {
    guarantee: 'the stand-in shares nothing with what it stands in front of but the documented limits',
    find: outOfSandbox,
    wrong: {
      'sandbox/a.ts': `import { encrypt } from '../wecom/envelope.ts'`,
      'sandbox/b.ts': `import { x } from '../features/chats/store.ts'`,
    },
    right: {
      'sandbox/c.ts': `import { botLimits } from '../wecom/limits.ts'`,
      'sandbox/open.ts': `import { createEnvelope } from '../wecom/envelope.ts'`,
    },
  },
  {
    guarantee: 'features, desk, schedule and outbox know nothing of WeCom',
    find: platformInside,
    wrong: { 'features/meetings/cards.ts': `import { cardLimits } from '../../wecom/limits.ts'` },
    right: { 'channels/a.ts': `import { sendWebhookText } from '../wecom/webhook.ts'` },
  },
  {
    guarantee: 'a feature has only files whose names are known',
    find: strangeFeatureFiles,
    wrong: { 'features/meetings/service.ts': '', 'features/meetings/lib/a.ts': '' },
    right: { 'features/meetings/rules/quorum.ts': '', 'features/meetings/jobs.ts': '' },
  },
  {
    guarantee: 'each of these is a file or a folder, never both',
    find: twicePlaced,
    wrong: { 'features/roster/jobs.ts': '' },
    right: { 'features/roster/jobs/a.ts': '', 'features/visits/jobs.ts': '' },
  },
  {
    guarantee: 'features meet only in what they show each other',
    find: intoOtherFeatures,
    wrong: { 'features/meetings/jobs.ts': `import { iAm } from '../identity/commands.ts'` },
    right: {
      'features/meetings/store.ts': `import { x } from '../congress/settings.ts'\nimport { y } from './cards.ts'`,
    },
  },
  {
    guarantee: 'time, environment and the end of the process come from outside',
    find: bannedUses,
    wrong: {
      'features/meetings/rules.ts': 'const today = new Date()',
      'calendar/a.ts': 'const nowMs = Date.now()',
      'config.ts': `const port = process.env['PORT']`,
      'db/open.ts': 'process.exit(1)',
    },
    right: { 'main.ts': 'process.exit(Number(process.env.X))', 'desk/a.ts': 'const at = new Date(0)' },
  },
  {
    guarantee: 'only access proves who is speaking',
    find: falseProofs,
    wrong: { 'features/meetings/commands.ts': `import { proveActor as p } from '../../bot/actor.ts'` },
    right: { 'desk/access.ts': `import { proveActor } from '../bot/actor.ts'` },
  },
  {
    guarantee: 'Chinese is said in texts, and read where words are read',
    find: strayChinese,
    wrong: {
      'features/meetings/store.ts': `const a = '参加'`,
      'features/meetings/jobs.ts': `const a = \`第\${n}号\``,
      'desk/receive.ts': 'const a = /请假/u',
      'features/meetings/commands.ts': `const a = defineCommand({ name: 'x', run: () => say('好') })`,
    },
    right: {
      'features/meetings/texts/a.ts': `const a = '参加'`,
      'features/meetings/commands/a.ts': `const a = defineCommand({ name: '会议', aliases: ['开会'] }) // 会议`,
    },
  },
  {
    guarantee: 'marks beside Chinese are full-width where people read them',
    find: halfWidthMarks,
    wrong: {
      'features/meetings/texts.ts': `const a = '已登记:参加'`,
      'desk/texts.ts': `const a = \`第\${n}号(待批)\``,
    },
    right: {
      'outbox/texts.ts': `const a = '被拒绝（93004）。' // 甲,乙`,
      'language/a.ts': `const a = /甲,乙/u`,
    },
  },
  {
    guarantee: 'no file is longer than 350 lines',
    find: longFiles,
    wrong: { 'db/a.ts': '\n'.repeat(351), 'sandbox/web/a.css': '\n'.repeat(351) },
    right: { 'db/b.ts': '\n'.repeat(350) },
  },
  {
    guarantee: 'no file is called by a name that says nothing',
    find: emptyNames,
    wrong: { 'db/utils.ts': '', 'features/meetings/store/date-helpers.ts': '', 'bot/index.ts': '' },
    right: { 'bot/command.ts': '', 'db/embedded/lock.ts': '' },
  },
]

/** Known and to be mended: may only grow shorter. */
const debts: Readonly<Record<string, string>> = {}
const isOwed = (sentence: string) => Object.keys(debts).some(path => sentence.startsWith(path))

for (const { guarantee, find, wrong, right } of rules) {
  describe(guarantee, () => {
    const readAll = (texts: Readonly<Record<string, string>>) =>
      Object.entries(texts).map(([path, text]) => readSource(path, text))

    it('finds each wrong example, and passes the right ones', () => {
      const found = find(readAll({ ...right, ...wrong }))
      expect(found).toHaveLength(find === rings ? 1 : Object.keys(wrong).length)
      for (const sentence of found)
        expect(Object.keys(wrong).some(path => sentence.startsWith(path))).toBe(true)
      expect(find(readAll(right))).toEqual([])
    })

    it('holds in src/', () => {
      expect(find(sources).filter(sentence => !isOwed(sentence))).toEqual([])
    })
  })
}

it('a debt that is paid is taken off the list', () => {
  const found = rules.flatMap(({ find }) => find(sources))
  const paid = Object.keys(debts).filter(path => !found.some(sentence => sentence.startsWith(path)))
  expect(paid).toEqual([])
})

it('reads all of src/', () => {
  const used = new Set(sources.map(source => floorOf(source.path)))
  expect(floors.filter(floor => !used.has(floor))).toEqual([])
  expect(sources.flatMap(source => source.imports).length).toBeGreaterThan(sources.length)
})
