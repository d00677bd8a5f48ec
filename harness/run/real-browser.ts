/** The real browser of a run: started when something needs it, missing with a reason, or not asked for. */
import type { MockEntra } from '../../mock-idp/contract.ts'
import { type Chromium, launchChromium } from '../browser/chromium/chromium.ts'
import { HarnessError } from '../errors.ts'

export type RealBrowser =
  | {
      readonly kind: 'ready'
      readonly chromium: Chromium
      /** Every scenario runs in it, not only those that need it. */
      readonly everywhere: boolean
    }
  | { readonly kind: 'missing'; readonly reason: string }

export interface BrowserWish {
  /** A selected scenario means nothing without it. */
  readonly needed: boolean
  readonly everywhere: boolean
  readonly environment: NodeJS.ProcessEnv
  readonly entra: Pick<MockEntra, 'origin' | 'ca'>
}

const isOn = (value: string | undefined): boolean =>
  value !== undefined && !['', '0', 'false'].includes(value)

/**
 * Starts Chromium where it is needed. Where it cannot be had, the scenarios that need it are skipped with a
 * reason; with `--browser` and in CI, where nobody reads reasons, that is an error.
 */
export const prepareBrowser = async (wish: BrowserWish): Promise<RealBrowser | undefined> => {
  const { needed, everywhere, environment, entra } = wish
  if (!needed && !everywhere) return undefined
  const launched = await launchChromium(environment, entra)
  if (launched.kind === 'launched') return { kind: 'ready', chromium: launched.chromium, everywhere }
  const { why, cure } = launched
  if (everywhere || isOn(environment['CI']))
    throw new HarnessError('environment', `No real browser can be had: ${why} ${cure}`)
  return { kind: 'missing', reason: `Needs a real browser, and none can be had: ${why} ${cure}` }
}

export const closeBrowser = async (browser: RealBrowser | undefined): Promise<void> => {
  if (browser?.kind === 'ready') await browser.chromium.close()
}
