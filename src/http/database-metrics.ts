import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../db/open.ts'

/** Registers what is known of the database when it is asked for. */
export function databaseMetrics(registry: Registry, db: Pick<Database, 'sql' | 'load'>): void {
  const registers = [registry]
  const seconds = new Gauge({
    name: 'liaison_database_seconds',
    help: 'How long the smallest statement took just now, waiting for a connection included.',
    registers,
  })
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
  new Gauge({
    name: 'liaison_database_up',
    help: 'Whether the database answered just now.',
    registers,
    async collect() {
      const startedMs = performance.now()
      const answered = await db.sql`select 1`.then(
        () => true,
        () => false,
      )
      this.set(answered ? 1 : 0)
      seconds.set((performance.now() - startedMs) / 1000)
    },
  })
}
