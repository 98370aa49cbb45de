import { Text } from "@mantine/core";

/** Why taking one file in reads all the others again. */
export const ToldAnewNote = () => (
  <Text size="sm" c="dimmed" mt={8}>
    This scan is older than others and shows that a name had passed between assets. All stored scans are read
    again, in the order in which they ran.
  </Text>
);
