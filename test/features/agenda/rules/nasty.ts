/** What nobody should write, and somebody will. */
export const nastyTexts: readonly string[] = [
  '',
  '（报告人：）',
  '=cmd|1',
  '听取'.repeat(2_500),
  '甲\u202e乙\u0000丙',
  '（（（（（（报告人：李明',
  '1'.repeat(400),
  '、'.repeat(400),
  '🙂'.repeat(100),
  '</w:t><w:p>',
]
