/** After the `…` of a text that was longer than the platform takes. */
export const cutShort = '（内容过长，后面的没有显示）'
