import { quoted } from './quotation.ts'

/** What is said of a meeting so long ago that its sheet is a record. */

export const archived = (title: string): string =>
  `${quoted(title)}已结束一个月以上，不再登记回复。如需更正，请与联络员联系。`

export const archivedOnCard = '会议已结束一个月以上，不再登记回复。如需更正，请与联络员联系。'
