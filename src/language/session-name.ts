/** 第十九届人民代表大会第三次会议, 十九届三次: which session is named anywhere in words. */
import { readNumber } from '../calendar/numerals.ts'
import { fold } from './normalise.ts'

/** A session of a congress: 届 and 次, counted from 1. */
export interface SessionName {
  readonly term: number
  readonly session: number
}

const numeral = '[0-9一二三四五六七八九十百]{1,4}'
const named = new RegExp(`第?(${numeral}) ?届(?:[^第届次。,;\\n]{0,20}?)第?(${numeral}) ?次`, 'u')

/** @returns the session that is named first; null: none is */
export function readSessionName(words: string): SessionName | null {
  const [, term = '', session = ''] = named.exec(fold(words)) ?? []
  const [t, s] = [readNumber(term), readNumber(session)]
  return t >= 1 && t <= 200 && s >= 1 && s <= 99 ? { term: t, session: s } : null
}

/** What follows the session that words begin with; the words themselves when they begin with none. */
export const afterSessionName = (words: string): string =>
  readSessionName(words) === null ? words : words.replace(/^.*?次(?:会议)?[\s,，:：]*/su, '')
