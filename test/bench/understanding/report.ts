/** The scores of a corpus as text: per field, per line, every miss, and the mistakes that cost most. */
import { z } from 'zod'
import { answersFor, type CorpusName, type Got } from './answers.ts'
import { judge } from './judge.ts'

const judgedLine = z.object({ id: z.string(), text: z.string(), expect: z.record(z.string(), z.unknown()) })

export function report(name: CorpusName, lines: readonly unknown[]): string {
  const answers = answersFor(name, lines)
  const fields = new Map<string, { right: number; all: number }>()
  const misses: string[] = []
  let wholeLines = 0
  let costly = 0
  for (const [index, line] of lines.entries()) {
    const { id, text, expect } = judgedLine.parse(line)
    const got = answers[index]?.got ?? {}
    const verdict = judge(name, expect, got, text)
    for (const [field, right] of Object.entries(verdict)) {
      const score = fields.get(field) ?? { right: 0, all: 0 }
      fields.set(field, { right: score.right + (right ? 1 : 0), all: score.all + 1 })
      if (!right) misses.push(miss(id, text, field, expect, got))
    }
    if (Object.values(verdict).every(Boolean)) wholeLines += 1
    if (name === 'replies' && isCostly(String(expect.answer), String(got.answer))) costly += 1
  }
  return shown(name, lines.length, { fields, misses, wholeLines, costly })
}

/** No answer taken for one, and yes and no exchanged. */
function isCostly(expected: string, got: string): boolean {
  const answer = (word: string) => word === 'attend' || word === 'leave'
  return answer(got) && expected !== got
}

function miss(id: string, text: string, field: string, expect: Got, got: Got): string {
  const value = (values: Got) => (field === 'line' ? JSON.stringify(values) : JSON.stringify(values[field]))
  return `  ${id} ${field}: expected ${value(expect)}, got ${value(got)} · ${JSON.stringify(text.slice(0, 60))}`
}

interface Scores {
  readonly fields: ReadonlyMap<string, { right: number; all: number }>
  readonly misses: readonly string[]
  readonly wholeLines: number
  readonly costly: number
}

function shown(name: CorpusName, count: number, { fields, misses, wholeLines, costly }: Scores): string {
  const percent = (right: number, all: number) =>
    `${right}/${all} ${((100 * right) / Math.max(1, all)).toFixed(1)} %`
  const sums = [...fields.values()].reduce(
    (sum, { right, all }) => ({ right: sum.right + right, all: sum.all + all }),
    { right: 0, all: 0 },
  )
  const out = [
    `${name}: fields ${percent(sums.right, sums.all)}, lines all right ${percent(wholeLines, count)}`,
  ]
  if (name === 'replies') out.push(`  costly mistakes: ${costly}`)
  if (fields.size > 1)
    out.push(...[...fields].map(([field, { right, all }]) => `  ${field.padEnd(10)} ${percent(right, all)}`))
  return `${[...out, ...misses].join('\n')}\n`
}
