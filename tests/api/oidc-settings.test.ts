import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/start.ts'
import { withData } from '../builders/server-child.ts'

const whole = { SONGNGU_OIDC_ISSUER: 'https://dang-nhap.example.vn/realms/bao', SONGNGU_OIDC_CLIENT_ID: 'songngu' }
const bad = (env: Record<string, string>) => {
  try {
    return readConfig(env).oidc
  } catch (error) {
    return (error as { params: { name: string } }).params.name
  }
}

describe('settings of the organisation’s own sign-in', () => {
  test('all of it or nothing; what is at fault is named', () => {
    expect(readConfig({}).oidc).toBeUndefined()
    expect(readConfig({ ...whole, SONGNGU_OIDC_JOIN: 'true', SONGNGU_OIDC_NAME: 'Báo' }).oidc).toEqual({
      issuer: whole.SONGNGU_OIDC_ISSUER,
      clientId: 'songngu',
      name: 'Báo',
      join: true,
    })
    expect(bad({ SONGNGU_OIDC_CLIENT_ID: 'songngu' })).toBe('SONGNGU_OIDC_ISSUER')
    expect(bad({ SONGNGU_OIDC_ISSUER: whole.SONGNGU_OIDC_ISSUER })).toBe('SONGNGU_OIDC_CLIENT_ID')
    expect(bad({ ...whole, SONGNGU_OIDC_JOIN: 'maybe' })).toBe('SONGNGU_OIDC_JOIN')
  })

  test('without https only a provider on this computer', () => {
    for (const issuer of ['http://dang-nhap.example.vn', 'ftp://x', 'dang-nhap', 'http://127.0.0.1.example.vn']) {
      expect(bad({ ...whole, SONGNGU_OIDC_ISSUER: issuer })).toBe('SONGNGU_OIDC_ISSUER')
    }
    for (const issuer of ['http://127.0.0.1:8080', 'http://localhost/realms/x', 'http://[::1]:8080']) {
      expect(bad({ ...whole, SONGNGU_OIDC_ISSUER: issuer })).toMatchObject({ issuer })
    }
  })

  test('a file of the secret that is not there is told at the start', () =>
    withData(async (data) => {
      const file = join(data, 'secret')
      const env = { ...whole, SONGNGU_DATA: data, SONGNGU_PORT: '0', SONGNGU_LOG: 'silent' }
      const config = { ...readConfig({ ...env, SONGNGU_OIDC_CLIENT_SECRET_FILE: file }), sample: false }
      await expect(startServer(config)).rejects.toMatchObject({
        code: 'server.badSetting',
        params: { name: 'SONGNGU_OIDC_CLIENT_SECRET_FILE' },
      })
      await writeFile(file, 'a secret\n')
      await (await startServer(config)).close()
    }))
})
