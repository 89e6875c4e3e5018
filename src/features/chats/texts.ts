/** Where no mention reaches anybody: the names in words. */
export const calledByName = (text: string, names: readonly string[]): string =>
  names.length === 0 ? text : `${text}\n${names.map(name => `@${name}`).join(' ')}`
