/** A plain socket that clicks go over, made before. */
import { connect, type Socket } from 'node:net'

/**
 * Where all connections' answers arrive: a read is taken out before the next one comes, so none needs memory of its own
 * nor the machinery of streams.
 */
const arrivals = Buffer.allocUnsafe(65_536)

export async function openConnection(port: number): Promise<Connection> {
  let connection: Connection | null = null
  const socket = connect({
    host: '127.0.0.1',
    port,
    noDelay: true,
    onread: {
      buffer: arrivals,
      callback(length) {
        connection?.take(arrivals.toString('latin1', 0, length))
        return true
      },
    },
  })
  await new Promise((resolve, reject) => {
    socket.once('error', reject).once('connect', resolve)
  })
  connection = new Connection(socket)
  return connection
}

const headEnd = '\r\n\r\n'

/** One request at a time. As little work as can be: what it takes is taken from the service on the same machine. */
export class Connection {
  readonly #socket: Socket
  #received = ''
  /** Of the whole answer; null until its head is there. All of it is ASCII, so characters are bytes. */
  #length: number | null = null
  #resolve: (body: string) => void = () => undefined
  #reject: (error: Error) => void = () => undefined

  constructor(socket: Socket) {
    this.#socket = socket
    socket.once('close', () => this.#reject(new Error('the connection was closed under a click')))
  }

  /** @returns the body. @throws when the answer is no 200. */
  exchange(request: Buffer): Promise<string> {
    this.#socket.write(request)
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  take(text: string): void {
    this.#received += text
    this.#length ??= lengthOf(this.#received)
    if (this.#length === null || this.#received.length < this.#length) return
    const answer = this.#received
    this.#received = ''
    this.#length = null
    if (answer.startsWith('HTTP/1.1 200'))
      this.#resolve(answer.slice(answer.indexOf(headEnd) + headEnd.length))
    else this.#reject(new Error(answer.slice(0, 200)))
  }
}

/** @returns how long an answer with this beginning is, or null while its head is not there */
function lengthOf(answer: string): number | null {
  const end = answer.indexOf(headEnd)
  if (end === -1) return null
  const length = /content-length: (\d+)/i.exec(answer)?.[1]
  if (length === undefined) throw new Error(answer.slice(0, 200))
  return end + headEnd.length + Number(length)
}
