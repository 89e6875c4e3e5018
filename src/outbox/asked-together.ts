/** What is asked for at the same moment, as one question: a claim's messages begin together. */
export function askedTogether<Asked, Answer>(
  ask: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (asked: Asked) => Promise<Answer> {
  let open: { readonly asked: Asked[]; readonly answers: Promise<readonly Answer[]> } | null = null
  const begin = () => {
    const asked: Asked[] = []
    const answers = new Promise<void>(resolve => setImmediate(resolve)).then(() => {
      open = null
      return ask(asked)
    })
    return { asked, answers }
  }
  return async one => {
    open ??= begin()
    const { asked, answers } = open
    const nth = asked.push(one) - 1
    const answer = (await answers)[nth]
    if (answer === undefined) throw new Error('a question was not answered')
    return answer
  }
}
