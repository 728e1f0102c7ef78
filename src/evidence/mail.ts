/** A message to people, composed and not yet addressed. The same `id` sent twice to one address is one mail. */
export interface ComposedMail {
  /** Id of the alert or report it speaks of, e.g. `alert:iraq-militias.7`. */
  id: string;
  /** One line. */
  subject: string;
  text: string;
  /** A whole document that loads nothing from outside. */
  html: string;
  exercise: boolean;
}
