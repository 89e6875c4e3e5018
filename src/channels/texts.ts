/** Before the second and every further part of a message that did not fit into one. */
export const continued = '（续）'

/** The text of a message that only mentions people the message before it had no room for. */
export const alsoFor = '（续）以上消息，也请下列同志查看。'

/** Above the numbered choices of a card that is said in words: in a group the bot hears only what mentions it. */
export const chooseByNumber = '请@我并回复数字选择：'
