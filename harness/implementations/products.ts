/**
 * Products that others made, each in a folder of this name with a minimal application, a recipe
 * (`greencheck.yaml`) and what was found (`FINDINGS.md`). They are installed when somebody asks for them.
 */
export interface Product {
  /** Name of its folder, and of `--driver` and `--only`. */
  readonly name: string
  /** What its makers call it. */
  readonly title: string
  /** How it comes onto the machine: `npm ci` in its folder, or a package of Debian that only root can install. */
  readonly from: { readonly kind: 'npm' } | { readonly kind: 'debian'; readonly packages: readonly string[] }
}

export const products: readonly Product[] = [
  { name: 'auth-js', title: 'Auth.js', from: { kind: 'npm' } },
  { name: 'better-auth', title: 'better-auth', from: { kind: 'npm' } },
  { name: 'express-openid-connect', title: 'express-openid-connect', from: { kind: 'npm' } },
  {
    name: 'mod-auth-openidc',
    title: 'mod_auth_openidc',
    from: { kind: 'debian', packages: ['apache2', 'libapache2-mod-auth-openidc'] },
  },
  { name: 'msal-node', title: 'msal-node', from: { kind: 'npm' } },
  { name: 'saml-jackson', title: 'SAML Jackson', from: { kind: 'npm' } },
]

/** Where a product's files are. */
export const folderOf = ({ name }: Pick<Product, 'name'>): URL => new URL(`./${name}/`, import.meta.url)

/** Where the recorded results are, and the pages that are made from them. */
export const resultsFolder = new URL('./results/', import.meta.url)
