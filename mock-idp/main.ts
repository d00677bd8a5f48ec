/** The same program as main.mjs, which starts a little sooner. */
await import(new URL('./main.mjs', import.meta.url).href)

export {}
