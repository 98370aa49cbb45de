/** The product's sign: a milepost with its arm. */
export const BrandMark = () => (
  <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="var(--mantine-color-accent-filled)" />
    <path
      d="M16 5v22M8 8h13l4 4-4 4H8z"
      fill="none"
      stroke="#fff"
      strokeWidth="2.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
);
