/** The relying-party modules of the OpenID Foundation's conformance suite, in its order. */
import { discovery } from './oidf/discovery.ts'
import { idTokens } from './oidf/id-tokens.ts'
import { logout } from './oidf/logout.ts'
import type { OidfModule } from './oidf/module.ts'
import { requests } from './oidf/requests.ts'
import { userInfo } from './oidf/user-info.ts'

export const oidfModules: readonly OidfModule[] = [
  ...idTokens,
  ...userInfo,
  ...requests,
  ...discovery,
  ...logout,
]
