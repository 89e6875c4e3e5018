import type { Config } from '../../config.ts'
import type { LineState } from '../../wecom/long-connection.ts'
import { bad, type Check, good, unchecked } from './check.ts'

const withinMs = 10_000

/**
 * Subscribes once and lets go. The platform gives a bot one connection, so a running service would be pushed out by that:
 * while one holds it, only that is told.
 * @param isHeld whether a service holds the connection now; null: the database does not say
 */
export async function checkConnection(
  { connection }: Pick<Config, 'connection'>,
  isHeld: boolean | null,
): Promise<Check> {
  if (connection === null)
    return unchecked('connection', 'no WECOM_BOT_ID is set: the bot has no long connection')
  if (isHeld === null)
    return unchecked('connection', 'not tried: the database does not say whether it is in use')
  if (isHeld)
    return good(
      'connection',
      'a running service holds it: its /readyz says how it stands; it was not tried again',
    )
  const state = await subscribe(connection)
  if (state.kind === 'open') return good('connection', `${connection.url} accepts the bot's id and secret`)
  const why = state.kind === 'down' ? state.why : `no answer within ${withinMs / 1_000} s`
  return bad(
    'connection',
    why.includes('853000')
      ? 'the bot id or secret is wrong (853000): take both from the settings of the bot in API mode with long connection; the secret of the callback is another one'
      : `${connection.url} cannot be used: ${why}`,
  )
}

/** @returns how it stands when it is decided, or when the time is over */
async function subscribe({ id, secret, url }: NonNullable<Config['connection']>): Promise<LineState> {
  const { LongConnection } = await import('../../wecom/long-connection.ts')
  const { createLog } = await import('../../log.ts')
  return new Promise(resolve => {
    const end = (state: LineState): void => {
      clearTimeout(timer)
      resolve(state)
      line.close()
    }
    const timer = setTimeout(() => end({ kind: 'connecting' }), withinMs)
    const line = new LongConnection({
      botId: id,
      secret: secret.reveal(),
      url,
      log: createLog('silent'),
      heard: () => undefined,
      changed: state => {
        if (state.kind === 'open' || state.kind === 'down') end(state)
      },
    })
  })
}
