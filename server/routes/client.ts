import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import express, { type Router } from 'express'

/** Vite names these by content: the same name never has other bytes. */
const hashedFolder = `${sep}assets${sep}`

/** Serves the built client: its files, and the start page for every page path, which the client routes itself. */
export function clientRoutes(folder: string): Router {
  const router = express.Router()
  const startPage = join(folder, 'index.html')
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders(response, path) {
        const forever = path.includes(hashedFolder)
        response.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
  router.get(/.*/, (request, response, next) => {
    // A missing file is not a page: answering it with HTML hides the mistake.
    if (/\.\w+$/.test(request.path) || !existsSync(startPage)) {
      next()
      return
    }
    response.setHeader('cache-control', 'no-cache')
    response.sendFile(startPage)
  })
  return router
}
