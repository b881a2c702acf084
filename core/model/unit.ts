/** What a unit is in its document; decides how it is drawn and written. */
export type UnitKind = 'heading' | 'paragraph' | 'cell' | 'item'
