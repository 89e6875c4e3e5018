import type { Carrier } from '../carrier.ts'
import type { World } from '../world.ts'
import { connectionCarrier } from './carrier.ts'
import type { Desk } from './commands.ts'
import { Pace } from './pace.ts'
import { Requests } from './requests.ts'
import { type BotCredentials, ConnectionServer } from './server.ts'
import { Uploads } from './uploads.ts'

/** The bot's long connection in this town. */
export function openConnection(
  world: () => World,
  credentials: BotCredentials,
): { readonly server: ConnectionServer; readonly carrier: Carrier; readonly pace: Pace } {
  const desk: Desk = {
    requests: new Requests(),
    uploads: new Uploads(),
    pace: new Pace(),
    spoken: new Set(),
  }
  const server = new ConnectionServer(world, desk, credentials)
  return { server, carrier: connectionCarrier(world, desk, server), pace: desk.pace }
}
