import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import * as z from 'zod/mini'
import { App } from './App.tsx'
import { refuseStrayFiles } from './fileDrop.ts'
import { startI18n } from './i18n.ts'
import './ui/styles/index.css'

// The content security policy forbids eval, which zod would otherwise use to speed itself up.
z.config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new RangeError('the page has no #root')
refuseStrayFiles(window)
await startI18n()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
