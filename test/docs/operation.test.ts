/** The dashboard and the alerts ask for figures that there are. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { connectionMetrics } from '../../src/connection/metrics.ts'
import { packageRoot } from '../../src/package-root.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const read = (name: string) => readFileSync(join(packageRoot, 'docs/operation', name), 'utf8')

async function known(): Promise<ReadonlySet<string>> {
  const registry = new Registry()
  connectionMetrics(registry)
  const texts = [await (await fetch(`${town.url}/metrics`)).text(), await registry.metrics()]
  const named = texts.flatMap(text =>
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  )
  return new Set([...named, 'up'])
}

const metricsIn = (expression: string): string[] =>
  [...expression.matchAll(/\b((?:liaison|process|nodejs)_[a-z0-9_]+|up)\b(?=[{[)\s]|$)/g)].map(
    ([, name = '']) => name,
  )

it('the dashboard', async () => {
  const dashboard = z
    .object({
      panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
    })
    .parse(JSON.parse(read('grafana.json')))
  const names = await known()
  expect(dashboard.panels.length).toBeGreaterThan(10)
  for (const { title, targets } of dashboard.panels)
    for (const { expr } of targets) {
      expect(metricsIn(expr), title).not.toEqual([])
      for (const name of metricsIn(expr)) expect(names, `${title}: ${name}`).toContain(name)
    }
})

it('the alerts, each with what to do first', async () => {
  const text = read('alerts.yml')
  const names = await known()
  const rules = text.split(/^ +- alert: /m).slice(1)
  expect(rules.length).toBeGreaterThan(5)
  for (const rule of rules) {
    const expression = /^ +expr: (.+)$/m.exec(rule)?.[1] ?? ''
    expect(metricsIn(expression), rule).not.toEqual([])
    for (const name of metricsIn(expression)) expect(names).toContain(name)
    expect(rule).toMatch(/summary: .+\n +action: .+/)
  }
})

it('messages that are given up are seen however they died: by their number, and by each attempt', () => {
  const rule = read('alerts.yml')
    .split('- alert: ')
    .find(each => each.startsWith('LiaisonDeadLetters'))
  expect(rule).toMatch(/delta\(liaison_outbox_messages\{state="dead"\}\[1h\]\)\) > 0 or /)
  expect(rule).toMatch(/increase\(liaison_outbox_attempts_total\{result="dead"\}\[1h\]\)\) > 0$/m)
})
