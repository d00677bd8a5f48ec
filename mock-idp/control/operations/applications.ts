import { z } from 'zod'
import { applicationOptions, consent } from '../../config/schema/application.ts'
import { guid, text } from '../../config/schema/primitives.ts'
import type { Application } from '../../contract.ts'
import { applicationOf, tenantOf } from '../find.ts'
import { operation } from '../operation.ts'

const applicationBody = z.object({ ...applicationOptions.shape, clientId: guid })
const view = ({ clientId, settings }: Application) => ({ clientId, ...settings })

const all = '/tenants/{tenant}/applications'
const path = `${all}/{application}`

export const applications = [
  operation({
    method: 'GET',
    path: all,
    summary: 'Lists the applications of a tenant.',
    status: 200,
    reply: applicationBody.array(),
    run: (mock, call) => tenantOf(mock, call.path).applications().map(view),
  }),
  operation({
    method: 'POST',
    path: all,
    summary: 'Registers an application.',
    status: 201,
    body: applicationOptions,
    reply: applicationBody,
    run: (mock, call) => view(tenantOf(mock, call.path).application(call.body)),
  }),
  operation({
    method: 'GET',
    path,
    summary: 'Shows an application, by client ID or display name.',
    status: 200,
    reply: applicationBody,
    run: (mock, call) => view(applicationOf(mock, call.path)),
  }),
  operation({
    method: 'PATCH',
    path,
    summary: 'Changes an application; the client ID stays.',
    status: 200,
    body: applicationOptions.omit({ clientId: true }),
    reply: applicationBody,
    run: (mock, call) => {
      const application = applicationOf(mock, call.path)
      application.update(call.body)
      return view(application)
    },
  }),
  operation({
    method: 'DELETE',
    path,
    summary: 'Takes an application away, as if it had been deleted in the portal.',
    status: 204,
    run: (mock, call) => tenantOf(mock, call.path).removeApplication(applicationOf(mock, call.path).clientId),
  }),
  operation({
    method: 'POST',
    path: `${path}/redirect-uris`,
    summary: 'Allows one more redirect URI of the platform "Web".',
    status: 201,
    body: z.strictObject({ uri: text }),
    reply: applicationBody,
    run: (mock, call) => {
      const application = applicationOf(mock, call.path)
      application.addRedirectUri(call.body.uri)
      return view(application)
    },
  }),
  operation({
    method: 'POST',
    path: `${path}/consents`,
    summary: 'Remembers a consent: of a person, or of an administrator for everybody in the tenant.',
    status: 204,
    body: consent,
    run: (mock, call) => applicationOf(mock, call.path).consentTo(call.body),
  }),
  operation({
    method: 'DELETE',
    path: `${path}/consents`,
    summary: 'Forgets every consent, so that people are asked again.',
    status: 204,
    run: (mock, call) => applicationOf(mock, call.path).revokeConsents(),
  }),
]
