/** A right card of each kind, to be made wrong one field at a time. */
let serial = 0

/** Fresh for every card, as the platform asks. */
export function freshTaskId(): string {
  serial += 1
  return `task-${process.pid}-${serial}`
}

const rows = [
  { keyname: '时间', value: '11月25日 星期三 09:00' },
  { keyname: '地点', value: '镇政府三楼会议室' },
]

export function buttonCard(taskId = freshTaskId()) {
  return {
    card_type: 'button_interaction',
    source: { desc: '云溪镇人大', desc_color: 0 },
    main_title: { title: '主席团会议', desc: '请确认是否参加' },
    quote_area: { type: 0, quote_text: '听取上半年工作报告' },
    sub_title_text: '一、听取报告',
    horizontal_content_list: rows,
    button_selection: {
      question_key: 'reason',
      title: '请假原因',
      option_list: [
        { id: 'ill', text: '病假' },
        { id: 'duty', text: '公假' },
      ],
    },
    button_list: [
      { text: '参加', style: 1, key: 'reply:yes' },
      { text: '请假', style: 2, key: 'reply:leave' },
    ],
    task_id: taskId,
  }
}

export function voteCard(taskId = freshTaskId()) {
  return {
    card_type: 'vote_interaction',
    main_title: { title: '请选择参加的场次' },
    checkbox: {
      question_key: 'when',
      mode: 1,
      option_list: [
        { id: 'am', text: '上午', is_checked: true },
        { id: 'pm', text: '下午', is_checked: false },
      ],
    },
    submit_button: { text: '提交', key: 'submit' },
    task_id: taskId,
  }
}

export function multipleCard(taskId = freshTaskId()) {
  const select = (question_key: string) => ({
    question_key,
    title: '哪一次会议',
    option_list: [
      { id: '1', text: '主席团会议' },
      { id: '2', text: '小组活动' },
    ],
  })
  return {
    card_type: 'multiple_interaction',
    main_title: { title: '请选择', desc: '共两项' },
    select_list: [select('first'), select('second')],
    submit_button: { text: '提交', key: 'submit' },
    task_id: taskId,
  }
}

export function textNotice() {
  return {
    card_type: 'text_notice',
    main_title: { title: '接待选民日' },
    emphasis_content: { title: '15日', desc: '上午九时' },
    sub_title_text: '地点:代表联络站',
    horizontal_content_list: rows,
    card_action: { type: 1, url: 'https://example.test/notice' },
  }
}

export function newsNotice() {
  return {
    card_type: 'news_notice',
    main_title: { title: '代表视察' },
    card_image: { url: 'https://example.test/a.png', aspect_ratio: 1.5 },
    vertical_content_list: [{ title: '一组', desc: '上溪村' }],
    card_action: { type: 1, url: 'https://example.test/news' },
  }
}

export const cardReply = (card: object) => ({ msgtype: 'template_card', template_card: card })
export const streamReply = (content: string, finish = true, id = 's1') => ({
  msgtype: 'stream',
  stream: { id, finish, content },
})
export const updateReply = (card: object, userids?: string[]) => ({
  response_type: 'update_template_card',
  ...(userids ? { userids } : {}),
  template_card: card,
})
