/** How each runtime is told to trust the mock's certificate authority. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { javaTrustStore } from './java-trust-store.ts'

export interface TrustFiles {
  /** The mock's authority alone, for what adds it to those that it has. */
  readonly caFile: string
  /** Every authority that Node knows and the mock's, for what takes a file in the place of its own. */
  readonly bundleFile: string
  /** The same as a Java keystore. */
  readonly javaStoreFile?: string
  /** Folder with a file of settings for PHP. */
  readonly phpFolder?: string
}

const phpSettings = 'greencheck.ini'

/** Writes the files of a run. */
export const writeTrustFiles = async (ca: string, folder: string): Promise<Required<TrustFiles>> => {
  const files = {
    caFile: join(folder, 'ca.pem'),
    bundleFile: join(folder, 'ca-bundle.pem'),
    javaStoreFile: join(folder, 'truststore.jks'),
    phpFolder: join(folder, 'php'),
  }
  const all = [...rootCertificates, ca]
  await mkdir(files.phpFolder, { recursive: true })
  await Promise.all([
    writeFile(files.caFile, ca),
    writeFile(files.bundleFile, all.map((pem) => `${pem.trim()}\n`).join('')),
    writeFile(files.javaStoreFile, javaTrustStore(all)),
    writeFile(
      join(files.phpFolder, phpSettings),
      `openssl.cafile="${files.bundleFile}"\ncurl.cainfo="${files.bundleFile}"\n`,
    ),
  ])
  return files
}

/** The files that the variables name. Pure. */
export const namedFiles = ({
  caFile,
  bundleFile,
  javaStoreFile,
  phpFolder,
}: Required<TrustFiles>): readonly string[] => [
  caFile,
  bundleFile,
  javaStoreFile,
  join(phpFolder, phpSettings),
]

/** Every variable by which a runtime is told to trust the mock's CA. Which is for whom: the README beside this file. Pure. */
export const trustEnvironment = ({
  caFile,
  bundleFile,
  javaStoreFile,
  phpFolder,
}: TrustFiles): Readonly<Record<string, string>> => ({
  NODE_EXTRA_CA_CERTS: caFile,
  DENO_CERT: caFile,
  SSL_CERT_FILE: bundleFile,
  REQUESTS_CA_BUNDLE: bundleFile,
  CURL_CA_BUNDLE: bundleFile,
  PERL_LWP_SSL_CA_FILE: bundleFile,
  ...(javaStoreFile === undefined
    ? {}
    : {
        JAVA_TOOL_OPTIONS: `-Djavax.net.ssl.trustStore=${javaStoreFile} -Djavax.net.ssl.trustStoreType=JKS`,
      }),
  // The empty part stands for the folder that PHP reads anyway.
  ...(phpFolder === undefined ? {} : { PHP_INI_SCAN_DIR: `:${phpFolder}` }),
})

/** What lets products trust the mock, in a folder of its own. */
export interface Trust {
  /** Undefined where the mock has no authority, because it speaks http. */
  readonly files: Required<TrustFiles> | undefined
  readonly environment: Readonly<Record<string, string>>
  /** Takes the files away. */
  remove(): Promise<void>
}

/** @param ca PEM text of the mock's authority */
export const openTrust = async (ca: string | undefined): Promise<Trust> => {
  if (ca === undefined) return { files: undefined, environment: {}, remove: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'greencheck-trust-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const files = await writeTrustFiles(ca, folder)
    return { files, environment: trustEnvironment(files), remove }
  } catch (thrown) {
    await remove()
    throw thrown
  }
}
