import { describe, expect, it } from 'vitest'
import { type Identity, matchEntries } from '../../../../src/features/roster/rules/match.ts'

const chen = (marks: Partial<Identity> = {}): Identity => ({
  name: '陈建华',
  userid: null,
  phone: null,
  district: null,
  group: null,
  ...marks,
})

/** For each entry: the place of the known person it is, `new`, or `?` when it cannot be told. */
function verdicts(entries: readonly Identity[], known: readonly Identity[]): (number | 'new' | '?')[] {
  const matches = matchEntries(entries, known)
  return entries.map(entry => {
    const match = matches.get(entry)
    if (match === undefined) throw new Error('an entry was forgotten')
    return match.kind === 'same' ? known.indexOf(match.known) : match.kind === 'new' ? 'new' : '?'
  })
}

describe('one person of the name in the file, one on the roster', () => {
  it.each<[string, Partial<Identity>, Partial<Identity>, number | 'new' | '?']>([
    ['the name alone is enough', {}, {}, 0],
    ['a bound account is not lost by an empty cell', {}, { userid: 'chen', district: '上溪村' }, 0],
    [
      'the account decides, in any letters',
      { userid: 'CHEN', district: '石桥村' },
      { userid: 'chen', district: '上溪村' },
      0,
    ],
    [
      'who changed the group',
      { district: '上溪村', group: '二组' },
      { district: '上溪村', group: '一组' },
      0,
    ],
    ['who moved', { district: '石桥村' }, { district: '上溪村' }, 0],
    ['who has a new number', { phone: '2', group: '一组' }, { phone: '1', group: '第一代表小组' }, 0],
    [
      'who has a new account and nothing else new',
      { userid: 'b', district: '上溪村' },
      { userid: 'a', district: '上溪村' },
      0,
    ],
    [
      'who agrees in the phone',
      { phone: '1', district: '石桥村', group: '二组' },
      { phone: '1', district: '上溪村', group: '一组' },
      0,
    ],
    [
      'another account, district and group: a homonym',
      { userid: 'b', district: '石桥村', group: '二组' },
      { userid: 'a', district: '上溪村', group: '一组' },
      'new',
    ],
    ['another account and nothing to compare', { userid: 'b' }, { userid: 'a' }, '?'],
    [
      'another account and group, the same district',
      { userid: 'b', district: '上溪村', group: '二组' },
      { userid: 'a', district: '上溪村', group: '一组' },
      '?',
    ],
    [
      'another district and another group, no account',
      { district: '石桥村', group: '二组' },
      { district: '上溪村', group: '一组' },
      '?',
    ],
  ])('%s', (_what, entry, known, verdict) => {
    expect(verdicts([chen(entry)], [chen(known)])).toEqual([verdict])
  })
})

describe('homonyms', () => {
  const upper = chen({ userid: 'chen1', district: '上溪村', group: '第一代表小组' })
  const stone = chen({ district: '石桥村', group: '第二代表小组' })

  it('are told apart by what the file says of each', () => {
    const entries = [chen({ district: '石桥村', group: '二组' }), chen({ district: '上溪村', group: '一组' })]
    expect(verdicts(entries, [upper, stone])).toEqual([1, 0])
  })

  it('one found by account leaves the other to the other', () => {
    expect(verdicts([chen({ group: '二组' }), chen({ userid: 'chen1' })], [upper, stone])).toEqual([1, 0])
  })

  it('a third one is new', () => {
    const third = chen({ userid: 'chen3', district: '白岩村', group: '三组' })
    expect(
      verdicts([chen({ district: '上溪村' }), chen({ district: '石桥村' }), third], [upper, stone]),
    ).toEqual([0, 1, 'new'])
  })

  it('a name without marks fits both, so it is nobody', () => {
    expect(verdicts([chen()], [upper, stone])).toEqual(['?'])
    expect(verdicts([chen({ district: '白岩村' })], [upper, stone])).toEqual(['?'])
  })

  it('two lines that fit one person are not both he', () => {
    const twice = [chen({ district: '上溪村', phone: '1' }), chen({ district: '上溪村', phone: '2' })]
    expect(verdicts(twice, [upper])).toEqual(['?', '?'])
  })

  it('an account that belongs to another name is that person renamed', () => {
    expect(
      verdicts(
        [{ ...chen({ userid: 'li' }), name: '李小四' }],
        [{ ...chen({ userid: 'li' }), name: '李四' }],
      ),
    ).toEqual([0])
  })
})
