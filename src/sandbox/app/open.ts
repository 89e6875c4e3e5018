import type { Middleware } from 'koa'
import { authorizePage } from '../authorize-page.ts'
import { verifyUrl } from '../callback.ts'
import type { World } from '../world.ts'
import { appCallbackPath } from './callback.ts'
import { appCarrier } from './carrier.ts'
import { appRoutes } from './routes.ts'
import { type AppSettings, type AppStand, createAppStand } from './stand.ts'

export function openApp(world: () => World, settings: AppSettings | undefined): AppStand | null {
  if (settings === undefined) return null
  const stand: AppStand = createAppStand(
    settings,
    appCarrier(world, settings, () => stand),
  )
  return stand
}

/** Its part of the platform's API host, and the page by which people come to pages of the service. */
export const appParts = (world: World): Middleware[] =>
  world.app === null ? [] : [authorizePage(world), appRoutes(world, world.app)]

/** What the console does when the app's address for receiving messages is saved. */
export async function verifyApp(world: World): Promise<void> {
  const credentials = world.app?.credentials ?? null
  if (world.app === null || credentials === null) return
  await verifyUrl(world, { path: appCallbackPath, credentials, receiveid: world.app.corpId })
}
