const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bcoc_coc_browser\//, 'Cốc Cốc'],
  [/\bFirefox\//, 'Firefox'],
  [/\bHeadlessChrome\/|\bChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** A browser as people call it, from what it calls itself: "Firefox · Windows"; as it is when unknown. */
export function agentName(agent: string): string {
  const of = (table: readonly [RegExp, string][]) => table.find(([sign]) => sign.test(agent))?.[1]
  const names = [of(browsers), of(systems)].filter((name) => name !== undefined)
  return names.length > 0 ? names.join(' · ') : agent.slice(0, 60)
}
