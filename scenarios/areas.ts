/** The areas of the catalogue, in the order of a connection's life: it reads as a story. */
export const areas = {
  discovery: 'What was pasted, what was fetched, what is believed of it',
  setup: 'Entering and testing the settings',
  ui: 'What the settings page says',
  enable: 'From tested to enforced',
  enforce: 'Who needs SSO for what',
  authz: 'The request that goes to Entra',
  callback: 'What comes back through the browser',
  token: 'Redeeming the code',
  idtoken: 'What is believed of the ID token',
  jwks: 'Keys and their rollover',
  userinfo: 'The UserInfo endpoint',
  claims: 'What the claims say about a person',
  account: 'Whose account it is',
  session: 'The session that follows',
  secret: 'The life of the client secret',
  entra: 'What only Entra does',
  'multi-tenant': 'Several organisations side by side',
  resilience: 'Load, outages, several tabs',
  logout: 'Ending it',
} as const

export type Area = keyof typeof areas
