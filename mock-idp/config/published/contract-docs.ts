import { readdir, readFile } from 'node:fs/promises'

const folder = new URL('../../contract/', import.meta.url)

/** The docstrings of the contract: by interface, then by member, without line breaks and stars. */
export type ContractDocs = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Reads the docstrings, so that the editor's hints for a seed file are the contract's own words. */
export const readContractDocs = async (): Promise<ContractDocs> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')))
  return new Map(texts.flatMap(interfacesIn))
}

const interfacesIn = (text: string): readonly (readonly [string, ReadonlyMap<string, string>])[] =>
  [...text.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
    name,
    new Map(
      [...body.matchAll(/^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}(?:readonly )?(\w+)\??:/gm)].map(
        ([, doc = '', member = '']) => [member, plain(doc)] as const,
      ),
    ),
  ])

const plain = (doc: string): string =>
  doc
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .filter((line) => line !== '')
    .join(' ')
