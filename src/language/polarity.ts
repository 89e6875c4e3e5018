/**
 * What not and not and not come to: 没有不来的, 不得不请假, 哪能少了我. Words of coming and of staying away are
 * counted with the negations in front of them, whatever small words stand between.
 */
type Kind = 'not' | 'rhetorical' | 'concedes' | 'stays_away' | 'comes' | 'small'

const kinds: readonly (readonly [Kind, RegExp])[] = [
  // 不是不能来: what follows is the answer. 不是我请假: somebody else does.
  [
    'concedes',
    /(?:不是|并非|没说)(?:我)?(?:不(?:想|愿意?|肯|能够?|敢|可以|支持|重视)|没想)|(?:不是|并非)我(?!要|想|不)/y,
  ],
  [
    'rhetorical',
    /(?:什么时候|啥时候?|几时|何时|哪[次回])(?=[^,]{0,3}[缺请不没落迟])|谁说|谁讲|哪个(?:说|讲)|难道|岂|[哪那]里|哪[能会敢好]?|怎[能敢会好]|(?:怎么|咋)(?:能|会|敢|可能|好意思|好)/y,
  ],
  [
    'not',
    /不(?:是|能够?|会|可能|可以|敢|得|准|许|打算|准备|愿意?|想|必|用|需要?|应该?|该|存在)|没有?(?:说过?|打算|想过?|准备)?|未曾?|并非|[决绝从]不|从来(?:不|没有?)|无需|无法|不/y,
  ],
  [
    'stays_away',
    /缺席|缺(?:课|勤|[一这]?[次回趟]|[了过]?$)|请[个天次一]?(?:[事病公]?假)|告个?假|[少缺漏落](?:得?了)?我|(?:临阵)?(?:脱逃|退缩)|推[辞脱掉]|爽约|失约|放鸽子|不到场/y,
  ],
  ['comes', /到会|到场|出席|参[加会与]|与会|赴会|赴约|露面|过来|过去|前来|来|去|到|开(?=$|会|的$)/y],
  ['small', /[我俺]们?|本人|[要会能也都就还再说有过了敢]|可以|准时|按时|随便|无故|轻易|故意|临时|的/y],
]

/** 不得缺席, 不准请假 alone forbid it to others; 不得不请假 does not. */
const forbids = /^不(?:得|可以|准|许)$/

interface DoublyNegated {
  readonly said: 'comes' | 'stays_away'
  /** The words that say it. */
  readonly from: number
  readonly to: number
}

/**
 * @returns the last such words of a clause; only of two negations or more, for a plain 来 and a plain 不来 are left
 * to the lists, which know where to and what for
 */
export function doublyNegated(text: string): DoublyNegated | null {
  let found: DoublyNegated | null = null
  let negations: string[] = []
  let conceded = false
  let from = 0
  for (let at = 0; at < text.length; ) {
    const [kind, word] = tokenAt(text, at)
    if (kind === 'not' || kind === 'rhetorical' || kind === 'concedes') {
      if (negations.length === 0) from = at
      negations.push(word)
      conceded ||= kind === 'concedes'
    } else if (kind === 'comes' || kind === 'stays_away') {
      const [first = ''] = negations
      const all = negations.length + (kind === 'stays_away' ? 1 : 0)
      const forbidden = negations.length === 1 && forbids.test(first)
      if (!conceded && !forbidden && negations.length > 0 && all > 1)
        found = { said: all % 2 === 0 ? 'comes' : 'stays_away', from, to: at + word.length }
      negations = []
      conceded = false
    } else if (kind !== 'small') {
      negations = []
      conceded = false
    }
    at += Math.max(1, word.length)
  }
  return found
}

function tokenAt(text: string, at: number): readonly [Kind | null, string] {
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found && found[0] !== '') return [kind, found[0]]
  }
  return [null, '']
}
