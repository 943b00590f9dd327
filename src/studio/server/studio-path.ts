/** Where the server of dev answers the studio. */
export const studioPath = '/__studio';
