/** One driver for the product over http and over https: two servers, each with accounts and organisations of its own. */
import type { OwnedDriver } from '../../driver.ts'

/** Organisations that are asked for over https live in `secure`; every verb about one of them goes there. */
export const withHttps = (plain: OwnedDriver, secure: OwnedDriver): OwnedDriver => {
  const overHttps = new Set<string>()
  const own: Partial<OwnedDriver> = {
    describe: async () => {
      const [description, other] = await Promise.all([plain.describe(), secure.describe()])
      return {
        ...description,
        capabilities: [...description.capabilities, 'https-rp'],
        origins: [...description.origins, ...other.origins],
      }
    },
    organisation: async ({ https, ...request }) => {
      if (https !== true) return plain.organisation(request)
      const made = await secure.organisation(request)
      overHttps.add(made.organisation)
      return made
    },
    reset: async () => {
      overHttps.clear()
      await secure.reset()
      return plain.reset()
    },
    close: async () => {
      await Promise.all([plain.close(), secure.close()])
    },
  }
  return new Proxy(plain, {
    get: (target, verb) => {
      if (Object.hasOwn(own, verb)) return Reflect.get(own, verb)
      const known: unknown = Reflect.get(target, verb)
      if (typeof known !== 'function') return known
      // Every verb names its organisation first.
      return (organisation: unknown, ...rest: readonly unknown[]) => {
        const there = typeof organisation === 'string' && overHttps.has(organisation)
        return Reflect.apply(there ? Reflect.get(secure, verb) : known, there ? secure : target, [
          organisation,
          ...rest,
        ])
      }
    },
  })
}
