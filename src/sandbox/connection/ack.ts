import type { Problem, Rule } from '../journal.ts'

/** What the platform answers to a command, and what was wrong with it where a documented rule was broken. */
export interface Ack {
  readonly errcode: number
  readonly errmsg: string
  readonly body?: object
  readonly problems?: readonly Problem[]
}

export const accepted: Ack = { errcode: 0, errmsg: 'ok' }

export const refused = (errcode: number, rule: Rule, detail: string): Ack => ({
  errcode,
  errmsg: detail,
  problems: [{ rule, detail }],
})

/** Refused without a rule broken: what nobody can know before. */
export const declined = (errcode: number, errmsg: string): Ack => ({ errcode, errmsg })
