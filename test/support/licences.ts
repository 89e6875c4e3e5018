/** The packages that a running service has, and under which licences, as the lock file says. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
})

interface Licensed {
  readonly name: string
  readonly version: string
  readonly licence: string
}

/** What `npm ci --omit=dev` installs, on whichever machine. */
export function licencesOf(lockFile: string): readonly Licensed[] {
  const { packages } = lock.parse(JSON.parse(lockFile))
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { version = '', license }]) => ({
      name: path.split('node_modules/').at(-1) ?? path,
      version,
      licence: license ?? 'not stated',
    }))
    .sort((a, b) => compare(a.licence, b.licence) || compare(a.name, b.name) || compare(a.version, b.version))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function licencePage(all: readonly Licensed[]): string {
  const licences = [...new Set(all.map(({ licence }) => licence))]
  const sections = licences.map(licence => {
    const names = all.filter(one => one.licence === licence).map(({ name, version }) => `${name} ${version}`)
    const listed = [...new Set(names)]
    return `## ${licence} (${listed.length})\n\n${listed.join(' · ')}\n`
  })
  return [
    '# Licences',
    '',
    'Of every package that a running service has, told by `package-lock.json`. Made by `npm run licences`; a test holds it to the lock file.',
    'What is to be known of them stands in [security.md](security.md#dependencies).',
    '',
    ...sections,
  ].join('\n')
}

export const readLock = (): string =>
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
