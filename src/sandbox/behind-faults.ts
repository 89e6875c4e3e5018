/** What stands in front of the platform's interfaces: the faults that are switched on. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from 'koa'
import type { World } from './world.ts'

/** A call that is never answered keeps its connection no longer than this. */
const hangMs = 120_000

/**
 * @param errcode one that this call is refused with; null: it is carried out
 * @param act carries it out and answers; what it answers may get lost all the same
 */
export async function behindFaults(
  { faults, closing }: World,
  ctx: Context,
  errcode: () => number | null,
  act: () => void,
): Promise<void> {
  if (faults.settings.delayMs > 0) await pause(faults.settings.delayMs, closing)
  if (faults.strikes('resetBefore')) return cut(ctx)
  if (faults.strikes('hang')) {
    await pause(hangMs, closing)
    return cut(ctx)
  }
  const status = faults.nextHttpStatus()
  if (status !== null) {
    ctx.status = status
    ctx.body = 'fault'
    return
  }
  const refusal = errcode()
  if (refusal === null) act()
  else ctx.body = { errcode: refusal, errmsg: 'fault of the sandbox' }
  if (faults.strikes('resetAfter')) return cut(ctx)
  if (faults.strikes('garbage')) ctx.body = '<html>bad gateway</html>'
}

/** Ends early, without an error, when the sandbox closes. */
async function pause(ms: number, closing: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: closing, ref: false }).catch(() => undefined)
}

function cut(ctx: Context): void {
  ctx.respond = false
  ctx.req.socket.destroy()
}
