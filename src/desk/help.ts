import { mayUse } from '../bot/actor.ts'
import { type Asking, type Command, isBusinessOf } from '../bot/command.ts'
import { takeName } from '../bot/grammar.ts'
import { nearest } from '../bot/suggest.ts'
import { fold } from '../language/normalise.ts'
import type { Registry } from './registry.ts'
import * as words from './texts.ts'

/**
 * The help is made from the commands themselves, so it cannot be out of date.
 * @param askings as whom: who stands in several rosters is shown what he may use in any
 */
export function help(
  registry: Registry,
  askings: readonly Asking[],
  { botName, isApp }: { readonly botName: string; readonly isApp: boolean },
  asked: string,
): string {
  if (asked !== '') {
    const found = findCommand(registry, asked)
    if (found !== null) return words.commandHelp(found.command)
  }
  const usable = registry.commands.filter(command =>
    askings.some(
      asking =>
        mayUse(command.who, asking.actor) &&
        (asking.tenant === null || isBusinessOf(command, asking.tenant)) &&
        (command.inHelp?.(asking) ?? true),
    ),
  )
  return words.helpOverview(usable, botName, isApp)
}

export const helpNames: ReadonlySet<string> = new Set(['帮助', 'help', '?', '怎么用', '使用说明', '菜单'])

export function findCommand(
  registry: Registry,
  body: string,
): { command: Command; name: string; rest: string } | null {
  const taken = takeName(body, registry.byName, fold)
  const command = taken === null ? undefined : registry.byName.get(taken.name)
  if (taken === null || command === undefined) return null
  const belongsToAnother = command.notBefore?.some(next => taken.rest.startsWith(next)) ?? false
  return belongsToAnother ? null : { command, ...taken }
}

/** The command that an unknown one is a slip of. */
export function suggestion(registry: Registry, body: string): string | null {
  const [typed = ''] = fold(body).split(/\s/u)
  return nearest(typed, [...registry.byName.keys(), '帮助'])
}
