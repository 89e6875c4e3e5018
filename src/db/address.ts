import { BadConfiguration } from '../errors.ts'

/** Where a server is and as whom to enter. `host` starting with `/` is the folder of a unix socket. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly tls: false | 'prefer' | 'require' | 'verify-full'
}

const TLS = new Map<string, Address['tls']>([
  ['disable', false],
  ['allow', 'prefer'],
  ['prefer', 'prefer'],
  ['require', 'require'],
  ['verify-ca', 'verify-full'],
  ['verify-full', 'verify-full'],
])

/** What may stand behind the `?`. */
const parameters = ['sslmode', 'host', 'port', 'user', 'password']

/**
 * Reads a libpq connection URI: `postgres://user:password@host:port/database?sslmode=require`. A socket's folder
 * is written as `%2Fvar%2Frun%2Fpostgresql` in place of the host, or as `?host=/var/run/postgresql`.
 * @throws BadConfiguration, without the password, when it is not one, or says something that would have no effect
 */
export function parseAddress(url: string): Address {
  if (!/^postgres(ql)?:\/\//i.test(url))
    throw refused('must be an address that begins with postgres:// or postgresql://')
  // Without a host there may be a user all the same; a URL of the web may not have that.
  const hostless = /^(\w+:\/\/[^/?#]*@)(?=[/?#]|$)/
  const text = url.replace(hostless, '$1localhost')
  const parsed = URL.canParse(text) ? new URL(text) : undefined
  if (parsed?.hash !== '')
    throw refused(
      'cannot be read: of a name or password the characters / # ? @ : % are written %2F %23 %3F %40 %3A %25; the port is a number up to 65535; there is one host',
    )
  const query = parsed.searchParams
  checkParameters(query)
  const given = {
    host: hostless.test(url) ? '' : decode(parsed.hostname).replace(/^\[(.*)\]$/, '$1'),
    port: parsed.port,
    user: decode(parsed.username),
    password: decode(parsed.password),
  }
  for (const [name, value] of Object.entries(given))
    if (value !== '' && query.has(name))
      throw refused(`has two ${name}s, one in front and one as ?${name}=: give one`)
  const mode = query.get('sslmode')
  const tls = mode === null ? false : TLS.get(mode)
  if (tls === undefined) throw refused(`sslmode=${mode} is unknown`)
  const user = given.user || query.get('user') || 'postgres'
  return {
    host: given.host || query.get('host') || 'localhost',
    port: Number(given.port || query.get('port') || 5432),
    user,
    password: given.password || query.get('password') || '',
    database: decode(parsed.pathname.slice(1)) || user,
    tls,
  }
}

/** What is left out without a word may be what somebody relies on: `ssl=true`, a certificate, a schema. */
function checkParameters(query: URLSearchParams): void {
  for (const name of query.keys()) {
    if (!parameters.includes(name)) throw refused(`the parameter ${name} is none of ${parameters.join(', ')}`)
    if (query.getAll(name).length > 1) throw refused(`${name} stands in it twice`)
  }
}

const refused = (why: string): BadConfiguration => new BadConfiguration(`DATABASE_URL: ${why}`)

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw refused('a % that is part of a name or password is written %25')
  }
}
