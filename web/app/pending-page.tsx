import { Skeleton } from "@mantine/core";
import classes from "../components/page.module.css";

/** The shape of a page while its code or its system is being read. */
export const PendingPage = () => (
  <div className={classes["page"]} aria-busy="true">
    <span className="visually-hidden">Reading the page</span>
    <Skeleton height={24} width={220} mb={24} />
    <Skeleton height={120} mb={16} />
    <Skeleton height={320} />
  </div>
);
