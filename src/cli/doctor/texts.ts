/** Posted into a group when the operator asks for it. */
export const webhookTest = '联络员测试消息：本群的消息推送配置正确，无需回复。'
