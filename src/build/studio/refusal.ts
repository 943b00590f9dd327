/** Why the studio has not done what it was asked for, as sentences for the story's author. */
export class Refusal extends Error {}
