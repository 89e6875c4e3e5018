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

/**
 * Reads a libpq connection URI: `postgres://user:password@host:port/database?sslmode=require`. A socket's folder
 * is written as `%2Fvar%2Frun%2Fpostgresql` in place of the host, or as `?host=/var/run/postgresql`.
 * @throws BadConfiguration, without the password, when it is not one.
 */
export function parseAddress(url: string): Address {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol))
    throw new BadConfiguration('DATABASE_URL is not of the form postgres://user:password@host:port/database')
  const query = parsed.searchParams
  const mode = query.get('sslmode')
  const tls = mode === null ? false : TLS.get(mode)
  if (tls === undefined) throw new BadConfiguration(`DATABASE_URL: sslmode=${mode} is unknown`)
  const user = decode(parsed.username) || query.get('user') || 'postgres'
  return {
    host: decode(parsed.hostname).replace(/^\[(.*)\]$/, '$1') || query.get('host') || 'localhost',
    port: Number(parsed.port || query.get('port') || 5432),
    user,
    password: decode(parsed.password) || query.get('password') || '',
    database: decode(parsed.pathname.slice(1)) || user,
    tls,
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new BadConfiguration('DATABASE_URL: a % that is part of a name or password is written %25')
  }
}
