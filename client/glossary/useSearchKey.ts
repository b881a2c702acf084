import { useEffect } from 'react'

/** `/` goes to the search from anywhere but a field. */
export function useSearchKey(): void {
  useEffect(() => {
    const keydown = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      const search = document.querySelector<HTMLInputElement>('#glossary-search')
      search?.focus()
      search?.select()
    }
    window.addEventListener('keydown', keydown)
    return () => window.removeEventListener('keydown', keydown)
  }, [])
}
