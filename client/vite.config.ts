import { defineConfig } from 'vite'

const here = (path: string): string => decodeURIComponent(new URL(path, import.meta.url).pathname)

/**
 * The client's build. The pages run under a CSP without inline scripts, styles
 * or eval: nothing is inlined, and the preload polyfill (an inline helper for
 * old browsers) is left out.
 */
export default defineConfig({
  root: here('.'),
  base: '/',
  build: {
    outDir: here('../dist/client'),
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:4310', ws: true } } },
})
