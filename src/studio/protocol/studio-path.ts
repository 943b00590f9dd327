/** The path of the studio's requests to the dev server. */
export const studioPath = '/__studio';
