import { z } from 'zod'
import { clockChange } from '../../config/schema/clock.ts'
import { faults } from '../../config/schema/fault.ts'
import { text, texts } from '../../config/schema/primitives.ts'
import type { Tenant } from '../../contract.ts'
import { tenantOf } from '../find.ts'
import { operation } from '../operation.ts'

const clockBody = z.object({ now: text.describe('ISO 8601') })
const clockView = ({ clock }: Tenant) => ({ now: clock.now().toISOString() })

const keysBody = z.object({ published: texts, signing: text })
const keysView = ({ keys }: Tenant) => ({ published: keys.published, signing: keys.signing })

const tenant = '/tenants/{tenant}'

const ofFaults = [
  operation({
    method: 'GET',
    path: `${tenant}/faults`,
    summary: 'Lists the lies.',
    status: 200,
    reply: faults,
    run: (mock, { path }) => tenantOf(mock, path).faults,
  }),
  operation({
    method: 'PUT',
    path: `${tenant}/faults`,
    summary: 'Replaces all lies.',
    status: 200,
    body: faults,
    reply: faults,
    run: (mock, { path, body }) => {
      const home = tenantOf(mock, path)
      home.honest()
      home.fault(...body)
      return home.faults
    },
  }),
  operation({
    method: 'DELETE',
    path: `${tenant}/faults`,
    summary: 'Takes all lies away.',
    status: 204,
    run: (mock, { path }) => tenantOf(mock, path).honest(),
  }),
]

const ofTheClock = [
  operation({
    method: 'GET',
    path: `${tenant}/clock`,
    summary: 'Shows the time.',
    status: 200,
    reply: clockBody,
    run: (mock, { path }) => clockView(tenantOf(mock, path)),
  }),
  operation({
    method: 'POST',
    path: `${tenant}/clock`,
    summary: 'Resets, stops and moves the clock, in this order.',
    status: 200,
    body: clockChange,
    reply: clockBody,
    run: (mock, { path, body: { reset, freeze, advance } }) => {
      const home = tenantOf(mock, path)
      if (reset) home.clock.reset()
      if (freeze !== undefined) home.clock.freeze(freeze === true ? undefined : new Date(freeze))
      if (advance !== undefined) home.clock.advance(advance)
      return clockView(home)
    },
  }),
]

const ofKeys = [
  operation({
    method: 'GET',
    path: `${tenant}/keys`,
    summary: 'Shows the key ids.',
    status: 200,
    reply: keysBody,
    run: (mock, { path }) => keysView(tenantOf(mock, path)),
  }),
  operation({
    method: 'POST',
    path: `${tenant}/keys/publish`,
    summary: 'Publishes another key ahead of its use, as before every planned rollover.',
    status: 200,
    reply: keysBody,
    run: (mock, { path }) => {
      const home = tenantOf(mock, path)
      home.keys.publish()
      return keysView(home)
    },
  }),
  operation({
    method: 'PUT',
    path: `${tenant}/keys/signing`,
    summary: 'Signs with this published key from now on.',
    status: 200,
    body: z.strictObject({ kid: text }),
    reply: keysBody,
    run: (mock, { path, body }) => {
      const home = tenantOf(mock, path)
      home.keys.signWith(body.kid)
      return keysView(home)
    },
  }),
  operation({
    method: 'POST',
    path: `${tenant}/keys/roll`,
    summary: 'Publishes another key and signs with it; "withdraw" takes the old one out at once.',
    status: 200,
    body: z.strictObject({ withdraw: z.boolean().exactOptional() }),
    reply: keysBody,
    run: (mock, { path, body }) => {
      const home = tenantOf(mock, path)
      home.keys.roll(body)
      return keysView(home)
    },
  }),
  operation({
    method: 'DELETE',
    path: `${tenant}/keys/{kid}`,
    summary: 'Takes a key out of the key set; the one that signs cannot go.',
    status: 204,
    run: (mock, { path }) => tenantOf(mock, path).keys.retire(path['kid'] ?? ''),
  }),
]

export const liesAndTime = [...ofFaults, ...ofTheClock, ...ofKeys]
