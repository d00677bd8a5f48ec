import { accountWays } from './accounts.ts'
import { applicationWays } from './applications.ts'
import { assertionWays } from './assertions.ts'
import { audienceWays } from './audiences.ts'
import { clientAuthenticationWays } from './client-authentication.ts'
import { cloudWays } from './clouds.ts'
import { conditionalAccessWays } from './conditional-access.ts'
import { consentWays } from './consent.ts'
import { deviceCodeWays } from './device-code.ts'
import { grantWays } from './grants.ts'
import { multifactorWays } from './multifactor.ts'
import { platformWays } from './platforms.ts'
import { redirectUriWays } from './redirect-uris.ts'
import { requestParameterWays } from './request-parameters.ts'
import { resourceWays } from './resources.ts'
import { responseWays } from './responses.ts'
import { serviceWays } from './service.ts'
import { tenantWays } from './tenants.ts'
import type { Way } from './way.ts'

/** A way to each number of the catalogue; the docs page tells them, `reached.test.ts` walks them. */
export const ways: readonly Way[] = [
  ...tenantWays,
  ...cloudWays,
  ...audienceWays,
  ...applicationWays,
  ...redirectUriWays,
  ...requestParameterWays,
  ...responseWays,
  ...resourceWays,
  ...accountWays,
  ...multifactorWays,
  ...conditionalAccessWays,
  ...consentWays,
  ...clientAuthenticationWays,
  ...assertionWays,
  ...platformWays,
  ...grantWays,
  ...deviceCodeWays,
  ...serviceWays,
]
