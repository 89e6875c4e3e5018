/** What the operator gave cannot be done: one sentence, exit 1. The commands throw it, `run.ts` prints it. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput'
}
