/**
 * What somebody will know his device by, of all that a browser says of itself. It is a help for him, not a proof.
 * @returns `<program>/<system>`
 */
export function deviceOf(agent: string): string {
  return `${first(programs, agent)}/${first(systems, agent)}`
}

const first = (kinds: readonly (readonly [string, RegExp])[], agent: string): string =>
  kinds.find(([, mark]) => mark.test(agent))?.[0] ?? 'other'

/** Each also names those below it. */
const programs = [
  ['wecom', /wxwork/i],
  ['wechat', /MicroMessenger/i],
  ['edge', /\bEdgA?\//],
  ['firefox', /\b(Firefox|FxiOS)\//],
  ['chrome', /(Chrome|CriOS)\//],
  ['safari', /\bSafari\//],
] as const

const systems = [
  ['harmony', /HarmonyOS|OpenHarmony/i],
  ['android', /Android/i],
  ['ios', /iPhone|iPad|iPod/i],
  ['windows', /Windows/i],
  ['mac', /Mac OS X|Macintosh/i],
  ['linux', /Linux/i],
] as const

/** WeCom's own browser: there WeCom says who somebody is without asking him anything. */
export const isWecom = (agent: string): boolean => /wxwork/i.test(agent)
