import type { Command, Option } from 'commander'

/** An option with a value that is given twice would silently be the last of them. A flag says the same twice. */
export function refuseSaidTwice(command: Command): void {
  for (const option of command.options) {
    if ((!option.required && !option.optional) || gathers(option)) continue
    let isGiven = false
    command.on(`option:${option.name()}`, () => {
      if (isGiven) command.error(`error: option '${option.flags}' is given more than once`)
      isGiven = true
    })
  }
  for (const sub of command.commands) refuseSaidTwice(sub)
}

/** What may be repeated begins with an empty list. */
const gathers = ({ defaultValue, variadic }: Option): boolean => variadic || Array.isArray(defaultValue)
