import type { TFunction } from 'i18next'
import type { User } from '../core/api.ts'

/** How the store calls the one person there is without accounts; nobody has chosen that name. */
const localOwner = 'Local owner'

/** A person's name as the interface says it. */
export function personName(t: TFunction, { name }: Pick<User, 'name'>): string {
  return name === localOwner ? t('people.localOwner') : name
}
