import type { Config } from '../config.ts'
import type { Secret } from '../secret.ts'
import type { Settings } from './prints.ts'

/**
 * What all processes on one database have to have alike, by the variable's name. Not among it is what is each machine's own
 * (where it listens, where its files are, how much it logs), and what the start or the commands alone use.
 */
export function settingsOf(config: Config): Settings {
  const { bot, connection, app, mode } = config
  const secret = (one: Secret | undefined) => one?.reveal()
  const live = {
    PUBLIC_URL: config.publicUrl,
    WECOM_BOT_TOKEN: secret(bot?.token),
    WECOM_BOT_AES_KEY: secret(bot?.aesKey),
    WECOM_BOT_ID: connection?.id,
    WECOM_BOT_SECRET: secret(connection?.secret),
    WECOM_WS_URL: connection?.url,
    WECOM_GROUP_CARDS: connection === null ? undefined : config.groupCards,
    WECOM_STREAM_MINUTES: connection === null ? undefined : String(config.streamMinutes),
    WECOM_CORP_ID: config.corpId ?? undefined,
    WECOM_APP_AGENT_ID: app?.agentId,
    WECOM_APP_SECRET: secret(app?.secret),
    WECOM_APP_TOKEN: secret(app?.callback?.token),
    WECOM_APP_AES_KEY: secret(app?.callback?.aesKey),
    WECOM_API_BASE: config.apiBase,
    WECOM_OAUTH_BASE: config.oauthBase,
    LIAISON_MESSAGES_A_MINUTE: String(config.messagesAMinute ?? 0),
  }
  const keys = config.dataKeys.map(key => key.reveal()).toSorted()
  const given: Readonly<Record<string, string | undefined>> = {
    WECOM_BOT_NAME: config.botName,
    // Which of them is the first changes one process after the other.
    LIAISON_DATA_KEY: keys.length === 0 ? undefined : keys.join(),
    ...(mode === 'live' ? live : { SANDBOX_CHANNELS: config.sandboxPlays }),
  }
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
