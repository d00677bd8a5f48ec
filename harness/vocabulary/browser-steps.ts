import type { LoginExpectation, LookExpectation } from './expectations.ts'
import type { Character, OrganisationName, ProductRole } from './organisation.ts'
import type { AtEntra } from './settings-steps.ts'

/** Parameters of a callback that are set, left out, or added once more. */
export interface CallbackChange {
  readonly set?: Readonly<Record<string, string>>
  readonly drop?: readonly string[]
  readonly add?: Readonly<Record<string, string>>
}

/**
 * Where somebody looks. `every-channel`: all ways to the private content that the driver lists (capability
 * `channel-list`); `api`: those of them that are meant for programs.
 */
export type Place = 'private' | 'public' | 'settings' | 'every-channel' | 'api'

/** Ways to ask for a page that name the same thing for one part of a product and another thing for another part. */
export const spellings = [
  'upper-case',
  'double-slash',
  'dot-segment',
  'encoded-letter',
  'encoded-slash',
  'path-parameter',
  'trailing-slash',
  'trailing-dot',
  'trailing-space',
  /** A made-up file name of a kind that caches keep. */
  'static-suffix',
  'options',
  'method-override',
  /** The public page, with headers by which some proxies and frameworks name another one. */
  'rewritten-address',
] as const
export type Spelling = (typeof spellings)[number]

/** What people do in their browsers. */
export type BrowserStep =
  | {
      /** Somebody starts SSO in a browser, after the product's own login where it has one. */
      readonly do: 'login'
      readonly who?: Character
      readonly organisation?: OrganisationName
      /** Default: the same human. */
      readonly atEntra?: AtEntra
      /** Whose tenant the human at Entra belongs to. Default: the organisation's own. */
      readonly entraOf?: OrganisationName
      /** Default: a fresh browser. A name keeps the browser for later steps; `administrator` is the one in which the settings are entered. */
      readonly browser?: string
      /** Stop before the callback and keep it for `deliver`. */
      readonly hold?: boolean
      /** In another tab of the browser. Its callback is kept under this name. */
      readonly tab?: string
      /** So often, one after the other. Default: once. */
      readonly times?: number
      /** The page to which the login returns: `{{private}}` is the path of the private page, `{{origin}}` and `{{product}}` the product's origin and host. Needs `return-target`. */
      readonly returnTo?: string
      /** The browser refuses all cookies. */
      readonly cookies?: 'refused'
      /** Added to the query of the address at which SSO starts. */
      readonly query?: Readonly<Record<string, string>>
      /** Sent with the request that starts SSO in the place of the browser's own: a forged Host, for example. */
      readonly headers?: Readonly<Record<string, string>>
      /** The browser is still signed in at Entra as who was there last. Without it Entra has forgotten everybody between steps. */
      readonly staysAtEntra?: true
      /** Starts at the organisation's join link, or at an invitation that is older than its SSO. */
      readonly by?: 'join-link' | 'invite-link'
      /** These people log in at the same moment, each in a fresh browser. */
      readonly crowd?: readonly Character[]
      /**
       * The organisation's identity provider is hostile: its authorization endpoint sends the browser on to
       * the one of this organisation, with its client ID and redirect URI (mix-up). Stops before the callback
       * like `hold`.
       */
      readonly forwardedTo?: OrganisationName
      readonly expect?: LoginExpectation
      /** With `in`: the role in the product afterwards. */
      readonly role?: ProductRole
      /** With `in`: the resource groups afterwards, as `group:role`. */
      readonly resourceGroups?: readonly string[]
    }
  | {
      /** A held (or already used) callback is opened in a browser, signed in to the product as `who`. */
      readonly do: 'deliver'
      /** Browser, or tab of one, whose callback it is. */
      readonly from: string
      readonly browser: string
      readonly who: Character
      /** What somebody changed about it on the way. */
      readonly change?: CallbackChange
      /** It is opened at the redirect URI of this organisation instead of its own. */
      readonly redirectUriOf?: OrganisationName
      /** The code of another browser's callback takes the place of its own: code injection. */
      readonly codeOf?: string
      /** Opened first by something that has none of the browser's cookies: a link scanner, a preview. */
      readonly scannedBy?: 'GET' | 'HEAD'
      /** The held callback of this other browser is opened there at the same time. */
      readonly alongside?: string
      /** Opened twice at the same time. */
      readonly twice?: true
      readonly organisation?: OrganisationName
      readonly expect?: LoginExpectation
    }
  | {
      /** Opens a page without signing in at Entra. `who` null is an anonymous visitor. */
      readonly do: 'look'
      readonly at: Place
      readonly who: Character | null
      readonly organisation?: OrganisationName
      readonly browser?: string
      /** Ways to write the page's address, or to ask for it; each is tried. */
      readonly spelled?: readonly Spelling[]
      /** Sent with each request in the place of the browser's own. Their values may name what a fault may: `{{mia.email}}`. */
      readonly headers?: Readonly<Record<string, string>>
      readonly expect?: LookExpectation
    }
  | {
      /** In the tab in which somebody logged in: the private page is opened, or the pages of before come back by the button "Back". Needs a real browser. */
      readonly do: 'open-private' | 'go-back'
      readonly browser: string
      readonly organisation?: OrganisationName
      readonly expect?: LookExpectation
    }
  | {
      /** A page of another site embeds the address at which SSO starts, in the browser of somebody who is signed in at Entra. Needs a real browser. */
      readonly do: 'embed-login'
      readonly as: 'image' | 'frame' | 'form'
      readonly browser: string
      readonly organisation?: OrganisationName
    }
  | {
      /** Somebody signs out of the product in a browser of theirs. */
      readonly do: 'logout'
      readonly browser: string
      /** Stop before the browser leaves for Entra. */
      readonly hold?: boolean
      /** What is changed about the address on the way back from Entra. */
      readonly change?: CallbackChange
      /** A page to go to afterwards, asked for under every name that products use for it. `{{origin}}` and `{{product}}` as in a login. */
      readonly returnTo?: string
      /**
       * It is not the person who asks: a page of another site, or of another origin of the product's own site,
       * sends what the product's own page would, and opens the same address as a link.
       */
      readonly from?: 'another-site' | 'same-site'
      /** The browser is still signed in at Entra. Without it Entra has forgotten everybody between steps. */
      readonly staysAtEntra?: true
      readonly organisation?: OrganisationName
    }
  | {
      /** Somebody signs out at Entra itself. Its page calls the products that took part, in hidden frames; the lies at `logout` are told there. */
      readonly do: 'sign-out-at-entra'
      readonly browser: string
      readonly organisation?: OrganisationName
    }
  | {
      /** The product's cookies of one browser, as they are now, get into another one: read on the wire, or planted by an attacker. */
      readonly do: 'copy-cookies'
      readonly from: string
      readonly to: string
      /** They are sent with every path there, whatever paths they were set for. */
      readonly everywhere?: true
      readonly organisation?: OrganisationName
    }
