/**
 * Several commands in one message. Not even the first could be done: the others would be taken for its words, and stand in a
 * formal answer, or go out to everybody as a reason.
 */
import { fold } from '../language/normalise.ts'
import { findCommand, helpNames } from './help.ts'
import type { Registry } from './registry.ts'

/** A slash where something begins, and what follows it on its line; the next one may stand in that. */
const beginning = /(^|[\s\p{Zs}])[/／]+(?=(\S.*))/gmu

/**
 * A command begins a line; where the message is one, also behind a space, as in `/取消 9 大雪 /取消 5 大雪`. After a word for help
 * stands the command that is asked about.
 * @returns their names as they were written
 */
export function commandsIn(registry: Registry, text: string): readonly string[] {
  const isCommand = /^[/／]/u.test(text)
  const [first = ''] = text.replace(/^[/／]+/u, '').split(/[\s:：/／]/u)
  if (isCommand && helpNames.has(fold(first))) return []
  return [...text.matchAll(beginning)].flatMap(({ index, 1: gap = '', 2: body = '' }) => {
    const name = nameOf(registry, body)
    if (name === null) return []
    const beginsLine = /(?:^|[\r\n])[^\S\r\n]*$/u.test(text.slice(0, index + gap.length))
    const standsAlone = /^(?:[\s\p{N}:：]|$)/u.test(body.slice(name.length))
    return beginsLine || (isCommand && standsAlone) ? [`/${name}`] : []
  })
}

function nameOf(registry: Registry, body: string): string | null {
  const found = findCommand(registry, body)
  if (found === null) return null
  return body.slice(0, body.length - found.rest.length).match(/^[^\s\p{N}:：,，]+/u)?.[0] ?? null
}
