/** 登记簿 on the pages. */

export const listTitle = '登记簿'
export const columns = { name: '簿册', years: '年份', files: '本年下载' } as const
export const asOfToday = '当前'
export const listNote = '数字与群里、单聊里的回答一致，随登记即时更新。文件中有姓名、电话，请勿转发。'

export const yearLink = (year: number): string => `${year}年`
export const earlier = (year: number): string => `上一年（${year}年）`
export const later = (year: number): string => `下一年（${year}年）`
export const download = { xlsx: '下载表格（xlsx）', docx: '下载打印文档（docx）' } as const
export const short = { xlsx: '表格', docx: '文档' } as const
export const backToList = '全部登记簿'

/** @param from of the whole, from 1 */
export const range = (from: number, to: number, all: number): string =>
  `第${from}至${to}行，共${all}行；合计为全部${all}行。打印全部请下载文档。`
export const pages = '分页'
export const nthPage = (nth: number): string => `第${nth}页`
export const nextPage = '下一页'
export const previousPage = '上一页'
export const nothing = '这一年还没有登记。'
