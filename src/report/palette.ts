type Paint = (text: string) => string

/** Colours by what they mean. */
export interface Palette {
  readonly good: Paint
  readonly bad: Paint
  readonly caution: Paint
  readonly faint: Paint
  readonly strong: Paint
}

const asIs: Paint = (text) => text

/** For files, pipes and NO_COLOR. */
export const plain: Palette = {good: asIs, bad: asIs, caution: asIs, faint: asIs, strong: asIs}
