import type { Labels } from './types.ts'

/** What these are called unless a congress says otherwise (also in use: 主席团例会, 主席团成员参加的会议). */
export const defaultLabels: Labels = {
  presidiumMeeting: '主席团会议',
  session: '人民代表大会会议',
}
