/** What the commands of the register are called in the help. */

export const enterVisit = {
  summary: '登记群众来访，写一段话就行；个人信息请在单聊中登记',
  usage: '/来访 反映的事项 处理方式',
  examples: [
    '/来访 村民反映枫树湾路灯坏了两个月，转村镇建设办一周内修好',
    '/来访 李四 13800000000 反映低保没有批下来，当场解答',
    '/来访 12',
  ],
}
export const enterContact = {
  summary: '登记接待日以外联系、走访选民的情况',
  usage: '/联系 联系的情况',
  examples: ['/联系 走访石桥村选民12人，了解春耕情况'],
}
export const enterLetter = {
  summary: '登记代表信箱和来信',
  usage: '/信箱 来信反映的事项 处理方式',
  examples: ['/信箱 石桥村信箱来信反映公交班次少，转为建议'],
}
export const correctVisit = {
  summary: '更正来访、来信、联系的登记',
  usage: '/改来访 号 要改的内容',
  examples: ['/改来访 12 村 枫树湾', '/改来访 12 期限 12月20日', '/改来访 12 来访人 李四 13800000000'],
}
export const voidVisit = {
  summary: '作废登记错的来访、来信、联系；号码保留，可以恢复',
  usage: '/作废来访 号 [恢复]',
  examples: ['/作废来访 12', '/作废来访 12 恢复'],
}
export const closeVisit = {
  summary: '办结来访、来信、联系，写明结果',
  usage: '/办结 号 结果',
  examples: ['/办结 12 路灯已修好'],
}
export const followUp = {
  summary: '登记回访和满意程度',
  usage: '/回访 号 满意（或基本满意、不满意）',
  examples: ['/回访 12 满意', '/回访 12 不满意 路灯又坏了'],
}
export const showBook = {
  summary: '查看来访登记的件数、人次和未办结的事项',
  usage: '/来访簿 [年或月]',
  examples: ['/来访簿', '/来访簿 3月', '/来访簿 2025年'],
}
