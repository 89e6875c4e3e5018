const apart = /^\s*@?([\p{Script=Han}·]{2,8})[\s:：,，、]+(\S[\s\S]*)$/u

/** 我参加: it is the writer's own, whoever is named beside it. */
export const saysWhose = (text: string): boolean => /我|本人|俺/.test(text)

/**
 * What stands alone in front of words and may be a name: 王秀兰 参加, @王秀兰 请假 住院, 王秀兰：参加.
 * @returns null where nothing does, or where what follows says whose it is: 王秀兰，我参加
 */
export function nameApart(text: string): { readonly name: string; readonly rest: string } | null {
  const [, name = '', rest = ''] = apart.exec(text) ?? []
  return name === '' || saysWhose(rest) ? null : { name, rest }
}
