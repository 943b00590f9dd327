declare global {
  interface Window {
    /** What `#map[data-camera]` said in each frame since the page was last scrolled. */
    camerasTold?: (string | undefined)[];
  }
}

/**
 * Runs in the page: from the next scroll on, keeps what the page says of its map's camera in each
 * frame, beginning with the one after that in which the page was scrolled.
 */
export function keepCamerasTold(): void {
  window.addEventListener(
    'scroll',
    () => {
      window.camerasTold = [];
      let scrolled = true;
      requestAnimationFrame(function told() {
        if (!scrolled) {
          const map = document.querySelector<HTMLElement>('#map');
          window.camerasTold?.push(map?.dataset.camera);
        }
        scrolled = false;
        requestAnimationFrame(told);
      });
    },
    { once: true, passive: true },
  );
}
