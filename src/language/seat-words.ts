/** Names on duty as they are written one after the other: 杨国梁带班、张三、李四; and one for another: 张三换成李四. */

/** Whether who was named last leads. */
export const saysLeads = (behind: string): boolean => behind.startsWith('带班')
/** What stands between two names. */
export const afterName = (behind: string): string => behind.replace(/^(?:带班|[、，,;；\s]|和|与)+/u, '')

/** `换 张三 李四`, `张三换成李四`, `由张三换李四`: the two names alone. */
export const twoNames = (text: string): string =>
  text.replace(/^(?:由|将|把|让)?换?/u, '').replace(/换(?:成|为|到)?/u, ' ')

/** What looks like a name, where one is expected: nobody's, if it has not been read by now. */
export function strangeName(rest: string): string | null {
  const [name] = /^[\p{Script=Han}·]{2,4}(?=$|[\s,，、;；]|换|带班)/u.exec(rest) ?? []
  return name === undefined || /^(?:换|带班)/u.test(rest) ? null : name
}
