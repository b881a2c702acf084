/** Logins that differ only in case, width or normal form are one. */
export const canonicalLogin = (login: string): string => login.normalize('NFKC').toLowerCase().trim()
