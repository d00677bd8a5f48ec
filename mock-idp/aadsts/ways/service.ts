import { authorizationResponse, tokenResponse } from '../../faults/fault.ts'
import { redeem, signIn } from './logins.ts'
import type { Way } from './way.ts'

const redirected = (code: number): Way => ({
  code,
  how: `Fault \`authorizationResponse.refused(${code})\` or \`tokenResponse.refused(${code})\`.`,
  seen: 'redirect',
  faults: [authorizationResponse.refused(code)],
  act: signIn(),
})

const inJson = (code: number): Way => ({
  code,
  how: 'Its status is that of JSON.',
  seen: 'json',
  faults: [tokenResponse.refused(code)],
  act: redeem(),
})

export const serviceWays: readonly Way[] = [
  redirected(50196),
  redirected(90055),
  redirected(90033),
  inJson(90033),
  redirected(90036),
  inJson(90036),
]
