/** Where the product says how its settings are and who is in. */
import { locate } from '../browser/locate.ts'
import type { Locator, StatusReply, WhoamiProbe } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import type { Doing } from './doing.ts'
import { locatorOf, readIdentity } from './locator.ts'
import type { Organisation } from './organisation.ts'
import { send } from './request.ts'
import type { WrittenRecipe } from './schema.ts'
import { addressOf } from './steps.ts'
import { fillAddress, type Values } from './values.ts'

/** A text stands for itself; as a string it would be the id of an element. */
const messageOf = (locator: Locator): Locator =>
  typeof locator === 'string' ? { pattern: locator.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') } : locator

/** By the administrator's browser where it is a page, by Greencheck itself where it is a request. */
export const readStatus = async (
  { status }: WrittenRecipe,
  { values, jar }: Organisation,
  { sender, base }: Doing,
): Promise<StatusReply> => {
  if (status === undefined) return { status: 'unsupported' }
  const green = locatorOf(status.green)
  // Without a step of its own, what has passed the test is enabled.
  const enabled = locatorOf(status.enabled ?? status.green)
  const message = status.message === undefined ? undefined : messageOf(locatorOf(status.message))
  if (status.request === undefined)
    return {
      status: 'read',
      visit: fillAddress(addressOf(status), values, base),
      green,
      enabled,
      ...(message === undefined ? {} : { message }),
    }
  const { headers = {} } = status
  const answer = await send({ ...sender, jar }, { request: status.request, headers }, values, base)
  if (answer.status >= 500)
    throw new HarnessError(
      'product',
      `the product failed: ${status.request} was answered with status ${answer.status}`,
    )
  const page = { html: answer.body, body: answer.body }
  const said = message === undefined ? undefined : locate(page, message)
  return {
    status: 'ok',
    sso: {
      green: locate(page, green) !== undefined,
      enabled: locate(page, enabled) !== undefined,
      ...(said === undefined ? {} : { message: said }),
    },
  }
}

const placeOf = (written: Locator): Locator => {
  const read = readIdentity(written)
  const locator = 'ok' in read ? read.ok : written
  return typeof locator === 'object' && 'pointer' in locator ? locator.pointer : locator
}

export const whoamiOf = ({ whoami }: WrittenRecipe, values: Values, base: string): WhoamiProbe => {
  if (whoami === undefined) throw new HarnessError('driver', 'the recipe has no "whoami"')
  const { identity, role, anonymous } = whoami
  const place = role === undefined ? undefined : placeOf(role)
  return {
    visit: fillAddress(addressOf(whoami), values, base),
    identity: placeOf(identity),
    ...(typeof place === 'string' ? { role: place } : {}),
    ...(anonymous === undefined
      ? {}
      : { anonymous: 'shows' in anonymous ? { shows: locatorOf(anonymous.shows) } : anonymous }),
  }
}
