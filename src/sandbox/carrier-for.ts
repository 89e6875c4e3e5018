import type { Carrier } from './carrier.ts'
import type { Chat } from './directory.ts'
import type { World } from './world.ts'

/** The platform's way to the service from this chat; null: nobody hears there, because there is no bot. */
export function carrierFor({ app, carrier }: World, { id }: Chat): Carrier | null {
  if (app !== null && id.startsWith('app:')) return app.carrier
  return app?.alone === true ? null : carrier
}
