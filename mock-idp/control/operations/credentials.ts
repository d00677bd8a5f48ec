import { z } from 'zod'
import { federatedCredential, secretOptions } from '../../config/schema/application.ts'
import { guid, text } from '../../config/schema/primitives.ts'
import type { ClientCertificate, ClientSecret } from '../../contract.ts'
import { applicationOf } from '../find.ts'
import { operation } from '../operation.ts'

const expires = text.describe('ISO 8601, by the clock of the tenant')
const secretBody = z.object({ keyId: guid, value: text, hint: text, displayName: text, expires })
const secretView = (secret: ClientSecret) => ({ ...secret, expires: secret.expires.toISOString() })
const certificateBody = z.object({ thumbprint: text, x5t: text, x5tS256: text, expires })
const certificateView = (certificate: ClientCertificate) => ({
  ...certificate,
  expires: certificate.expires.toISOString(),
})

const application = '/tenants/{tenant}/applications/{application}'
const secret = `${application}/secrets/{secret}`
const federated = `${application}/federated-credentials`

export const credentials = [
  operation({
    method: 'GET',
    path: `${application}/secrets`,
    summary: 'Lists the client secrets, with their values.',
    status: 200,
    reply: secretBody.array(),
    run: (mock, { path }) => applicationOf(mock, path).secrets().map(secretView),
  }),
  operation({
    method: 'POST',
    path: `${application}/secrets`,
    summary: 'Makes a client secret.',
    status: 201,
    body: secretOptions,
    reply: secretBody,
    run: (mock, { path, body }) => secretView(applicationOf(mock, path).secret(body)),
  }),
  operation({
    method: 'POST',
    path: `${secret}/expire`,
    summary: 'Lets a client secret reach its end now.',
    status: 204,
    run: (mock, { path }) => applicationOf(mock, path).expireSecret(path['secret'] ?? ''),
  }),
  operation({
    method: 'DELETE',
    path: secret,
    summary: 'Removes a client secret.',
    status: 204,
    run: (mock, { path }) => applicationOf(mock, path).removeSecret(path['secret'] ?? ''),
  }),
  operation({
    method: 'GET',
    path: `${application}/certificates`,
    summary: 'Lists the certificates.',
    status: 200,
    reply: certificateBody.array(),
    run: (mock, { path }) => applicationOf(mock, path).certificates().map(certificateView),
  }),
  operation({
    method: 'POST',
    path: `${application}/certificates`,
    summary: 'Uploads a certificate (PEM).',
    status: 201,
    body: z.strictObject({ pem: text }),
    reply: certificateBody,
    run: (mock, { path, body }) => certificateView(applicationOf(mock, path).certificate(body.pem)),
  }),
  operation({
    method: 'DELETE',
    path: `${application}/certificates/{thumbprint}`,
    summary: 'Removes a certificate.',
    status: 204,
    run: (mock, { path }) => applicationOf(mock, path).removeCertificate(path['thumbprint'] ?? ''),
  }),
  operation({
    method: 'GET',
    path: federated,
    summary: 'Lists the federated credentials.',
    status: 200,
    reply: federatedCredential.array(),
    run: (mock, { path }) => applicationOf(mock, path).federatedCredentials(),
  }),
  operation({
    method: 'POST',
    path: federated,
    summary: 'Trusts the tokens of another issuer for one subject.',
    status: 201,
    body: federatedCredential,
    reply: federatedCredential,
    run: (mock, { path, body }) => {
      applicationOf(mock, path).federate(body)
      return body
    },
  }),
  operation({
    method: 'DELETE',
    path: federated,
    summary: 'Removes the federated credential of this issuer and subject.',
    status: 204,
    query: z.strictObject({ issuer: text, subject: text }),
    run: (mock, { path, query }) =>
      applicationOf(mock, path).removeFederatedCredential(query.issuer, query.subject),
  }),
]
