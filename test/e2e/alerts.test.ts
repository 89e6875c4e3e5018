/**
 * The alerts as Prometheus itself evaluates them (`promtool`, Debian: `prometheus`; or PROMTOOL): each is raised when it should
 * be and silent beside it, and the file that says so would notice one that is never raised, and one that always is.
 */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.ts'

const promtool = process.env.PROMTOOL ?? '/usr/bin/promtool'
const folder = mkdtempSync(join(tmpdir(), 'liaison-alerts-'))
const operation = join(packageRoot, 'docs/operation')
const rules = readFileSync(join(operation, 'alerts.yml'), 'utf8')
const names = [...rules.matchAll(/^ +- alert: (\w+)$/gm)].map(([, name = '']) => name)
afterAll(() => rmSync(folder, { recursive: true }))

/** @returns what promtool says; its exit code is 0 when all cases hold */
async function judged(text: string): Promise<{ holds: boolean; said: string }> {
  writeFileSync(join(folder, 'alerts.yml'), text)
  cpSync(join(operation, 'alerts-test.yml'), join(folder, 'alerts-test.yml'))
  const run = promisify(execFile)(promtool, ['test', 'rules', join(folder, 'alerts-test.yml')])
  return run.then(
    ({ stdout }) => ({ holds: true, said: stdout }),
    (error: { code?: unknown; stderr?: string }) => {
      if (typeof error.code !== 'number') throw error
      return { holds: false, said: error.stderr ?? '' }
    },
  )
}

/** The rule with another expression, and at once. */
function changed(name: string, expression: string): string {
  const [before = '', after = ''] = rules.split(`- alert: ${name}\n`)
  return `${before}- alert: ${name}\n${after.replace(/expr: .+/, `expr: ${expression}`).replace(/^ +for: .+\n/m, '')}`
}

test('the rules are ones that Prometheus takes, and every case holds', async () => {
  const { stdout } = await promisify(execFile)(promtool, ['check', 'rules', join(operation, 'alerts.yml')])
  expect(stdout).toContain(`${names.length} rules found`)
  const { holds, said } = await judged(rules)
  expect(holds, said).toBe(true)
})

test.each(names)('%s: the cases see when it is never raised, and when it always is', async name => {
  for (const expression of ['vector(1) > 2', 'vector(1)']) {
    const { holds, said } = await judged(changed(name, expression))
    expect(holds, expression).toBe(false)
    expect(said).toContain(name)
  }
})
