// Runs before the first paint, so that neither theme nor language flickers. Same keys as client/preferences.ts.
;(function () {
  var root = document.documentElement
  var language = null
  try {
    var theme = localStorage.getItem('songngu.theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    language = localStorage.getItem('songngu.language')
  } catch {
    // Storage is refused: the system's theme and language serve.
  }
  if (language !== 'vi' && language !== 'en') language = /^vi\b/i.test(navigator.language) ? 'vi' : 'en'
  root.lang = language
})()
