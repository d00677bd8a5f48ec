import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './passwords.ts'

test('recognises the password and no other', async () => {
  const hash = await hashPassword('correct horse', 2)
  expect(await isPassword('correct horse', hash)).toBe(true)
  expect(await isPassword('correct horsf', hash)).toBe(false)
})

test('recognises a password that was hashed with another cost', async () => {
  expect(await isPassword('correct horse', await hashPassword('correct horse', 4), 2)).toBe(true)
})

test('has no password for an account that does not exist', async () => {
  expect(await isPassword('', undefined, 2)).toBe(false)
})

test('gives the same password another hash each time', async () => {
  const [one, other] = [await hashPassword('x', 2), await hashPassword('x', 2)]
  expect(one.key.equals(other.key)).toBe(false)
})
