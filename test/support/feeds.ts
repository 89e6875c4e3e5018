import type { Heard } from './room.ts'

/** The address of a calendar that an answer brings, whichever way it came. */
export function linkOf({ text, pushed }: Heard): string {
  const said = [text ?? '', ...pushed.map(message => message.text)].join('\n')
  const [address] = /https?:\/\/\S+?\/calendar\/[\w-]{43}\.ics/.exec(said) ?? []
  if (address === undefined) throw new Error(`no address: ${said}`)
  return address
}
