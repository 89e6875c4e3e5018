/** What can be seen of the running service from here: on its own port, and by the address that WeCom and browsers use. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { localAddress } from '../../config.ts'
import { codesOf } from '../../db/trouble.ts'
import { createEnvelope } from '../../wecom/envelope.ts'
import { bad, type Check, good, unchecked } from './check.ts'

const answerWithinMs = 5_000

const Ready = z.object({
  checks: z.array(
    z.object({ name: z.string(), ok: z.boolean(), well: z.boolean().optional(), words: z.string() }),
  ),
})

/** On its own port, where `/readyz` may be asked: what the service itself knows to be wrong. */
export async function checkPort(
  { host, port }: Pick<Config, 'host' | 'port'>,
  withinMs = answerWithinMs,
): Promise<Check[]> {
  if (port === 0) return []
  const at = localAddress(host, port)
  const answer = await ask(`${at}/readyz`, withinMs)
  if ('trouble' in answer) return [silence(at, answer.trouble, withinMs)]
  const ready = Ready.safeParse(jsonOf(answer.text))
  if (!ready.success)
    return [bad('service', `another program listens on ${at}: stop it, or set PORT to a free port`)]
  const wrong = ready.data.checks.filter(check => !(check.well ?? check.ok))
  return wrong.length === 0
    ? [good('service', `runs on ${at} and says that all is well`)]
    : wrong.map(({ name, words }) => bad(`service, ${name}`, words))
}

/** Only a port that nobody has says that the service is not running; who takes a call and is silent hangs. */
function silence(at: string, code: string, withinMs: number): Check {
  if (code === 'ECONNREFUSED') return unchecked('service', `nothing listens on ${at}: it is not running`)
  if (/Timeout|TIMEOUT|TIMEDOUT/.test(code))
    return bad(
      'service',
      `listens on ${at} and does not answer within ${withinMs / 1_000} s: look at its log and restart it`,
    )
  return /^(?:ECONNRESET|UND_ERR_SOCKET|HPE_)/.test(code)
    ? bad('service', `another program listens on ${at} (${code}): stop it, or set PORT to a free port`)
    : unchecked('service', `${at} cannot be asked (${code}): correct HOST`)
}

/** By the public address: does the proxy lead to the service, and leave a callback as it is? */
export async function checkWay(config: Config, now: Date): Promise<Check[]> {
  const { publicUrl, mode } = config
  const answer = await ask(`${publicUrl}/healthz`)
  if ('trouble' in answer) return [unreachable(publicUrl, answer.trouble, mode === 'live')]
  if (answer.status !== 200)
    return [
      bad(
        'public way',
        `${publicUrl}/healthz answers ${answer.status}: the reverse proxy does not lead to the service`,
      ),
    ]
  if (answer.text.trim() !== 'ok')
    return [
      bad('public way', `another service answers at ${publicUrl}: correct PUBLIC_URL or the reverse proxy`),
    ]
  const way = good('public way', `leads to the service at ${publicUrl}`)
  return config.bot === null ? [way] : [way, await checkEcho(publicUrl, config.bot, now)]
}

function unreachable(publicUrl: string, code: string, isLive: boolean): Check {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return bad(
      'public way',
      `the name in ${publicUrl} is not known (${code}): correct PUBLIC_URL or the name server`,
    )
  if (isLive && /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code))
    return bad(
      'public way',
      `the certificate of ${publicUrl} is not trusted (${code}): WeCom refuses it too; renew it, with its whole chain`,
    )
  return unchecked(
    'public way',
    `nothing answers at ${publicUrl} (${code}): the service or the proxy is not running, or this machine cannot reach it there`,
  )
}

/**
 * Asks as WeCom does when the address is saved, signed with these settings. The cipher text has `+`, `/` and `=` in it, which
 * a proxy that decodes the query breaks.
 */
async function checkEcho(
  publicUrl: string,
  { token, aesKey }: NonNullable<Config['bot']>,
  now: Date,
): Promise<Check> {
  const keys = { token: token.reveal(), encodingAesKey: aesKey.reveal(), receiveId: '' }
  const envelope = createEnvelope(keys)
  const word = randomBytes(8).toString('hex')
  let encrypted = envelope.encrypt(word)
  for (let tries = 0; tries < 100 && !/\+.*\//.test(encrypted); tries++) encrypted = envelope.encrypt(word)
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  const nonce = randomBytes(6).toString('hex')
  const query = new URLSearchParams({
    msg_signature: envelope.sign(timestamp, nonce, encrypted),
    ...{ timestamp, nonce, echostr: encrypted },
  })
  const answer = await ask(`${publicUrl}/wecom/bot/callback?${query}`)
  if ('trouble' in answer)
    return bad('callback', `does not answer (${answer.trouble}): look at the proxy's log`)
  if (answer.status === 200 && answer.text === word)
    return good('callback', 'answers as WeCom wants when it saves the address')
  return bad(
    'callback',
    answer.status === 404
      ? 'the proxy does not pass /wecom/bot/callback on, or the running service has no bot: docs/deploy.md, section 3'
      : answer.status === 403 || answer.status === 400
        ? `is refused (${answer.status}): the running service has another WECOM_BOT_TOKEN or WECOM_BOT_AES_KEY than these settings, or the proxy changes the query (no path behind proxy_pass)`
        : `answers ${answer.status}: look at the service's log for "kind":"echo"`,
  )
}

type Answer = { readonly status: number; readonly text: string } | { readonly trouble: string }

async function ask(url: string, withinMs = answerWithinMs): Promise<Answer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(withinMs), redirect: 'manual' })
    return { status: response.status, text: (await response.text()).slice(0, 100_000) }
  } catch (error) {
    const code = codesOf(error).find(each => each !== '')
    return { trouble: code ?? (error instanceof Error ? error.name : 'unknown') }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
