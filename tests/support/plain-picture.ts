import sharp, { type Color } from 'sharp';

export const plainPicture = (width: number, height: number, background: Color = '#8ab') =>
  sharp({ create: { width, height, channels: 3, background } });
