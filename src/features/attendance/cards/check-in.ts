import type { Card } from '../../../bot/reply.ts'
import type { Meeting } from '../../meetings/types.ts'
import * as words from '../texts/check-in.ts'
import type { DayFigures } from '../types.ts'

/** The card to check in with. @param done what is said to him who has; null: as it stands for everybody */
export function checkInCard(
  taskId: string,
  { title, when, place }: { readonly title: string; readonly when: string; readonly place: string },
  meeting: Pick<Meeting, 'id' | 'number'>,
  { should, present }: Pick<DayFigures, 'should' | 'present'>,
  done: string | null,
): Card {
  return {
    taskId,
    title,
    desc: words.cardDesc(meeting.number),
    body: done ?? words.cardHow,
    rows: [
      { name: words.rowWhen, value: when },
      { name: words.rowWhere, value: place === '' ? words.undecidedPlace : place },
      { name: words.rowCount, value: words.figuresBriefly(should, present) },
    ],
    buttons: [
      done === null
        ? { text: words.buttonIn, key: `arrive:${meeting.id}`, style: 'primary' }
        : { text: words.buttonRefresh, key: `there:${meeting.id}`, style: 'plain' },
    ],
  }
}
