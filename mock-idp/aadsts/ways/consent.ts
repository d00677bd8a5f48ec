import { authorizationResponse } from '../../faults/fault.ts'
import { pickAccount, refresh, signIn } from './logins.ts'
import { authorize } from './verbs.ts'
import type { Way } from './way.ts'

export const consentWays: readonly Way[] = [
  {
    code: 50105,
    how: 'An application with `assignmentRequired: true`, without an assignment of the person.',
    seen: 'page',
    application: { assignmentRequired: true },
    act: signIn(),
  },
  {
    code: 50105,
    how: 'The same silently (`prompt=none`).',
    seen: 'redirect',
    act: async (stage) => {
      await signIn()(stage)
      stage.app.update({ assignmentRequired: true })
      return authorize({ prompt: 'none' })(stage)
    },
  },
  {
    code: 50105,
    how: 'The same with a refresh token.',
    seen: 'json',
    act: refresh({}, { between: ({ app }) => app.update({ assignmentRequired: true }) }),
  },
  {
    code: 65001,
    how: 'An application with `consent: user`, and `prompt=none` before the person consented.',
    seen: 'redirect',
    act: async (stage) => {
      await signIn()(stage)
      stage.app.update({ consent: 'user' })
      return authorize({ prompt: 'none' })(stage)
    },
  },
  {
    code: 65001,
    how: 'The same with a refresh token.',
    seen: 'json',
    act: refresh({}, { between: ({ app }) => app.update({ consent: 'user' }) }),
  },
  {
    code: 65002,
    how: "Fault `authorizationResponse.refusedOnPage(65002)`: the mock has no applications of Microsoft's.",
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(65002)],
    act: signIn(),
  },
  {
    code: 65004,
    how: 'An application with `consent: user`; press Decline on the page for consent.',
    seen: 'redirect',
    application: { consent: 'user' },
    act: signIn({}, [pickAccount, { action: 'decline' }]),
  },
  {
    code: 90094,
    how: 'An application with `consent: admin`.',
    seen: 'page',
    unnumbered: true,
    application: { consent: 'admin' },
    act: signIn(),
  },
  {
    code: 90095,
    how: 'An application with `consent: admin` in a tenant with `adminConsentWorkflow: true`.',
    seen: 'page',
    unnumbered: true,
    tenant: { adminConsentWorkflow: true },
    application: { consent: 'admin' },
    act: signIn(),
  },
]
