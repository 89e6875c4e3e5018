const marker = /<@([^<>\s]{1,64})>/g

/**
 * Finds `<@userid>` (wecom-protocol 3.3).
 *
 * @returns the text as shown, with names in place of the markers, and who is notified, each once
 */
export function mentionsIn(
  raw: string,
  nameOf: (userid: string) => string,
): { readonly shown: string; readonly mentions: string[] } {
  const mentions = new Set<string>()
  const shown = raw.replace(marker, (_, userid: string) => {
    const whole = userid.toLowerCase() === 'all' ? '@all' : userid
    mentions.add(whole)
    return mentionText(whole, nameOf)
  })
  return { shown, mentions: [...mentions] }
}

export function mentionText(userid: string, nameOf: (userid: string) => string): string {
  return userid === '@all' ? '@所有人' : `@${nameOf(userid)}`
}

/** In a group the bot hears only what does (wecom-protocol 1.6). */
export const mentionsBot = (text: string, botName: string): boolean =>
  text.replaceAll('＠', '@').includes(`@${botName}`)
