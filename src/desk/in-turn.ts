/**
 * What one person says is answered one after the other, in the order in which it came; several people's side by side.
 *
 * At once they would take rows from each other (what he was told, by which address he is answered), and of 参加 and 请假 in
 * one moment the earlier might count. Nobody's crowd of messages has more than one of the database's lanes, either.
 */
export type InTurn = <T>(whose: string, work: () => Promise<T>) => Promise<T>

/** @returns does `work` when all that was given before it for the same person is settled */
export function takingTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (whose, work) => {
    const before = last.get(whose)
    const mine = before === undefined ? work() : before.then(work, work)
    const leave = () => {
      if (last.get(whose) === mine) last.delete(whose)
    }
    last.set(whose, mine)
    mine.then(leave, leave)
    return mine
  }
}
