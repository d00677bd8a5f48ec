/** A page that is not the product's: of another site, or of another origin of the same one. Pure. */
export const pageElsewhere = (from: 'another-site' | 'same-site', { origin, port }: URL): URL => {
  if (from === 'another-site') return new URL('https://attacker.example/')
  const sibling = new URL(origin)
  sibling.port = port === '8088' ? '8089' : '8088'
  return sibling
}
