/** A program: the same HTTP server with everything cut out that comes after decryption. */
import { silent } from '../../src/bot/reply.ts'
import { systemClock } from '../../src/clock.ts'
import { createHttp } from '../../src/http/create-http.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { serve } from '../../src/http/serve.ts'
import { createLog } from '../../src/log.ts'
import { createEnvelope } from '../../src/wecom/envelope.ts'
import { keys } from './support-keys.ts'

const http = createHttp({
  envelope: createEnvelope(keys),
  clock: systemClock,
  receive: async () => silent,
  metrics: createMetrics(),
  checks: async () => [],
  log: createLog('info'),
})
const serving = await serve(http, '127.0.0.1', Number(process.env.PORT))
process.once('SIGTERM', () => void serving.stop(1_000).then(() => process.exit(0)))
