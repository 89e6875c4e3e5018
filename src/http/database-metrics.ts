import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../db/open.ts'
import { onceAScrape } from './one-scrape.ts'

/** Registers what is known of the database when it is asked for. */
export function databaseMetrics(registry: Registry, db: Pick<Database, 'sql' | 'load'>): void {
  const registers = [registry]
  // Registered first, so that it is asked before the question below takes a connection itself.
  new Gauge({
    name: 'liaison_database_connections',
    help: 'Connections in use and free, and callers that wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(db.load())) this.set({ state }, count)
    },
  })
  const asked = onceAScrape(async () => {
    const startedMs = performance.now()
    const isUp = await db.sql`select 1`.then(
      () => true,
      () => false,
    )
    return { isUp, seconds: (performance.now() - startedMs) / 1000 }
  })
  new Gauge({
    name: 'liaison_database_seconds',
    help: 'How long the smallest statement took just now, waiting for a connection included.',
    registers,
    async collect() {
      this.set((await asked()).seconds)
    },
  })
  new Gauge({
    name: 'liaison_database_up',
    help: 'Whether the database answered just now.',
    registers,
    async collect() {
      this.set((await asked()).isUp ? 1 : 0)
    },
  })
}
