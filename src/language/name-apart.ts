const apart = /^\s*@?([\p{Script=Han}·]{2,8})[\s:：,，、]+(\S[\s\S]*)$/u

const behind =
  /^(\S[\s\S]*?)[\s,，、。:：;；—–-]*[\s,，、。:：;；—–(（-]@?([\p{Script=Han}·]{2,8})[)）\s。.!！]*$/u

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

/** The same behind them: 参加（姜国强）, 请假 出差 王秀兰, 参加，老姜. */
export function nameBehind(text: string): { readonly name: string; readonly rest: string } | null {
  const [, rest = '', name = ''] = text.length > maxAnswer ? [] : (behind.exec(text) ?? [])
  return name === '' || saysWhose(text) ? null : { name, rest }
}

const maxAnswer = 200

/** 老姜, 小王: the surname that is called so. */
export const nicknameOf = (name: string): string | null =>
  /^[老小阿](\p{Script=Han})$/u.exec(name)?.[1] ?? null
