import { poll, withDeviceCode } from './logins.ts'
import type { Act, Way } from './way.ts'

const type =
  (userCode: string): Act =>
  (stage) =>
    stage.browser(`${stage.entra.origin}/common/deviceauth`, {
      method: 'POST',
      body: new URLSearchParams({ otc: userCode }),
    })

export const deviceCodeWays: readonly Way[] = [
  {
    code: 70016,
    how: 'Poll before anybody signed in.',
    seen: 'json',
    application: { allowPublicClient: true },
    act: withDeviceCode(({ deviceCode }) => poll(deviceCode)),
  },
  {
    code: 70018,
    how: 'Poll with a device code that was never issued.',
    seen: 'json',
    application: { allowPublicClient: true },
    act: poll('never-issued'),
  },
  {
    code: 70018,
    how: 'Type a user code that was never issued.',
    seen: 'page',
    unnumbered: true,
    act: type('AAAAAAAAA'),
  },
  {
    code: 70019,
    how: 'Type the user code after `tenant.clock.advance("16m")`.',
    seen: 'page',
    unnumbered: true,
    application: { allowPublicClient: true },
    act: withDeviceCode(({ userCode }) => (stage) => {
      stage.tenant.clock.advance('16m')
      return type(userCode)(stage)
    }),
  },
  {
    code: 70020,
    how: 'Poll after `tenant.clock.advance("16m")`.',
    seen: 'json',
    application: { allowPublicClient: true },
    act: withDeviceCode(({ deviceCode }) => (stage) => {
      stage.tenant.clock.advance('16m')
      return poll(deviceCode)(stage)
    }),
  },
]
