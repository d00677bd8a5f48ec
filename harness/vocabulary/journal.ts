/** What the journal of the mock Entra has to show about the steps that are judged. */
export type JournalExpectation =
  /** The metadata document was fetched, always by its own URL (no suffix appended twice). */
  | 'metadata-fetched-as-pasted'
  /** The metadata document was fetched by its own URL, if at all. */
  | 'metadata-never-astray'
  /** Exactly one authorization request and one token request. */
  | 'one-login'
  /** No authorization request at all. */
  | 'no-authorization-request'
  /** No token request at all. */
  | 'no-token-request'
  /** The newest secret authenticated the client. */
  | 'newest-secret-used'
  /** Metadata and keys were asked for with the `appid` of the pasted URL, if at all. */
  | 'metadata-query-kept'
  /** Every authorization request kept the query (`p`, `x`) of its endpoint, and has each parameter once. */
  | 'authorization-query-kept'
  /** Every token request carried the client secret in its body. */
  | 'secret-in-body'
  /** Every token request carried the client secret in the header, by HTTP Basic. */
  | 'secret-by-basic'
  /** No token request carried the secret of another application, or any secret in its URL. */
  | 'secret-stays-home'
  /** The key set was fetched again. */
  | 'keys-fetched'
  /** The key set was fetched at most as often as tokens were. */
  | 'keys-fetched-sparingly'
  /** Every authorization request has what the code flow needs, each parameter once. */
  | 'authorization-request-well-formed'
  /** No scope is asked for that a login by e-mail address has no use for. */
  | 'scope-minimal'
  /** `state` is another unguessable value in each authorization request. */
  | 'state-fresh'
  /** `nonce` is another unguessable value in each authorization request, or PKCE stands in for it. */
  | 'nonce-fresh'
  /** PKCE with S256, with another verifier for each login. */
  | 'pkce-s256'
  /** Never PKCE with "plain", and never a request with neither nonce nor PKCE. */
  | 'pkce-never-downgraded'
  /** No token comes back through the browser. */
  | 'no-token-in-front-channel'
  /** The redirect URI of every request is the registered one, character by character. */
  | 'redirect-uri-as-registered'
  /** Nothing of a login's `query` is in an authorization request. */
  | 'nothing-injected'
  /** `state` has only characters that every server leaves alone, and the whole address is not too long. */
  | 'state-travels-well'
  /** Every token request is as the code flow wants it, with nothing secret in its address. */
  | 'token-request-well-formed'
  /** Every authorization request asks for the answer by form post. */
  | 'form-post-asked'
  /** Exactly one authorization request. */
  | 'one-authorization-request'
  /** At most two authorization requests. */
  | 'few-authorization-requests'
  /** At most one token request. */
  | 'at-most-one-token-request'
  /**
   * The browser was sent to Entra's sign-out page as RP-Initiated Logout says: with who asks, the registered
   * address to come back to, and a state that is another one each time.
   */
  | 'logout-request-well-formed'
  /** UserInfo was asked, with the access token in the header and nowhere else. */
  | 'access-token-in-header'
