/** What these things are called unless a congress says otherwise (also in use: 主席团例会, 主席团成员参加的会议). */
export const presidiumMeetingLabel = '主席团会议'
export const sessionLabel = '人民代表大会会议'
