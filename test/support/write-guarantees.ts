/**
 * `npm run guarantees -- <file>`: puts the lines that tests printed (see `guarantees.ts`) into the page of guarantees.
 * Of a guarantee that is measured several times in one run all figures stand in its line; those not measured stay.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/package-root.ts'

const [from = '', note = ''] = process.argv.slice(2)
const measured = new Map<string, string[]>()
for (const line of readFileSync(from, 'utf8').split('\n')) {
  const [, id, words] = /^([A-Z]\d+) [^:]+: (.+)$/.exec(line) ?? []
  if (id !== undefined && words !== undefined) measured.set(id, [...(measured.get(id) ?? []), words])
}

const form = process.env.FAULTS === 'long' ? 'long, ' : ''
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`.replaceAll('|', '/')
const when = `${new Date().toISOString().slice(0, 10)}, ${form}${machine}, Node ${process.versions.node}${note && `, ${note}`}`

const file = join(packageRoot, 'docs', 'guarantees.md')
const page = readFileSync(file, 'utf8').replace(
  /^(\| ([A-Z]\d+) \|(?: [^|]+ \|){3}) .*$/gm,
  (line, fixed: string, id: string) => {
    const words = measured.get(id)
    return words === undefined
      ? line
      : `${fixed} ${[...new Set(words)].join('; ').replaceAll('|', '/')} | ${when} |`
  },
)
writeFileSync(file, page)
process.stdout.write(`${measured.size} guarantees: ${[...measured.keys()].join(' ')}\n`)
