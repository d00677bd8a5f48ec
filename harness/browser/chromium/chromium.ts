/**
 * A real browser for the scenarios that mean nothing without one. One Chromium process serves a whole run;
 * every browser of a scenario is a context of its own in it, with its own cookies.
 */
import { createHash, X509Certificate } from 'node:crypto'
import { connect } from 'node:tls'
import type { Browser as Process } from 'playwright-core'
import { wordsOf } from '../../errors.ts'
import type { Browser, BrowserOptions } from '../browser.ts'
import { openContext } from './context.ts'
import { type Found, findChromium } from './find.ts'

export interface Chromium {
  /** For example `147.0.7727.0`. */
  readonly version: string
  /** A new browser, without cookies. */
  open(options: ChromiumOptions): Browser
  close(): Promise<void>
}

export type ChromiumOptions = Omit<BrowserOptions, 'agent'>

export type Launched =
  | { readonly kind: 'launched'; readonly chromium: Chromium }
  | Extract<Found, { readonly kind: 'missing' }>

/** The certificate that a server shows, once an authority has vouched for it. */
const certificateOf = (origin: string, ca: string): Promise<X509Certificate> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const socket = connect({ host: hostname, port: Number(port || 443), ca }, () => {
      const { raw } = socket.getPeerCertificate()
      socket.end()
      resolve(new X509Certificate(raw))
    })
    socket.once('error', reject)
  })

/**
 * Lets Chromium trust the mock's own authority, which it has no file for: the server's key is named, after
 * the authority has vouched for it, and no other.
 */
const trustOf = async (origin: string, ca: string | undefined): Promise<readonly string[]> => {
  if (ca === undefined || !origin.startsWith('https:')) return []
  const key = (await certificateOf(origin, ca)).publicKey.export({ type: 'spki', format: 'der' })
  const hash = createHash('sha256').update(key).digest('base64')
  return [`--ignore-certificate-errors-spki-list=${hash}`]
}

const chromiumOf = (process: Process): Chromium => {
  const contexts = new Set<Browser>()
  return {
    version: process.version(),
    open: (options) => {
      const browser = openContext(process, options)
      contexts.add(browser)
      return browser
    },
    close: () => process.close(),
  }
}

/**
 * Starts Chromium. What keeps it from starting is said with its cure.
 * @param trust the origin of the mock Entra and the text of its authority
 */
export const launchChromium = async (
  environment: NodeJS.ProcessEnv,
  trust: { readonly origin: string; readonly ca: string | undefined },
): Promise<Launched> => {
  const found = await findChromium(environment)
  if (found.kind === 'missing') return found
  try {
    const args = [
      // Containers seldom let Chromium make a sandbox, and it visits nothing but the product and the mock.
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      // A page of a stranger stands for one on the internet; the product is on this machine only for the test.
      '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
      ...(await trustOf(trust.origin, trust.ca)),
    ]
    return {
      kind: 'launched',
      chromium: chromiumOf(await found.browserType.launch({ executablePath: found.executablePath, args })),
    }
  } catch (thrown) {
    return {
      kind: 'missing',
      why: `${found.executablePath} does not start (${wordsOf(thrown).split('\n')[0]}).`,
      cure: 'Install the libraries that Chromium needs, or let CHROME_PATH name another Chrome or Chromium.',
    }
  }
}
