/**
 * Digits of equal width, so that dates stand under each other, but hyphens as narrow as they are: the font's tabular
 * figures widen those too, which tears a date apart.
 */
export const DigitText = ({ text }: { readonly text: string }) =>
  text.split("-").map((part, index) => (
    // The parts of a date have no identity beyond their place.
    // oxlint-disable-next-line react/no-array-index-key
    <span key={index}>
      {index > 0 && <span style={{ fontVariantNumeric: "normal" }}>-</span>}
      <span className="tabular">{part}</span>
    </span>
  ));
