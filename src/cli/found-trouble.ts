/** A check found something, and it has been printed: the command ends with exit 1. */
export class FoundTrouble extends Error {}
