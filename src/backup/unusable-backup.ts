/** This file cannot be restored, or not here. The message is one sentence for the operator. */
export class UnusableBackup extends Error {
  override readonly name = 'UnusableBackup'
}
