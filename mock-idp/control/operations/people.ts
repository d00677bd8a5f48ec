import { z } from 'zod'
import { personBody, personOptions } from '../../config/schema/person.ts'
import { guid, text, texts } from '../../config/schema/primitives.ts'
import { groupOptions } from '../../config/schema/tenant.ts'
import type { Person, PersonOptions } from '../../contract.ts'
import { groupOf, personOf, tenantOf } from '../find.ts'
import { operation } from '../operation.ts'

const groupBody = z.object({ id: guid, displayName: text, memberOf: texts })

const tenant = '/tenants/{tenant}'
const people_ = `${tenant}/people`
const person = `${people_}/{person}`
const groups_ = `${tenant}/groups`

/** What would make this person again, to change some of it. */
const optionsOf = ({
  userPrincipalName: _,
  signInName,
  password,
  identityProvider,
  ...rest
}: Person): PersonOptions => ({
  ...rest,
  userPrincipalName: signInName,
  ...(password === undefined ? {} : { password }),
  ...(identityProvider === undefined ? {} : { identityProvider }),
})

export const people = [
  operation({
    method: 'GET',
    path: people_,
    summary: 'Lists the people of a tenant.',
    status: 200,
    reply: personBody.array(),
    run: (mock, { path }) => tenantOf(mock, path).people(),
  }),
  operation({
    method: 'POST',
    path: people_,
    summary:
      'Adds a person; the same user principal name again makes that person anew and keeps the object ID.',
    status: 201,
    body: personOptions,
    reply: personBody,
    run: (mock, { path, body }) => tenantOf(mock, path).person(body),
  }),
  operation({
    method: 'GET',
    path: person,
    summary: 'Shows a person, by object ID or user principal name.',
    status: 200,
    reply: personBody,
    run: (mock, { path }) => personOf(tenantOf(mock, path), path['person'] ?? ''),
  }),
  operation({
    method: 'PATCH',
    path: person,
    summary: 'Changes a person; user principal name, kind and object ID stay.',
    status: 200,
    body: personOptions.omit({ userPrincipalName: true, id: true, kind: true }),
    reply: personBody,
    run: (mock, { path, body }) => {
      const home = tenantOf(mock, path)
      return home.person({ ...optionsOf(personOf(home, path['person'] ?? '')), ...body })
    },
  }),
  operation({
    method: 'DELETE',
    path: person,
    summary: 'Takes a person away.',
    status: 204,
    run: (mock, { path }) => {
      const home = tenantOf(mock, path)
      home.removePerson(personOf(home, path['person'] ?? '').id)
    },
  }),
  operation({
    method: 'POST',
    path: `${person}/revoke-sessions`,
    summary:
      'Ends what a person was granted: refresh tokens from before are refused (AADSTS50173), sessions end.',
    status: 204,
    run: (mock, { path }) => {
      const home = tenantOf(mock, path)
      home.revokeSessions(personOf(home, path['person'] ?? '').id)
    },
  }),
  operation({
    method: 'GET',
    path: groups_,
    summary: 'Lists the groups of a tenant.',
    status: 200,
    reply: groupBody.array(),
    run: (mock, { path }) => tenantOf(mock, path).groups(),
  }),
  operation({
    method: 'POST',
    path: groups_,
    summary: 'Adds a group; the same display name again changes that group and keeps the object ID.',
    status: 201,
    body: groupOptions,
    reply: groupBody,
    run: (mock, { path, body }) => tenantOf(mock, path).group(body),
  }),
  operation({
    method: 'DELETE',
    path: `${groups_}/{group}`,
    summary: 'Takes a group away, by object ID or display name; nobody is in it any more.',
    status: 204,
    run: (mock, { path }) => {
      const home = tenantOf(mock, path)
      home.removeGroup(groupOf(home, path['group'] ?? '').id)
    },
  }),
  operation({
    method: 'PUT',
    path: `${tenant}/sign-in-as`,
    summary: 'Lets every sign-in happen without the page, as this person.',
    status: 204,
    body: z.strictObject({ person: text.describe('object ID or user principal name') }),
    run: (mock, { path, body }) => {
      const home = tenantOf(mock, path)
      home.signInAs(personOf(home, body.person))
    },
  }),
  operation({
    method: 'DELETE',
    path: `${tenant}/sign-in-as`,
    summary: 'Brings the sign-in page back.',
    status: 204,
    run: (mock, { path }) => tenantOf(mock, path).signInAs(null),
  }),
]
