import { Skeleton } from "@mantine/core";

type SkeletonRowsProps = { readonly rows: number; readonly height?: number; readonly label?: string };

/** Holds the place of rows that are being read, at their height, so that nothing jumps when they come. */
export const SkeletonRows = ({ rows, height = 34, label = "Reading" }: SkeletonRowsProps) => (
  <div aria-busy="true">
    <span className="visually-hidden">{label}</span>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} style={{ height, display: "flex", alignItems: "center", padding: "0 16px" }}>
        <Skeleton height={12} width={`${86 - ((row * 17) % 40)}%`} />
      </div>
    ))}
  </div>
);
