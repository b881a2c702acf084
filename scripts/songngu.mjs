#!/usr/bin/env node
/** The `songngu` command: makes the checkout ready, then hands over to the built program. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.mjs'

/** Exit code of a Node child that shares our terminal and gets our signals. */
const node = (...args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })

const ready = await node(join(root, 'scripts/ensure.mjs'))
process.exitCode = ready === 0 ? await node(join(root, 'dist/server/main.mjs'), ...process.argv.slice(2)) : ready
