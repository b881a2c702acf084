/**
 * A file dropped where nothing takes it would replace the page, and with it the
 * work on the screen. What takes files says so by handling the event first.
 */
export function refuseStrayFiles(on: Window): void {
  const refuse = (event: DragEvent): void => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  }
  on.addEventListener('dragover', refuse)
  on.addEventListener('drop', refuse)
}
