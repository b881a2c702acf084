/**
 * What this browser remembers about its person: small strings under
 * `songngu.*`. Storage may be refused (private windows, policy); then the
 * choice lasts as long as the page.
 */
export type PreferenceKey = 'language' | 'theme' | 'panel' | 'completion' | 'suggesting'

const memory = new Map<PreferenceKey, string>()

export function readPreference(key: PreferenceKey): string | null {
  try {
    return localStorage.getItem(`songngu.${key}`) ?? memory.get(key) ?? null
  } catch {
    return memory.get(key) ?? null
  }
}

export function writePreference(key: PreferenceKey, value: string): void {
  memory.set(key, value)
  try {
    localStorage.setItem(`songngu.${key}`, value)
  } catch {
    // Kept in memory for this page.
  }
}
