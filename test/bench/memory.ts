import type { Load } from './support-drive.ts'
import { below, type Figure, info } from './support-figures.ts'
import type { Running } from './support-service.ts'

const connections = 64
const atOnce = 10_000
const mebibyte = 1_048_576

/** Brings the service to so many callbacks since its start, and asks what it occupies, as the system counts it. */
export async function memory(service: Running, load: Load, callbacksWanted: number): Promise<Figure[]> {
  const count = () => service.metric('liaison_callback_seconds_count{kind="click",outcome="update"}')
  let answered = await count()
  let most = 0
  while (answered < callbacksWanted) {
    await load.drive({ port: service.port, connections, forMs: 60_000, clicks: atOnce, run: 'main' })
    answered = await count()
    most = Math.max(most, await service.metric('process_resident_memory_bytes'))
  }
  const now = await service.metric('process_resident_memory_bytes')
  return [
    below(`resident memory after ${answered} callbacks`, now / mebibyte, 220, 'MB'),
    info('resident memory, most seen on the way', `${Math.round(Math.max(most, now) / mebibyte)} MB`),
  ]
}
