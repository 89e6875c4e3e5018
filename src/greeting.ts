import { type Config, localAddress } from './config.ts'

/** The one block that is printed when the service is ready: where to look, what to type first. */
export function greeting(input: {
  readonly mode: Config['mode']
  readonly port: number
  readonly config: Config
  readonly adminCode: string | null
  /** The chair of the sandbox's town. */
  readonly chair: string | null
  readonly warnings: readonly string[]
}): string {
  const { config } = input
  const address = localAddress(config.host, input.port)
  // Where there is no bot nobody hears a group, and nothing is bound by a word in one.
  const alone =
    input.mode === 'sandbox'
      ? config.sandboxPlays === 'app'
      : config.bot === null && config.connection === null
  const lines =
    input.mode === 'sandbox'
      ? [
          '联络员 Liaison — sandbox (no WECOM_* secret is set)',
          '',
          `  Open     ${address}/sandbox`,
          `  Be       ${input.chair} (the chair), in ${alone ? `the conversation ${config.botName}（应用）` : 'the group 主席团'}`,
          `  Type     ${alone ? '' : `@${config.botName} `}/会议 明天上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目`,
          '  Then     press 参加 or 请假 as a deputy; then run the clock to tomorrow morning',
          '',
          '  A real WeCom bot: docs/deploy.md',
        ]
      : [
          '联络员 Liaison — live',
          '',
          ...callbacksOf(config),
          `  Health    ${address}/readyz`,
          '  Check     npx liaison doctor',
        ]
  if (input.adminCode !== null) {
    lines.push(
      '',
      `  Admin code (shown once, good once): ${input.adminCode}`,
      alone
        ? '  Without a bot no group is heard: found the congress with npx liaison congress add (docs/deploy.md)'
        : `  Bind the first group with: @${config.botName} /绑定 ${input.adminCode} <town>`,
    )
  }
  for (const warning of input.warnings) lines.push('', `  Warning  ${warning}`)
  return `\n${lines.join('\n')}\n\n`
}

/** Where WeCom calls: the bot, the self-built app, or both. */
const callbacksOf = ({ publicUrl, bot, app }: Config): string[] => [
  ...(bot === null ? [] : [`  Callback  ${publicUrl}/wecom/bot/callback`]),
  ...(app?.callback ? [`  App       ${publicUrl}/wecom/app/callback`] : []),
]

/** The same of a real town in which a sandbox's clock was run forward. */
export const runForwardWarning = (names: readonly string[]): string =>
  `the sandbox's clock was run forward on this database, which holds ${names.join(', ')}: notices may be closed and reminders used up before their time. Restore the backup from before that.`

/** What the operator of a live service is told, at every start and by `doctor`, whose database was played with. */
export const sampleTownWarning = (names: readonly string[]): string =>
  `this database was used by the sandbox and holds its fictional town ${names.join(', ')}: give the live service a database of its own (another DATA_DIR or DATABASE_URL).`
