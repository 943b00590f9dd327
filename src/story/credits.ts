/** Whom the map's data comes from: the line under the live map. */
export const credits = '© OpenStreetMap contributors · Natural Earth · GeoNames';
