import type { Source } from './sources.ts'

/**
 * The house from the ground up: whatever stands in one line may use the lines above it and itself. An entry is a
 * folder or a file; the longest that fits counts.
 */
export const floors = [
  'errors',
  'clock',
  'log',
  'secret',
  'package-root',
  'patience',
  'new-workbook',
  'remembering',
  'db',
  'backup',
  'language/normalise',
  'calendar',
  'language',
  'bot',
  'wecom',
  'channels',
  'outbox',
  'replicas',
  'pages',
  'features',
  'registers',
  'desk',
  'console',
  'schedule',
  'http',
  'connection',
  'sandbox',
  'env-file',
  'secret-files',
  'exposures',
  'config',
  'replicas/settings',
  'greeting',
  'app',
  'sandbox/open',
  'start',
  'main',
  'cli',
] as const

/** What belongs where: the end of the sentence that a wrong import is answered with. */
const belongs: Readonly<Record<string, string>> = {
  db: 'db/ knows connections and tables; a question about a noun belongs in features/<noun>/store.ts',
  calendar: 'calendar/ is pure: days, hours, words for them; who they are for is a parameter',
  language: 'language/ is pure: it reads what people write; people and meetings are parameters',
  bot: 'bot/ is only the vocabulary of messages, replies, commands and actors; what acts on them belongs in features/ or desk/',
  wecom: 'wecom/ is only the protocol; what a message means belongs in desk/ and features/',
  channels: 'a channel only sends; what is sent, when and why belongs in features/, retries in outbox/',
  outbox: 'the outbox only delivers; what is said belongs in features/, the way out in channels/',
  pages: 'pages/ is the frame and its parts; what a page shows belongs in features/<noun>/pages',
  features:
    'a feature is handed everything it may use in its context; whatever calls it belongs in desk/ or schedule/',
  desk: 'desk/ answers messages; what carries them belongs in http/, what wires it in app.ts',
  console: 'console/ finds out who asks and for which page; what it shows belongs in features/<noun>/pages',
  schedule: 'schedule/ runs jobs; what they do belongs in features/<noun>/jobs.ts',
  http: 'http/ is handed what answers a message (app.ts wires it); rules and queries belong in features/',
  connection:
    'connection/ holds the line and hands on what it hears; what answers it belongs in desk/, what is sent in channels/',
  sandbox:
    'the sandbox talks to the service only over HTTP, as WeCom would; what wires it belongs in sandbox/open.ts',
}

export function floorOf(path: string): string | null {
  const bare = path.replace(/\.[a-z]+$/, '')
  const fitting = floors.filter(floor => bare === floor || bare.startsWith(`${floor}/`))
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null
}

const heightOf = (floor: string): number => floors.map(String).indexOf(floor)

/** Imports that go up. */
export function climbing(sources: readonly Source[]): string[] {
  const said: string[] = []
  for (const { path, imports } of sources) {
    const from = floorOf(path)
    if (from === null) {
      said.push(`${path}: give this file or folder its floor in test/architecture/floors.ts`)
      continue
    }
    for (const each of imports) {
      const to = floorOf(each.path)
      if (to === null || heightOf(to) <= heightOf(from) || isDoorOfSandbox(path, each.path, each.dynamic))
        continue
      const folder = from.split('/')[0] ?? from
      const advice = belongs[folder] ?? `${from} stands at the bottom: pass in what it needs as a parameter`
      said.push(`${path} imports ${each.path}, which stands above it: ${advice}`)
    }
  }
  return said
}

/** The one way into the sandbox: start.ts loads it when it is played, and no other file does. */
export function intoSandbox(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, imports }) =>
    path.startsWith('sandbox/')
      ? []
      : imports
          .filter(each => each.path.startsWith('sandbox/') && !isDoorOfSandbox(path, each.path, each.dynamic))
          .map(
            each =>
              `${path} imports ${each.path}: a live service must not load the sandbox; only start.ts may, by import('./sandbox/open.ts')`,
          ),
  )
}

const isDoorOfSandbox = (from: string, to: string, dynamic: boolean): boolean =>
  from === 'start.ts' && to === 'sandbox/open.ts' && dynamic

/** The stand-in must not share code with what it tests; from the protocol it takes only the documented numbers. */
const sandboxMayUse =
  /^(sandbox\/|wecom\/limits\.ts$|http\/read-body\.ts$|errors\.ts$|log\.ts$|package-root\.ts$)/

export function outOfSandbox(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith('sandbox/') && path !== 'sandbox/open.ts')
    .flatMap(({ path, imports }) =>
      imports
        .filter(each => !sandboxMayUse.test(each.path))
        .map(
          each =>
            `${path} imports ${each.path}: a mistake in it would be on both sides and no test would see it; write the documented rule anew, or wire it in sandbox/open.ts`,
        ),
    )
}

/** Only what carries messages in and out knows the platform. */
const knowsWecom = /^(wecom|channels|http|connection|sandbox|cli)\/|^(app|start)\.ts$/

export function platformInside(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => !knowsWecom.test(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter(each => each.path.startsWith('wecom/'))
        .map(
          each =>
            `${path} imports ${each.path}: say it in the words of bot/ (Incoming, Reply, Card); channels/ and http/ translate`,
        ),
    )
}

/** Files that need each other in a ring when they run: which of them is loaded first decides what works. */
export function rings(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map(source => [source.path, source]))
  const done = new Set<string>()
  const said: string[] = []
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      const ring = [...way.slice(way.indexOf(path)), path]
      said.push(`${ring.join(' → ')}: what they share belongs in a file below them`)
      return
    }
    if (done.has(path)) return
    for (const each of byPath.get(path)?.imports ?? [])
      if (!each.dynamic && !each.erased) walk(each.path, [...way, path])
    done.add(path)
  }
  for (const { path } of sources) walk(path, [])
  return said
}
