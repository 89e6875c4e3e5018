const apart = /^\s*@?([\p{Script=Han}·]{2,8})[\s:：,，、]+(\S[\s\S]*)$/u
const ofHimself = /我|本人|俺/

/**
 * What stands alone in front of words and may be a name: 王秀兰 参加, @王秀兰 请假 住院, 王秀兰：参加.
 * @returns null where nothing does, or where what follows says whose it is: 王秀兰，我参加
 */
export function nameApart(text: string): { readonly name: string; readonly rest: string } | null {
  const [, name = '', rest = ''] = apart.exec(text) ?? []
  return name === '' || ofHimself.test(rest) ? null : { name, rest }
}
