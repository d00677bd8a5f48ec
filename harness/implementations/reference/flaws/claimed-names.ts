import { type Redemption, redeem } from '../redeem.ts'

/** Remembers what the ID token calls people. For a flaw. */
export const namesByAddress = () => {
  const names = new Map<string, string>()
  return {
    redeem: async (redemption: Redemption) => {
      const claims = await redeem(redemption)
      names.set(String(claims['email']).toLowerCase(), String(claims['name']))
      return claims
    },
    of: (email: string): string => names.get(email.toLowerCase()) ?? '',
  }
}
