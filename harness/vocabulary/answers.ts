/** What the product's answers have to show. */
export type AnswerExpectation =
  /** No answer of the product contains the client secret or a telling part of it. */
  | 'secret-never-shown'
  /** No address that the product sent a browser to contains the client secret or a telling part of it. */
  | 'secret-never-sent-by-browser'
  /** The product sent the browser to no address but http and https ones. */
  | 'only-web-redirects'
  /** The redirect URI in every request is exactly the one that the settings page shows, and Entra can register it. */
  | 'redirect-uri-as-shown'
  /** The browser ended on the settings page. */
  | 'back-on-settings'
  /** Where Entra sent a refusal to the product, a page of the product then shows its AADSTS number. */
  | 'entra-number-shown'
  /** The product asked nothing of the canary server, to which only a lie leads. */
  | 'canary-untouched'
  /** Markup in a callback's parameters stays text: its name is `gc-planted` wherever it would take effect. */
  | 'markup-inert'
  /** No link or redirect of the product leads to an address that a callback's parameters name. */
  | 'no-planted-links'
  /** The text in a callback's `error_description` is not shown. */
  | 'planted-text-not-shown'
  /** No redirect of the product leads to a host that is neither its own nor Entra's, and no login ends on one. */
  | 'no-open-redirect'
  /** Entra's call in a hidden frame was answered with 200 and "no-store". */
  | 'front-channel-answered'
  /** Every sign-out ended on a page of the product's. */
  | 'back-after-logout'
  /** Each login ended on exactly the page that its `returnTo` names. */
  | 'back-where-asked'
  /** No page of the product can be shown in a frame of another site. */
  | 'not-frameable'
  /** Cookies are HttpOnly, have an explicit SameSite, belong to one host, and over https are Secure. */
  | 'cookies-hardened'
  /** No cookie has more than 4,096 bytes, and all of them together fit into the 8 kB of headers that servers take. */
  | 'cookies-fit'
  /** No page of the product asks a host for anything that is neither its own nor Entra's. Only a real browser can tell. */
  | 'no-third-party-requests'
  /** The field for the client secret hides what is typed, and lets it be pasted. */
  | 'secret-field-safe'
  /** The settings say by words, not by colour or picture alone, whether the test has passed. */
  | 'status-in-words'
  /** Nothing that was planted in a claim or a parameter ran as script. Only a real browser can tell. */
  | 'no-planted-script'
  /** The code stays on the callback: redirected away from, or neither cached nor passed on as referrer. */
  | 'code-stays-on-callback'
  /** No answer shows a stack trace, a path of a file, a database statement or an inner address. */
  | 'nothing-disclosed'
  /** No answer with private content may be kept by a cache that others share. */
  | 'private-not-cached'
  /** Every refused login is answered alike, whether the address at Entra is known to the product or not. */
  | 'refusals-alike'
  /** No token is in a page, an address or a cookie of the product. */
  | 'tokens-stay-on-server'
  /** The product names its sessions with cookies of which at least one is an unguessable value, another for each login. */
  | 'session-cookies-unguessable'
