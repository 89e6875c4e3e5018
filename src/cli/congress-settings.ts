import { z } from 'zod'
import type { Tx } from '../db/tx.ts'
import { settingSource, settingsOf, storedSettings } from '../features/congress/settings.ts'
import { findCongress, lockCongress, saveSettings } from '../features/congress/store.ts'
import { settingWords } from '../features/congress/texts/settings.ts'
import type { Congress } from '../features/congress/types.ts'
import { recordDeeds } from '../features/deeds/store.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

export interface CongressSettingsOptions {
  readonly congress: string
  /** `visits.overdueDays=5`; nothing behind the sign: as it is without the congress. */
  readonly set: readonly string[]
}

type Tree = Readonly<Record<string, unknown>>

/** What the chat checks against the other rules, and reckons deadlines anew by: it is set there. */
const ofTheChat = 'suggestions.'

/** Shows every setting of a congress, and sets some: all that are said, or none. */
export async function congressSettings(session: Session, options: CongressSettingsOptions): Promise<void> {
  const wanted = options.set.map(partsOf)
  const twice = wanted.find(({ path }, index) => wanted.findIndex(one => one.path === path) !== index)
  if (twice !== undefined) throw new WrongInput(`${twice.path} is set twice: say it once`)
  await withDatabase(session, ({ db }) =>
    db.transaction(async tx => {
      const { id } = await congressCalled(tx, options.congress)
      if (wanted.length > 0) await change(tx, id, wanted, session.now())
      const congress = await findCongress(tx, id)
      if (congress === null) throw new WrongInput(`there is no congress ${options.congress}`)
      const settings = [...settingWords].map(([path, said]) => ({
        path,
        name: said.name,
        value: said.say(settingsOf(congress)),
        source: settingSource(congress, path),
      }))
      session.answer(
        { id, name: congress.name, stored: congress.settings, settings },
        settings.map(({ path, name, value, source }) => `${path}\t${name}\t${value}\t${source}`),
      )
    }),
  )
}

interface Wanted {
  readonly path: string
  /** Undefined: what the congress has set of it is taken away. */
  readonly value: unknown
}

function partsOf(text: string): Wanted {
  const [, path, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (path === undefined || value === undefined) throw new WrongInput(`${text}: say it as PATH=VALUE`)
  const known = [...settingWords.keys()].filter(one => !one.startsWith(ofTheChat))
  if (path.startsWith(ofTheChat)) throw new WrongInput(`${path} is set in the chat: /建议设置`)
  if (!known.some(one => one === path))
    throw new WrongInput(`there is no setting ${path}; known: ${known.join(', ')}`)
  return { path, value: readValue(value) }
}

/** `5`, `true`, `{"numerator":2,…}`; whatever is no JSON is a word: `09:30`. */
function readValue(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

async function change(tx: Tx, id: number, wanted: readonly Wanted[], now: Date): Promise<void> {
  await lockCongress(tx, id)
  const before = await findCongress(tx, id)
  const stored = wanted.reduce((tree, { path, value }) => put(tree, path, value), treeOf(before?.settings))
  const { error } = storedSettings.safeParse(stored)
  if (error !== undefined) throw new WrongInput(`nothing was set:\n${z.prettifyError(error)}`)
  await saveSettings(tx, id, stored)
  const from = (path: string) => leafOf(treeOf(before?.settings), path)
  await recordDeeds(tx, [
    {
      congressId: id,
      at: now,
      userid: null,
      action: 'congress.set',
      outcome: 'done',
      detail: {
        set: wanted.map(({ path, value }) => ({ path, from: from(path) ?? null, to: value ?? null })),
      },
    },
  ])
}

const treeOf = (value: Congress['settings']): Tree =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

function leafOf(tree: Tree, path: string): unknown {
  const [group = '', name = ''] = path.split('.')
  return treeOf(tree[group])[name]
}

function put(tree: Tree, path: string, value: unknown): Tree {
  const [group = '', name = ''] = path.split('.')
  const { [name]: _, ...others } = treeOf(tree[group])
  const grown = value === undefined ? others : { ...others, [name]: value }
  const { [group]: __, ...rest } = tree
  return Object.keys(grown).length === 0 ? rest : { ...rest, [group]: grown }
}
