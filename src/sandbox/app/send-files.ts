import type { Exchanged, Spoken } from '../carrier.ts'
import type { Chat, Person } from '../directory.ts'
import { mediaPath, type Sending } from '../sent-file.ts'
import type { World } from '../world.ts'
import type { AppStand } from './stand.ts'

/** The app knows no message of several parts: words and each picture come by themselves, the words first. */
export async function sendToApp(
  world: World,
  app: AppStand,
  chat: Chat,
  person: Person,
  { files, words }: Sending,
): Promise<Exchanged> {
  const said: Spoken[] =
    words === null ? [] : [{ shown: words, body: { msgtype: 'text', text: { content: words } } }]
  const sent = files.map((file): Spoken => {
    const media_id = app.media.put(file, world.now())
    const url = `${world.serviceUrl()}${mediaPath}${media_id}`
    return { shown: file.name, body: { msgtype: file.kind, media_id, url } }
  })
  let last: Exchanged = 'fault'
  for (const spoken of [...said, ...sent]) last = await app.carrier.message(chat, person, spoken)
  return last
}
