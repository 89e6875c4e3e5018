import Router from '@koa/router'
import { HttpRefused } from '../errors.ts'
import type { Metrics } from './metrics.ts'

export interface Check {
  readonly name: string
  /** False turns traffic away. */
  readonly ok: boolean
  /** False: somebody should look; left out: as `ok`. */
  readonly well?: boolean
  /** One sentence for the operator; no secret. */
  readonly words: string
}

export interface HealthDeps {
  readonly metrics: Metrics
  /** Asked at every `/readyz`; one that throws counts as not ok. */
  readonly checks: () => Promise<readonly Check[]>
  readonly draining: () => boolean
}

/** `/healthz`: the process lives. `/readyz`: send it traffic. `/metrics`: for Prometheus. */
export function healthRoutes({ metrics, checks, draining }: HealthDeps): Router {
  const router = new Router()
  router.get('/healthz', ctx => {
    ctx.body = 'ok'
  })
  router.get('/readyz', async ctx => {
    const results = [...(await checksOrFailure(checks))]
    if (draining()) results.push({ name: 'serving', ok: false, words: 'stopping' })
    const ready = results.every(check => check.ok)
    const well = results.every(check => check.well ?? check.ok)
    ctx.status = ready ? 200 : 503
    ctx.body = { ready, well, checks: results }
  })
  router.get('/metrics', async ctx => {
    ctx.type = metrics.registry.contentType
    ctx.body = await metrics.registry.metrics()
  })
  // Not router.allowedMethods(): it answers 501 to methods it does not know, on paths that are not its own.
  router.all(['/healthz', '/readyz', '/metrics'], ctx => {
    ctx.set('Allow', 'GET, HEAD')
    throw new HttpRefused(405, 'only GET')
  })
  return router
}

async function checksOrFailure(checks: HealthDeps['checks']): Promise<readonly Check[]> {
  try {
    return await checks()
  } catch (error) {
    return [{ name: 'checks', ok: false, words: error instanceof Error ? error.name : 'failed' }]
  }
}
