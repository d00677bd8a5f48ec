/** Bare oidc-provider as a process of its own. */
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Provider } from './login.ts'
import { type MeasuredProcess, startProcess } from './process.ts'

const announcement = z.object({ origin: z.string(), clientId: z.string(), clientSecret: z.string() })

export const startBareProcess = async (
  redirectUri: string,
): Promise<MeasuredProcess & { readonly provider: Provider }> => {
  const main = fileURLToPath(new URL('./bare-provider.ts', import.meta.url))
  const measured = await startProcess([main, redirectUri])
  const { origin, clientId, clientSecret } = announcement.parse(measured.says)
  return {
    ...measured,
    provider: {
      ca: undefined,
      authorizationEndpoint: `${origin}/auth`,
      tokenEndpoint: `${origin}/token`,
      userInfoEndpoint: `${origin}/me`,
      clientId,
      clientSecret,
      redirectUri,
      signInForm: { account: 'mia' },
    },
  }
}
