import { createServer } from 'node:http'

/** Takes every message that the service sends during the bench. */
export async function startPlatform(): Promise<{ url: string; stop: () => void }> {
  let calls = 0
  const server = createServer((request, response) => {
    request.resume()
    request.once('end', () => {
      response.setHeader('content-type', 'application/json')
      calls += 1
      // The ids are those of the app's messages; the others pass over them.
      response.end(`{"errcode":0,"errmsg":"ok","msgid":"m${calls}","response_code":"c${calls}"}`)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
