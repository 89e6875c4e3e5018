/** The AI bot's long connection: targets are places (`target.ts`). */
export const connectionChannel = 'connection'
/** The self-built app's messages to one account: targets are places of kind `user`. */
export const appChannel = 'app'
