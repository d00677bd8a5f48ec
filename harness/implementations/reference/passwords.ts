import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** `cost` is stored with every hash, so that it can be raised later without locking anybody out. */
export interface PasswordHash {
  readonly cost: number
  readonly salt: Buffer
  readonly key: Buffer
}

/** scrypt's N. Needs 16 MB and about 50 ms; tests lower it. */
export const defaultPasswordCost = 2 ** 14

const keyLength = 32

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

/** Hashes a password for storage. `cost` is a power of two. */
export const hashPassword = async (password: string, cost = defaultPasswordCost): Promise<PasswordHash> => {
  const salt = randomBytes(16)
  return { cost, salt, key: await derive(password, salt, { N: cost }) }
}

/**
 * Whether this is the password. Pass `undefined` when there is no such account: it takes the same time, so
 * that the answer does not tell who has an account.
 */
export const isPassword = async (
  password: string,
  hash: PasswordHash | undefined,
  cost = defaultPasswordCost,
): Promise<boolean> => {
  const { salt, key, ...stored } = hash ?? { cost, salt: Buffer.alloc(16), key: Buffer.alloc(keyLength) }
  const derived = await derive(password, salt, { N: stored.cost })
  return timingSafeEqual(derived, key) && hash !== undefined
}
