/** A date as sources give it: a year, a year and a month, or a day, in ISO 8601. */
export const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
