/**
 * Of the things that have one number, the latest first, those that a number without its year or series can mean: the
 * latest, and the earlier ones that are open as well, between which the person is asked. Whoever asks leaves out first
 * what he may not see, and what is not his to do.
 */
export function couldMean<T>(things: readonly T[], isOpen: (thing: T) => boolean): readonly T[] {
  const [latest, ...earlier] = things
  return latest === undefined ? [] : [latest, ...earlier.filter(isOpen)]
}
