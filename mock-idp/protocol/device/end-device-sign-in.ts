import type { LiveAuthority } from '../../directory/directory.ts'
import { deviceSignedInPage } from '../../pages/device-pages.ts'
import { noticePage } from '../../pages/error-page.ts'
import type { Note, Reply } from '../../server/exchange.ts'
import { pageReply } from '../../server/replies.ts'
import type { World } from '../../world.ts'
import type { Content } from '../authorize/send-back.ts'
import { tenantOf } from '../context.ts'

/**
 * A sign-in that was begun with a user code ends on a page. The device learns of it when it polls next: the
 * code that a relying party would have got stays here.
 */
export const endDeviceSignIn = (
  { directory, grants }: Pick<World, 'directory' | 'grants'>,
  authority: LiveAuthority,
  deviceCode: string,
  { parameters, reason, client, person, code: refused }: Content,
): Reply => {
  const grant = grants.devices.get(deviceCode)
  const base = { message: 'device-code', tenant: tenantOf(authority), client, person } as const
  const { code } = parameters
  if (grant === undefined || code === undefined) {
    if (grant !== undefined) grant.state = { kind: 'declined', reason }
    const note: Note = { ...base, outcome: 'refused', code: refused, reason }
    const page = noticePage(
      'You have not signed in on your device',
      'The request was declined. You can close this window now.',
    )
    return pageReply(200, page, [note])
  }
  grant.state = { kind: 'approved', code }
  const home = authority.kind === 'tenant' ? authority.tenant : undefined
  const application =
    home?.applications.get(client.toLowerCase()) ?? directory.shared.get(client.toLowerCase())
  const note: Note = {
    ...base,
    outcome: 'answered',
    reason: 'The person signed in for the device that polls.',
  }
  return pageReply(200, deviceSignedInPage(application?.displayName ?? client), [note])
}
