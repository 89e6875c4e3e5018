import type { Suggestion } from '../types.ts'
import { named } from './steps.ts'
import { bareNumber } from './words.ts'

/** What handing in tells to the deputy for whom it was entered. */

export const toSigner = (item: Suggestion, clerk: string): string =>
  `${clerk}替您登记了${named(item)}，由您署名。要看全文请发送：/建议 ${bareNumber(item)}；不是您的意思，请发送：/撤回建议 ${bareNumber(item)} 理由`
