import { z } from 'zod'
import { guid, text } from '../../config/schema/primitives.ts'
import { tenantOptions } from '../../config/schema/tenant.ts'
import { clouds, type Tenant } from '../../contract.ts'
import { tenantOf } from '../find.ts'
import { operation } from '../operation.ts'

const tenantBody = z.object({
  id: guid,
  domain: text,
  displayName: text,
  cloud: z.enum(clouds),
  issuer: text,
  issuerV1: text,
  metadataUrl: text,
})
const view = ({ id, domain, displayName, cloud, issuer, issuerV1, metadataUrl }: Tenant) => ({
  id,
  domain,
  displayName,
  cloud,
  issuer,
  issuerV1,
  metadataUrl,
})

const path = '/tenants/{tenant}'

export const tenants = [
  operation({
    method: 'GET',
    path: '/tenants',
    summary: 'Lists the tenants.',
    status: 200,
    reply: tenantBody.array(),
    run: (mock) => mock.tenants().map(view),
  }),
  operation({
    method: 'POST',
    path: '/tenants',
    summary: 'Makes a tenant, or gives the one that has this id or domain.',
    status: 201,
    body: tenantOptions,
    reply: tenantBody,
    run: (mock, { body }) => view(mock.tenant(body)),
  }),
  operation({
    method: 'GET',
    path,
    summary: 'Shows a tenant, by id or domain; "consumers" is that of personal accounts.',
    status: 200,
    reply: tenantBody,
    run: (mock, call) => view(tenantOf(mock, call.path)),
  }),
  operation({
    method: 'PATCH',
    path,
    summary: 'Changes a tenant; id, domain, cloud and keySet stay.',
    status: 200,
    body: tenantOptions.omit({ id: true, domain: true, cloud: true, keySet: true }),
    reply: tenantBody,
    run: (mock, call) => {
      const tenant = tenantOf(mock, call.path)
      tenant.update(call.body)
      return view(tenant)
    },
  }),
  operation({
    method: 'DELETE',
    path,
    summary: 'Takes a tenant away, with all that it holds.',
    status: 204,
    run: (mock, call) => mock.removeTenant(tenantOf(mock, call.path).id),
  }),
]
