import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { expectPhotos } from '../../attachments/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { offerDownload } from '../../downloads/store.ts'
import { linkTo } from '../../downloads/texts.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { readTemplateWords } from '../rules/template-words.ts'
import { awaitTemplate, endTemplate, templatesInUse } from '../store/templates.ts'
import * as words from '../texts/template.ts'
import type { PaperKind } from '../types.ts'

/** `/模板`, `/模板 会议纪要`, `/模板 会议纪要 恢复` */
export const setTemplate = defineCommand({
  name: '模板',
  aliases: ['文档模板', '模版', 'template'],
  who: 'clerks',
  ...words.setTemplate,
  async run(context, text) {
    const { tx, tenant, actor, now, origin, botName } = context
    if (origin.chat.type === 'group') return say(words.alone(botName))
    const read = readTemplateWords(text)
    if (read.kind === null) return text === '' ? list(context) : say(words.whichKind)
    if (read.restores) return restore(context, read.kind)
    const id = await awaitTemplate(tx, { congressId: tenant.id, kind: read.kind, by: actor.personId, now })
    await expectPhotos(tx, { kind: 'template', id }, actor.personId, now)
    return say(words.sendNow(read.kind))
  },
})

async function list({ tx, tenant, actor, now }: Context): Promise<Reply> {
  const text = words.listed(await templatesInUse(tx, tenant.id), now, tenant.zone)
  const link = []
  for (const paper of ['record', 'minutes'] as const)
    link.push(
      await offerDownload(tx, actor, { kind: 'paper_template', paper }, linkTo(`template_${paper}`), now),
    )
  return { kind: 'text', text, link }
}

async function restore(context: Context, kind: PaperKind): Promise<Reply> {
  const { tx, tenant, actor, now } = context
  if (!(await endTemplate(tx, tenant.id, kind, actor.personId, now))) return say(words.isOwn(kind))
  await recordDeeds(tx, [{ ...byActor(context), action: 'template.end', outcome: 'done', detail: { kind } }])
  return say(words.restored(kind))
}
