import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/**
 * The client's build. The pages run under a CSP without inline scripts, styles
 * or eval: nothing is inlined, and the preload polyfill (an inline helper for
 * old browsers) is left out.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  build: {
    outDir: fileURLToPath(new URL('../dist/client', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:4310', ws: true } } },
})
