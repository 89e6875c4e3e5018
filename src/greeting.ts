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
  const address = localAddress(input.config.host, input.port)
  const lines =
    input.mode === 'sandbox'
      ? [
          '联络员 Liaison — sandbox (no WECOM_* secret is set)',
          '',
          `  Open     ${address}/sandbox`,
          `  Be       ${input.chair} (the chair), in the group 主席团`,
          `  Type     @${input.config.botName} /会议 明天上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目`,
          '  Then     press 参加 or 请假 as a deputy; then run the clock to tomorrow morning',
          '',
          '  A real WeCom bot: docs/deploy.md',
        ]
      : [
          '联络员 Liaison — live',
          '',
          `  Callback  ${input.config.publicUrl}/wecom/bot/callback`,
          `  Health    ${address}/readyz`,
          '  Check     npx liaison doctor',
        ]
  if (input.adminCode !== null) {
    lines.push(
      '',
      `  Admin code (shown once, good once): ${input.adminCode}`,
      `  Bind the first group with: @${input.config.botName} /绑定 ${input.adminCode} <town>`,
    )
  }
  for (const warning of input.warnings) lines.push('', `  Warning  ${warning}`)
  return `\n${lines.join('\n')}\n\n`
}

/** What the operator of a live service is told, at every start and by `doctor`, whose database was played with. */
export const sampleTownWarning = (names: readonly string[]): string =>
  `this database was used by the sandbox and holds its fictional town ${names.join(', ')}: give the live service a database of its own (another DATA_DIR or DATABASE_URL).`
