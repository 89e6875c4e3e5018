/**
 * What was read before a lock, and decided what the words mean or whether they are for this person, is not so behind it.
 * Thrown, it undoes what was begun, and the message is answered from the start, by what is so now.
 */
export class AnswerAnew extends Error {
  override readonly name = 'AnswerAnew'
}
