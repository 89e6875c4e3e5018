import type { Order } from '../order.ts'

/** What the deeds of commands are called, beside the commands' own names. */
export const orders = {
  amend: {
    words: [
      '改到',
      '改为',
      '改成',
      '改在',
      '改期',
      '推迟',
      '提前',
      '延期',
      '延后',
      '增加',
      '去掉',
      '换成',
      '换到',
      '取消',
      '在',
      '说',
      '开',
    ],
    partly: true,
    dated: true,
  },
  approveLeave: { words: ['准', '批'] },
  archive: { words: ['归'] },
  askForTopics: { isText: true, words: ['征集'] },
  assign: { words: ['交', '给', '分办', '主办', '承办', '办理'] },
  close: { isText: true, words: ['办结'] },
  consult: { isText: true, words: ['见面', '面谈', '沟通'] },
  convene: { isText: true, words: ['召开', '发', '召集'] },
  dropAttachment: { words: ['删'] },
  examine: { words: ['通过'] },
  giveBack: { isText: true, words: ['退'] },
  grantExtension: { words: ['准', '同意', '延期'] },
  notice: { isText: true, dated: true, words: ['开', '开会', '召开', '发', '召集'] },
  plan: { isText: true, drops: true, words: ['定稿', '删除', '删', '恢复'] },
  publish: { words: ['发', '发出'] },
  publishCounts: { words: ['公布'] },
  receptionDay: { words: ['取消', '改', '推迟', '恢复'] },
  receptionRule: { isText: true, words: ['每', '设', '改'] },
  removeMinutes: { words: ['删'] },
  report: { isText: true, words: ['取消', '撤销', '恢复', '延期'] },
  sendAgain: { words: ['发'] },
  swap: { words: ['换', '调'] },
  uncosign: { words: ['取消', '撤销'] },
  voidVisit: { words: ['作废'] },
  vote: { words: ['一致', '全票', '都', '全体', '全部'] },
} satisfies Readonly<Record<string, Order>>

/** Names of deeds whose reader looks after its words by itself. */
export const deeds = {
  recall: ['撤回', '收回'],
  withdraw: ['撤回', '撤'],
  publish: ['发布'],
  end: ['办', '归', '作废'],
  complete: ['完成'],
  reply: ['参加', '报'],
} as const

/** 可能在三楼, 不在三楼, 三楼行不行: of what is still missing in a notice. */
export const missingPiece = {
  isText: true,
  partly: true,
  dated: true,
  words: ['在', '到', '说', '是', '发', '开'],
} satisfies Order

/** …会议不开了, …取消: that is no notice of one. */
export const callsOff = /(?:取消|停开|不再?召?开|作废)[了吧]*[。! ]*$/

/** Said while a notice waits for its hour: it is the hour of something else, unless the notice is about that. */
export const otherMatter = /接待日|值班|值守/
