import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readAddress, writeAddress, type GlossaryAddress } from './address.ts'

/** Browsers refuse an address that changes with every key. */
const SETTLES = 200

const query = (address: GlossaryAddress): string => writeAddress(address)

/** What the page shows, kept in the address: it follows the browser's Back and Forward, and links. */
export function useAddress(): [GlossaryAddress, (change: Partial<GlossaryAddress>) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const [address, setAddress] = useState(() => readAddress(window.location.search))
  const written = useRef(query(address))
  useEffect(() => {
    const here = readAddress(window.location.search)
    if (query(here) === written.current) return
    written.current = query(here)
    setAddress(here)
  }, [search])
  useEffect(() => {
    const next = query(address)
    if (next === written.current) return
    const timer = setTimeout(() => {
      // As it will be read again: NFC.
      written.current = query(readAddress(next))
      navigate(path + next, { replace: true })
    }, SETTLES)
    return () => clearTimeout(timer)
  }, [address, navigate, path])
  return [address, (change) => setAddress((now) => ({ ...now, ...change }))]
}
