/** Posted into a group when the operator asks for it. */
export const webhookTest = '联络员测试消息:群机器人设置正确,无需回复。'
