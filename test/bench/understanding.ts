/**
 * Reads the texts of a folder (notices.jsonl, dates.jsonl, replies.jsonl, each optional) and prints, with `--json`,
 * what was understood of every line, else the scores with every miss. `expect` and `note` are never read for that.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { answersFor, type CorpusName, corpusNames } from './understanding/answers.ts'
import { report } from './understanding/report.ts'

const { values } = parseArgs({
  options: { dir: { type: 'string' }, json: { type: 'boolean', default: false } },
})
if (values.dir === undefined) {
  process.stderr.write('usage: npm run bench:understanding -- --dir DIR [--json]\n')
  process.exit(2)
}

function readCorpus(name: CorpusName, dir: string): unknown[] {
  const file = join(dir, `${name}.jsonl`)
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
  return lines.map((line): unknown => JSON.parse(line))
}

for (const name of corpusNames) {
  const lines = readCorpus(name, values.dir)
  if (lines.length === 0) continue
  if (values.json) {
    for (const { id, got } of answersFor(name, lines))
      process.stdout.write(`${JSON.stringify({ id, got })}\n`)
  } else {
    process.stdout.write(report(name, lines))
  }
}
