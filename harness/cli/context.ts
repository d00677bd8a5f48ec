/** What every case of a run is lent, alike in the main thread and in further ones. */
import type { MockEntra } from '../../mock-idp/contract.ts'
import { cite } from '../../scenarios/references.ts'
import type { CaseContext } from '../run/case.ts'
import type { RealBrowser } from '../run/real-browser.ts'
import type { Connected } from './connect.ts'
import type { Settings } from './settings.ts'

/** Chromium belongs to the main thread; others have no `realBrowser`. Pure. */
export const contextOf = (
  { seed, mailDomain, timeoutMs, patienceMs, profile, flaw, variant, replayFlags }: Settings,
  entra: MockEntra,
  { driver, description }: Connected,
  signal: AbortSignal,
  realBrowser?: RealBrowser,
): CaseContext => ({
  stage: { entra, driver, description, seed, mailDomain, timeoutMs, patienceMs, signal, realBrowser },
  profile,
  flaw,
  variant,
  replayFlags,
  cite,
})
