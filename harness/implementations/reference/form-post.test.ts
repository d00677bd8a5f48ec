import express from 'express'
import request from 'supertest'
import { expect, it } from 'vitest'
import { receiveFormPost } from './form-post.ts'

const app = express()
  .use(express.urlencoded({ extended: false, limit: '20kb' }))
  .post('/callback', receiveFormPost)

const post = async (form: Readonly<Record<string, string>>): Promise<string> =>
  (await request(app).post('/callback').type('form').send(form).expect(303)).headers['location'] ?? ''

it('becomes a navigation with the same parameters', async () => {
  expect(await post({ code: 'a&b', state: 's' })).toBe('/callback?code=a%26b&state=s')
})

it('leaves out what fits into no address', async () => {
  expect(await post({ code: 'c', state: 'x'.repeat(16_000) })).toBe('/callback')
})
