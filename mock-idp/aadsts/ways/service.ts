import { authorizationResponse, tokenResponse } from '../../faults/fault.ts'
import { redeem, signIn } from './logins.ts'
import type { Way } from './way.ts'

const redirected = (code: number): Way => ({
  code,
  how: `Fault \`authorizationResponse.refused(${code})\`: the mock has no limits, and does not fail by itself.`,
  seen: 'redirect',
  faults: [authorizationResponse.refused(code)],
  act: signIn(),
})

const inJson = (code: number): Way => ({
  code,
  how: `In JSON, with its status: fault \`tokenResponse.refused(${code})\`.`,
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
