/**
 * `read`, but what was read before is not read anew: the same few notices, rules and lines of cards come with every click.
 * Safe where what is read is made of its text alone. It is shared: nobody may change it.
 * @param most so many texts are remembered; at one more all are forgotten
 */
export function remembering<T>(read: (text: string) => T, most = 256): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    const now = read(text)
    if (known.size >= most) known.clear()
    known.set(text, now)
    return now
  }
}
