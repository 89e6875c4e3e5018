import { cut } from '../../visits/texts/words.ts'
import type { Suggestion } from '../types.ts'
import { fieldNames } from './life.ts'
import { bareNumber, numberOf } from './words.ts'

/** What handing in, signing and taking back tell to others, each to one person alone. */

const named = (item: Suggestion): string =>
  `${numberOf(item)}《${cut(item.title, 40)}》${item.confidential ? '（保密）' : ''}`
const show = (item: Suggestion): string => `/建议 ${bareNumber(item)}`

export const toClerks = (item: Suggestion, signer: string, missing: number): string =>
  missing > 0
    ? `收到${signer}提出的${named(item)}，还差${missing}人附议，附议够了再告知您。`
    : `收到${signer}提出的${named(item)}。请在单聊中发送“${show(item)}”审查、交办。`
export const toSigner = (item: Suggestion, clerk: string): string =>
  `${clerk}替您登记了${named(item)}，由您署名。要看全文请发送：${show(item)}；不是您的意思，请发送：/撤回建议 ${bareNumber(item)} 理由`
export const toInvited = (item: Suggestion, signer: string): string =>
  `${signer}提出${named(item)}，请您附议。要看全文请发送：${show(item)}；同意附议请发送：/附议 ${bareNumber(item)}；不附议不用回复。`
export const motionComplete = (item: Suggestion): string =>
  `${named(item)}已有${item.signers.length}人署名，人数够了。请在单聊中发送“${show(item)}”审查、交办。`
export const motionCompleteToLead = (item: Suggestion): string =>
  `您领衔的${named(item)}已有${item.signers.length}人署名，人数够了，等候审查。`
export const withdrawalAsked = (item: Suggestion, who: string, reason: string): string =>
  `${who}提出撤回${named(item)}，理由：${cut(reason, 100)}。全体署名代表同意才撤回。同意请发送：/撤回建议 ${bareNumber(item)} 同意；不同意请发送：/撤回建议 ${bareNumber(item)} 不同意`
export const withdrawalRefused = (item: Suggestion, who: string): string =>
  `${who}不同意撤回${named(item)}，继续办理。`
export const withdrawn = (item: Suggestion): string => `${named(item)}已由全体署名代表同意撤回，不再办理。`
export const corrected = (item: Suggestion, who: string, fields: readonly string[]): string =>
  `${who}更正了您署名的${named(item)}：${fields.map(field => fieldNames[field] ?? field).join('、')}。请核对：${show(item)}`
