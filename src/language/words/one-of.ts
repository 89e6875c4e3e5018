/**
 * Families of words as one pattern. A family is the source of an alternation, and its key says what its words have
 * in common; a back-reference in it is by name, for the families stand in one pattern.
 */
export function oneOf(families: Readonly<Record<string, string>>): RegExp {
  return new RegExp(Object.values(families).join('|'))
}
