/** Addresses of this service behind an answer. Whoever has one can open it: they go to one person alone. */
import type { Link } from '../bot/reply.ts'
import { plainLabel, plainMarkdown } from './plain-text.ts'

/** @param publicUrl where this service is reached from outside, without a slash at its end */
export const linksInMarkdown = (links: readonly Link[], publicUrl: string): string =>
  links.map(({ words, path }) => `\n[${plainMarkdown(words)}](${publicUrl}${path})`).join('')

/** Where no markup is shown. */
export const linksInWords = (links: readonly Link[], publicUrl: string): string =>
  links.map(({ words, path }) => `\n${plainLabel(words)}：${publicUrl}${path}`).join('')
