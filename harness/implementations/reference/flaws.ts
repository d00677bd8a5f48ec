/**
 * One mistake each. The sound product has no switches: a flaw replaces rules of rules.ts, and everything
 * else stays right. Each is a mistake that real products made, and each is caught by a scenario.
 */

import { addressFlaws } from './flaws/address-flaws.ts'
import { administratorFlaws } from './flaws/administrator-flaws.ts'
import { auditFlaws } from './flaws/audit-flaws.ts'
import { browserFlaws } from './flaws/browser-flaws.ts'
import { callbackFlaws } from './flaws/callback-flaws.ts'
import { carelessFlaws } from './flaws/careless-flaws.ts'
import { claimFlaws } from './flaws/claim-flaws.ts'
import { egressFlaws } from './flaws/egress-flaws.ts'
import { enforcementFlaws } from './flaws/enforcement-flaws.ts'
import { exposureFlaws } from './flaws/exposure-flaws.ts'
import type { Flaw } from './flaws/flaw.ts'
import { guideFlaws } from './flaws/guide-flaws.ts'
import { joiningFlaws } from './flaws/joining-flaws.ts'
import { keyFlaws } from './flaws/key-flaws.ts'
import { linkFlaws } from './flaws/link-flaws.ts'
import { frontChannelFlaws, logoutTokenFlaws } from './flaws/logout-token-flaws.ts'
import { metadataFlaws } from './flaws/metadata-flaws.ts'
import { modeFlaws } from './flaws/mode-flaws.ts'
import { organisationFlaws } from './flaws/organisation-flaws.ts'
import { peopleFlaws } from './flaws/people-flaws.ts'
import { requestFlaws } from './flaws/request-flaws.ts'
import { roleFlaws } from './flaws/role-flaws.ts'
import { secretFlaws } from './flaws/secret-flaws.ts'
import { sessionFlaws } from './flaws/session-flaws.ts'
import { settingsFlaws } from './flaws/settings-flaws.ts'
import { sideDoorFlaws } from './flaws/side-door-flaws.ts'
import { signInFlaws } from './flaws/sign-in-flaws.ts'
import { signOutFlaws } from './flaws/sign-out-flaws.ts'
import { signatureFlaws } from './flaws/signature-flaws.ts'
import { tenantFlaws } from './flaws/tenant-flaws.ts'
import { testFlaws } from './flaws/test-flaws.ts'
import { tokenFlaws } from './flaws/token-flaws.ts'
import { userInfoFlaws } from './flaws/user-info-flaws.ts'

const table = {
  ...carelessFlaws,
  ...addressFlaws,
  ...egressFlaws,
  ...keyFlaws,
  ...claimFlaws,
  ...administratorFlaws,
  ...enforcementFlaws,
  ...joiningFlaws,
  ...linkFlaws,
  ...metadataFlaws,
  ...auditFlaws,
  ...modeFlaws,
  ...peopleFlaws,
  ...requestFlaws,
  ...roleFlaws,
  ...secretFlaws,
  ...sessionFlaws,
  ...settingsFlaws,
  ...sideDoorFlaws,
  ...signInFlaws,
  ...signatureFlaws,
  ...testFlaws,
  ...tokenFlaws,
  ...callbackFlaws,
  ...browserFlaws,
  ...exposureFlaws,
  ...userInfoFlaws,
  ...guideFlaws,
  ...tenantFlaws,
  ...organisationFlaws,
  ...signOutFlaws,
  ...logoutTokenFlaws,
  ...frontChannelFlaws,
}

export type FlawName = keyof typeof table

export const flaws: Readonly<Record<FlawName, Flaw>> = table

export const isFlawName = (name: string): name is FlawName => Object.hasOwn(table, name)
