/** The sample of Tencent's callback libraries: receiver is a corpid, message is XML. */
export const sample = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: 'wx5823bf96d3bd56c7',
  timestamp: '1409659813',
  nonce: '1372623149',
  signature: '477715d11cdb4164915debcba66cb864d751f3e6',
  encrypted:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
}

/** Token `SimToken123`, key `abcdef…`, no receiver, the 16 random bytes fixed to `0123456789abcdef`. */
export const vectors = [
  {
    name: 'B, an echo',
    message: '1234567890123456789',
    timestamp: '1700000000',
    nonce: '1597212914',
    encrypted: 'Q3stYC6hdFzMh9T8HCvyDKf5xMjJx7zzxVVf3LTgHJUYzsByLi8zob7MOGe1Z2ziSiHomdIQXrfe5Qa/C++MIw==',
    signature: '68cc10b2c609e536b97406f204bc09cb74ccb248',
  },
  {
    name: 'C, a text message',
    message:
      '{"msgid":"CAIQz7","aibotid":"AIBOTID","chatid":"CHATID","chattype":"group","from":{"userid":"zhangsan"},"msgtype":"text","text":{"content":"@RobotA 参加"}}',
    timestamp: '1700000001',
    nonce: 'nonce-2',
    encrypted:
      'Q3stYC6hdFzMh9T8HCvyDCaijATqXYQUpPs0UnkCRPJU0HGUjXtqxzvbF6RrEOyqrMNtfJmeR4hAjinEMWoADj1XuLEKkJ3Qxcn1Dx/SWIQl61Wt38BZSjMgxrlzsVM7AZHhDwTdUY2SiYbl/bBu2kb0ZlLKR+OTsL8eJa9qYPyRY64HATEUQdnA9aczCx4V72nPbBxN5IsB+/sUA3CG/Xf+rG1a1ejWLxPDkjlqk44PqASWmysnJyqSTiYZXq63',
    signature: '8f09c42e863cdc98958507c31c93f63e55a79305',
  },
  {
    name: 'D, an answer',
    message: '{"msgtype":"stream","stream":{"id":"s1","finish":true,"content":"ok"}}',
    timestamp: '1700000002',
    nonce: 'nonce-2',
    encrypted:
      'Q3stYC6hdFzMh9T8HCvyDOSvRPlc5DxZzGHmxhY3Y/DrxD0STxfTo+p1NIBzTfEqikfO0VO2b+ZFDY2ydi+FIo5oBzBWucxLimOyHXhvXiSj81kvuO/QtlclpH/9Bf8j',
    signature: '715a35efb15f44c3c89c7c8fceef6688071027cd',
  },
  {
    name: 'E, the padding edge',
    message: '123456789012',
    timestamp: '1700000003',
    nonce: 'n3',
    encrypted: 'Q3stYC6hdFzMh9T8HCvyDAZola7BdLCL2HUZoYEcSKgvOQfx45wv+9x5gigUsRBTFZmYNOrR0WdgN5nkHqjxZA==',
    signature: 'b36c3ceff6eda570ce75faeb36a6fab7e979e8c8',
  },
]
