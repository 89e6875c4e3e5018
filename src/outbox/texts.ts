import type { Reason } from './reason.ts'

/** Why a message was not sent and what to do about it, for the liaison. */
export function explainReason(reason: Reason): string {
  const [kind, detail = ''] = reason.split(/:(.*)/s)
  switch (kind) {
    case 'maybe_sent':
      return '发送时中断，不确定是否已送达；为免重复打扰，没有再发。'
    case 'too_fast':
      return '发送过快，被企业微信暂停，稍后会自动继续。'
    case 'busy':
      return '企业微信一直繁忙，重试后仍未发出。'
    case 'unreachable':
      return '连不上企业微信，多次重试后仍未发出。请检查服务器网络后重发。'
    case 'crashed':
      return '发送时服务多次中断，已停止重试。'
    case 'refused':
      return refused(Number(detail))
    case 'no_way':
      return noWay(detail)
    default:
      return `程序出错，未能发出（${reason}）。请与管理员联系。`
  }
}

/** wecom-protocol 3.4, 6. */
function refused(errcode: number): string {
  switch (errcode) {
    case 93000:
      return '群里的消息推送地址无效，或已被移出群（93000）。请管理员重新配置后重发。'
    case 93004:
      return '群里的消息推送已被停用（93004）。请启用后重发。'
    case 93008:
      return '消息推送已不在群里（93008）。请重新添加后重发。'
    case 45002:
      return '内容过长，被企业微信拒绝（45002）。'
    default:
      return `被企业微信拒绝（错误码 ${errcode}）。`
  }
}

function noWay(what: string): string {
  switch (what) {
    case 'webhook_missing':
      return '群里没有配置消息推送，发不出去。请管理员配置后重发。'
    case 'chat_unknown':
      return '这个群已不在绑定之列。'
    case 'answer_address_used':
      return '对方最近一小时内没有单独发来消息，暂时发不出去；对方下次发来消息时再告知。'
    case 'payload_unfit':
      return '这种内容不能通过该渠道发送。'
    default:
      return '没有可用的发送渠道。'
  }
}
