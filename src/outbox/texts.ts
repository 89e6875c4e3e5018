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
    case 'shut':
      return `${shut(Number(detail))}处理好后会自动补发，无需重发。`
    case 'sealed':
      return `服务器上没有这条消息的密钥（${detail}），暂时发不出去。请管理员补上密钥，处理好后会自动补发，无需重发。`
    case 'newer_version':
      return '服务正在升级，升级完成后会自动补发，无需重发。'
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
    case 60011:
      return '企业微信应用没有向此人发送的权限（60011）。请管理员在企业微信后台调整应用的可见范围后重发。'
    case 60111:
      return '企业微信里没有这个账号（60111）。请核对花名册中的企业微信账号后重发。'
    case 81013:
      return '企业微信里没有这个账号，或不在应用的可见范围内（81013）。请核对后重发。'
    case 50001:
      return '企业微信应用没有设置可信域名（50001）。请管理员在企业微信后台设置后重发。'
    case 50002:
      return '此人不在企业微信应用的可见范围内（50002）。请管理员调整可见范围后重发。'
    case 846607:
      return '发送过于频繁，或此处很久没有人对联络员说过话，被企业微信拒绝（846607）。请在群里@联络员或单独给它发一条消息后重发。'
    case 93006:
      return '企业微信里没有这个会话，或联络员已被移出群（93006）。请重新添加后重发。'
    case 45002:
      return '内容过长，被企业微信拒绝（45002）。'
    default:
      return `被企业微信拒绝（错误码 ${errcode}）。`
  }
}

/** What is wrong with the app as a whole: its sentence for the operator stands in channels/app-troubles.ts. */
function shut(errcode: number): string {
  switch (errcode) {
    case -1:
      return '企业微信一直繁忙，稍后自动再试。'
    case 60020:
      return '企业微信应用没有登记服务器的IP（60020）。请管理员在企业微信后台“企业可信IP”中添加。'
    case 48002:
      return '企业微信应用没有调用接口的权限（48002）。请管理员在企业微信后台开通。'
    case 50003:
      return '企业微信应用已停用（50003）。请管理员在企业微信后台启用。'
    case 43012:
      return '企业微信应用没有设置接收消息的地址，不能发送卡片（43012）。请管理员在企业微信后台设置。'
    default:
      return `企业微信应用的凭证有误（${errcode}）。请管理员核对企业ID、应用编号和密钥。`
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
    case 'account_invalid':
      return '企业微信里没有这个账号，或不在应用的可见范围内。请核对花名册中的账号和应用的可见范围后重发。'
    case 'account_unlicensed':
      return '这个账号没有企业微信接口许可。请管理员在企业微信后台分配后重发。'
    case 'document_over':
      return '文件已取走或已过期。请本人重新索取。'
    case 'document_gone':
      return '文件已不存在，或本人已无权查看。'
    case 'document_too_big':
      return '文件过大，企业微信发不了。请缩小范围后重新索取，或请管理员导出后转交。'
    case 'payload_unfit':
      return '这种内容不能通过该渠道发送。'
    default:
      return '没有可用的发送渠道。'
  }
}
