/** What can be typed after `greencheck init`. */
import type { FlagTable } from '../flags.ts'

export const initFlags = {
  url: {
    type: 'string',
    value: 'url',
    says: 'where browsers reach your product (default: http://localhost:3000)',
  },
  start: { type: 'string', value: 'command', says: 'how it is started; without it, it has to run already' },
  cwd: { type: 'string', value: 'dir', says: 'where it is started (default: here)' },
  env: {
    type: 'string',
    value: 'NAME=value',
    says: 'a variable for its start, such as OIDC_ISSUER={{issuer}}; may be repeated',
    repeated: true,
  },
  name: { type: 'string', value: 'text', says: 'the name of your product' },
  login: { type: 'string', value: 'path', says: 'where a member starts single sign-on' },
  callback: { type: 'string', value: 'path', says: 'the redirect URI, or its path' },
  whoami: { type: 'string', value: 'path', says: 'where it says who is signed in' },
  private: { type: 'string', value: 'path', says: 'a page that only members see' },
  timeout: { type: 'string', value: 'seconds', says: 'how long it may take to start (default: 30)' },
  output: { type: 'string', value: 'file', says: 'the file that is written (default: greencheck.yaml)' },
  yes: { type: 'boolean', says: 'ask nothing: take what is found' },
  force: { type: 'boolean', says: 'replace a file that is there' },
  color: { type: 'string', value: 'when', says: 'auto, always or never' },
  help: { type: 'boolean', says: 'print this' },
} as const satisfies FlagTable
