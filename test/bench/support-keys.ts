/** The keys of the bot that the bench clicks on. */
export const keys = {
  token: 'benchToken',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  receiveId: '',
} as const
