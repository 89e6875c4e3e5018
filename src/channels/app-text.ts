import { splitBytes } from '../wecom/fit-text.ts'
import { appLimits } from '../wecom/limits.ts'
import { plainLabel } from '../wecom/plain-text.ts'
import { continued } from './texts.ts'

/**
 * Words as the app's messages that they need, in their order: each is retried and paced by itself. Cut at line ends
 * or between whole characters, by bytes (P90236 truncates what is longer).
 * @param spare so many bytes are left free in each
 * @returns at least one
 */
export function splitAppText(text: string, spare = 0): string[] {
  const room = appLimits.textMaxBytes - Buffer.byteLength(continued) - spare
  return splitBytes(plainLabel(text), room).map((piece, nth) => (nth > 0 ? continued : '') + piece)
}
