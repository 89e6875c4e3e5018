/** What names end with, where it decides how a sentence goes on. */

/** 座谈会: it is held, and needs no word behind it; 走访活动 needs none, either. */
export function endingOf(title: string): 'meeting' | 'activity' | 'other' {
  if (/会$/.test(title)) return 'meeting'
  return /(?:活动|日|培训)$/.test(title) ? 'activity' : 'other'
}

/** 云溪镇, of 云溪镇 and of 云溪镇人大. */
export const placeOf = (congress: string): string => congress.replace(/(?:人民代表大会|人大工委|人大).*$/, '')
