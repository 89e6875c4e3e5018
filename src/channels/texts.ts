/** Before the second and every further part of a message that did not fit into one. */
export const continued = '（续）'

/** The text of a message that only mentions people the message before it had no room for. */
export const alsoFor = '（续）以上消息，也请下列同志查看。'
