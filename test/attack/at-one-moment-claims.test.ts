/** The same of claims of a name. */
import { describe, it } from 'vitest'
import type { Tx } from '../../src/db/tx.ts'
import { expectSerial } from '../support/at-one-moment.ts'
import { type Heard, startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database

describe('claims', () => {
  const keyOf = (heard: Heard, text: string): string =>
    ((heard.card?.button_list ?? []) as { text: string; key: string }[]).find(button => button.text === text)
      ?.key ?? ''
  const everybody = '全体代表'
  const people = ['吴晓燕', '金志明']

  async function claimed(claims: readonly (readonly [account: string, name: string])[]) {
    await db.sql`update person set userid = null where name = any(${people})`
    await db.sql`update binding_request set decision = 'refused', decided_at = now() where decision is null`
    const cards: Heard[] = []
    for (const [account, name] of claims) cards.push(await town.say(account, `/我是 ${name}`, everybody))
    const alone = await town.say('杨国梁', '待确认')
    const press = (who: string, nth: number, button: string) => () => {
      const card = cards[nth]
      if (card === undefined) throw new Error('no card')
      return town.click(who, card.message?.id ?? '', keyOf(card, button), everybody)
    }
    const pressAlone = (button: string) => () =>
      town.click('杨国梁', alone.message?.id ?? '', keyOf(alone, button))
    return {
      press,
      pressAlone,
      hold: (tx: Tx) => tx.sql`select from person where name = any(${people}) order by id for update`,
      state: () => db.sql`select name, userid from person where name = any(${people}) order by name`,
      plain: (text: string) => text,
    }
  }

  it.each([
    [
      'two accounts of one person',
      [
        ['吴晓燕', '吴晓燕'],
        ['何小川', '吴晓燕'],
      ],
      ['确认', '确认'],
    ],
    ['one claim, confirmed and refused', [['吴晓燕', '吴晓燕']], ['确认', '不是']],
    [
      'one account for two people',
      [
        ['吴晓燕', '吴晓燕'],
        ['吴晓燕', '金志明'],
      ],
      ['确认', '确认'],
    ],
  ] as const)('%s', async (_name, claims, [first, second]) => {
    await expectSerial(town, async () => {
      const { press, pressAlone, ...moment } = await claimed(claims)
      return {
        ...moment,
        first: press('周晓敏', 0, first),
        second: claims.length === 1 ? pressAlone(second) : press('杨国梁', claims.length - 1, second),
      }
    })
  })
})
