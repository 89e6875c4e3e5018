/** Why there is no file: as `wecom/media.ts` tells it. */
export type MediaTrouble = 'foreign' | 'gone' | 'too_large' | 'unreadable'

export interface FetchedFile {
  /** As the sender's device called it; empty when it is not said. */
  readonly name: string
  readonly bytes: Uint8Array
}
