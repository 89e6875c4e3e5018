/**
 * The guarantees by their ids, and the one form in which a test prints what it measured:
 * `F7 ambiguous sends: 500 sent, … (pass: …)`. `docs/guarantees.md` has a line for each.
 */
import { appendFileSync } from 'node:fs'

export const guarantees = {
  L1: 'callbacks over 64 connections',
  L2: 'callbacks on the embedded server',
  L3: 'copies over replicas',
  L4: 'draining beside graphile-worker',
  L5: 'draining with three processes',
  L6: 'claims beside many rows',
  L7: 'claims beside a long transaction',
  L8: 'pace of a crowded group',
  L9: 'waking up',
  F1: 'killed dispatchers',
  F2: 'killed web processes',
  F3: 'database restarts',
  F4: 'killed backends',
  F5: 'broken networks',
  F6: "the platform's troubles",
  F7: 'ambiguous sends',
  F8: 'stops',
  F9: 'embedded server killed',
  F10: 'wrong clocks',
  F11: 'blocked event loop',
  F12: 'replicas that migrate at once',
  F13: 'disk full',
  F14: 'poisoned rows',
  F15: 'killed replicas of a reception year',
  B1: 'signatures and parameters',
  B2: 'timestamps and nonces',
  B3: 'cipher texts',
  B4: 'bodies',
  B5: 'messages of the protocol',
  B6: 'nasty words',
  B7: 'random bodies and commands',
  P1: 'seeded simulation',
  P2: 'delays of retries',
  P3: 'the envelope',
  S1: 'a day of slots',
  S2: 'zones',
  D1: 'both databases',
} as const

export type GuaranteeId = keyof typeof guarantees

/**
 * Prints what a test measured, its pass lines with it: `500 sent, 500 delivered once or twice, 0 lost (pass: 0)`.
 * With FIGURES set to a file, the line is added to it, too: `npm run guarantees` takes the figures from there.
 */
export async function figure(
  annotate: (line: string) => Promise<unknown>,
  id: GuaranteeId,
  measured: string,
): Promise<void> {
  if (!measured.includes('(pass: ')) throw new Error(`${id} is measured against nothing`)
  const line = `${id} ${guarantees[id]}: ${measured}`
  const file = process.env.FIGURES
  if (file) appendFileSync(file, `${line}\n`)
  await annotate(line)
}
