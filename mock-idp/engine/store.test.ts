import { describe, expect, it } from 'vitest'
import { createStore } from './store.ts'

describe('store', () => {
  it('forgets the oldest beyond its limit', async () => {
    const store = createStore(
      () => 0,
      () => undefined,
      2,
    )
    const sessions = store.adapter('Session')
    for (const id of ['a', 'b', 'c']) await sessions.upsert(id, { uid: `uid-${id}` }, 1)
    expect(await sessions.find('a')).toBeUndefined()
    expect(await sessions.findByUid('uid-a')).toBeUndefined()
    expect(await sessions.find('c')).toMatchObject({ uid: 'uid-c' })
  })
})
