/**
 * What the validation checklist of the Microsoft Entra App Gallery asks of single sign-on with OpenID Connect
 * (its section 1B, and one item of 1A that is not about SAML). Scenarios that show an item cite it as
 * `Entra App Gallery 1B.1.1`.
 */
export interface GalleryItem {
  readonly item: string
  readonly says: string
  readonly priority: 'required' | 'recommended'
  /** Why it cannot be seen from outside; without it some scenario cites the item. */
  readonly unseen?: string
  /** What the scenarios can show of it, where that is not all. */
  readonly partly?: string
}

export const galleryItems: readonly GalleryItem[] = [
  {
    item: '1A.1.7',
    says: 'single sign-on can be enforced for everybody, with a way in for emergencies',
    priority: 'recommended',
  },
  { item: '1B.1.1', says: 'OpenID Connect with the authorization code flow', priority: 'required' },
  {
    item: '1B.1.2',
    says: 'the v2.0 endpoints',
    priority: 'required',
    partly: 'a product that takes the endpoints from v2.0 metadata lands at them, and its tokens say so',
  },
  {
    item: '1B.1.3',
    says: 'a registration for many tenants (preferred) or for one',
    priority: 'required',
    partly: 'how the product copes with either; the registration is the administrator’s',
  },
  { item: '1B.1.4', says: 'no more permissions at Microsoft Graph than are needed', priority: 'required' },
  {
    item: '1B.1.5',
    says: 'delegated permissions, not those of the application',
    priority: 'required',
    partly: 'the scopes of logins; permissions of other work are not seen',
  },
  {
    item: '1B.1.6',
    says: 'a certificate, where the client credentials flow is used',
    priority: 'required',
    partly: 'that logins do not use that flow',
  },
  { item: '1B.1.7', says: 'no implicit flow in single-page applications', priority: 'recommended' },
  { item: '1B.1.8', says: 'no password grant (ROPC)', priority: 'required' },
  { item: '1B.1.9', says: 'no device code flow', priority: 'required' },
  { item: '1B.2.1', says: 'each customer configures an instance of its own', priority: 'required' },
  {
    item: '1B.2.2',
    says: 'a button "Sign in with Microsoft" that follows the branding guidelines',
    priority: 'recommended',
    unseen: 'what a button looks like is for people to judge',
  },
  {
    item: '1B.2.3',
    says: 'a verified publisher',
    priority: 'required',
    unseen: 'it is a property of the registration in the publisher’s own tenant',
  },
  { item: '1B.2.4', says: 'contacts for engineering and support', priority: 'required', unseen: 'paperwork' },
  {
    item: '1B.2.5',
    says: 'public documentation of the configuration',
    priority: 'required',
    unseen: 'a text for people; the requirements page can be its skeleton',
  },
  {
    item: '1B.2.6',
    says: 'compliance with the rules of sovereign clouds, where they are targeted',
    priority: 'required',
    unseen: 'paperwork',
  },
  { item: '1B.2.7', says: 'a confidential client', priority: 'required' },
]
