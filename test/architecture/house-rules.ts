import type { Source } from './sources.ts'

/** What files of a feature are called, so that one can guess where anything is. Each may be a folder. */
const inFeature =
  /^features\/[a-z-]+\/((commands|jobs|rules|store|texts|cards|types|settings|outreach|seed|files|finding|express)(\.ts$|\/)|pages(\.tsx$|\/))/

export function strangeFeatureFiles(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith('features/') && !inFeature.test(path))
    .map(
      ({ path }) =>
        `${path}: a feature has commands, jobs, rules (pure), store (SQL), texts (Chinese), cards, types, settings, outreach (what is sent because of it), seed, files (formats), finding (which of its things words mean), express (its fast way), pages (what a browser shows); put it under one of these`,
    )
}

/** `jobs.ts` beside `jobs/`: nobody can guess in which of them something is. */
export function twicePlaced(sources: readonly Source[]): string[] {
  const places = new Set(sources.map(({ path }) => inFeature.exec(path)?.[0]))
  return [...places]
    .filter(
      place => place !== undefined && /\.tsx?$/.test(place) && places.has(place.replace(/\.tsx?$/, '/')),
    )
    .map(place => `${place}: there is a folder of that name beside it; put it in there`)
}

/** What of a feature others may use. */
const face = /^features\/[a-z-]+\/(store|types|settings|rules|outreach|texts|finding)(\.ts$|\/)/

export function intoOtherFeatures(sources: readonly Source[]): string[] {
  const nounOf = (path: string) => path.split('/')[1]
  return sources
    .filter(({ path }) => path.startsWith('features/'))
    .flatMap(({ path, imports }) =>
      imports
        .filter(each => each.path.startsWith('features/') && nounOf(each.path) !== nounOf(path))
        .filter(each => !face.test(each.path))
        .map(
          each =>
            `${path} imports ${each.path}: features meet in each other's store, types, settings, rules, outreach, texts and finding; move what is shared into one of these`,
        ),
    )
}

interface Ban {
  readonly use: string
  readonly mayUse: RegExp
  readonly instead: string
}

const bans: readonly Ban[] = [
  { use: 'process.env', mayUse: /^(main|cli)\.ts$/, instead: 'add it to config.ts and pass the Config' },
  { use: 'process.exit', mayUse: /^(main|cli)\.ts$/, instead: 'throw; main.ts and cli.ts end the process' },
  {
    use: 'new Date',
    mayUse: /^clock\.ts$|^sandbox\//,
    instead: 'take the instant as a parameter, or a Clock',
  },
  {
    use: 'Date.now',
    mayUse: /^clock\.ts$|^sandbox\//,
    instead: 'take the instant as a parameter, or a Clock',
  },
]

export function bannedUses(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, uses }) =>
    bans
      .filter(ban => uses.has(ban.use) && !ban.mayUse.test(path))
      .map(ban => `${path} uses ${ban.use}: ${ban.instead}`),
  )
}

/** Makers of proofs, and the one file that may prove. */
const provers: Readonly<Record<string, string>> = { proveActor: 'desk/access.ts' }

export function falseProofs(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .flatMap(each => each.names)
      .filter(name => provers[name] !== undefined && provers[name] !== path)
      .map(name => `${path} imports ${name}: only ${provers[name]} may; take an Actor as a parameter`),
  )
}

/**
 * Where Chinese may stand. Sentences are in texts; what people write is read in `language/`, `calendar/` and
 * rules; commands' names stand in `defineCommand` (left out by the reader) and in the help's own names.
 */
const chinesePlaces: readonly RegExp[] = [
  /(^|\/)texts(\.ts$|\/)/,
  /^(language|calendar)\//,
  /^features\/[a-z-]+\/rules(\.ts$|\/)/,
  // Provinces whose own law is stricter: data.
  /^features\/congress\/settings\.ts$/,
  // The slash, the number in front (`第3号`), the help's names, and which way words go.
  /^bot\/grammar\.ts$/,
  /^desk\/(help|route-text)\.ts$/,
  // The bot's name when none is set.
  /^config\.ts$/,
  // The operator's English, with commands and names as examples.
  /^greeting\.ts$/,
  /^cli\//,
  // A town to play in: its people, its groups, its chat client's words.
  /^sandbox\//,
]

export function strayChinese(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path, chinese }) => chinese.length > 0 && !chinesePlaces.some(place => place.test(path)))
    .map(
      ({ path, chinese }) =>
        `${path} has «${chinese.join('», «')}»: what is said belongs in texts.ts, what is read in language/, calendar/ or rules`,
    )
}

/** What stands beside Chinese in half width, where people read it. */
const halfWidth = /\p{Script=Han}[,;:!?)]|[,;:!?(]\p{Script=Han}/u

export function halfWidthMarks(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /(^|\/)texts(\.ts$|\/)|^greeting\.ts$/.test(path))
    .flatMap(({ path, chinese }) =>
      chinese
        .filter(text => halfWidth.test(text))
        .map(text => `${path} has «${text}»: marks beside Chinese are full-width`),
    )
}

const mostLines = 350

export function longFiles(sources: readonly Source[]): string[] {
  return sources
    .filter(({ lines }) => lines > mostLines)
    .map(
      ({ path, lines }) =>
        `${path} has ${lines} lines, ${mostLines} is the most: it does more than one thing`,
    )
}

export function emptyNames(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /(^|[/-])(utils?|helpers?|common|managers?|misc|index)(-|\/|\.(ts|js)$)/.test(path))
    .map(
      ({ path }) => `${path}: this name says nothing; name it by the one thing it does (no barrels either)`,
    )
}
