import { connect } from 'node:net'

/**
 * Writes these bytes to a socket and reads until the other side closes: for requests that no HTTP client
 * would make.
 */
export function rawRequest(port: number, write: (send: (text: string) => void) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => write(text => socket.writable && socket.write(text)))
    socket.on('data', chunk => {
      answer += chunk.toString('latin1')
    })
    socket.on('close', () => resolve(answer))
    // A reset after the answer is a way to close, too.
    socket.on('error', error => (answer === '' ? reject(error) : resolve(answer)))
  })
}
