#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Work that makes more work, shared by workers: last in, first out, so that little of it ever waits.
///
/// Sharing is safe: `items` and `busy` are touched only under `mutex`.
@safe
package final class WorkStack<Item: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var items: [Item] = []
  /// How many workers have an item in hand, and may still make more.
  private var busy = 0

  package init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe pthread_cond_destroy(condition)
    unsafe mutex.deallocate()
    unsafe condition.deallocate()
  }

  /// Adds work.
  package func push(_ more: [Item]) {
    guard !more.isEmpty else { return }
    unsafe pthread_mutex_lock(mutex)
    items.append(contentsOf: more)
    unsafe pthread_cond_broadcast(condition)
    unsafe pthread_mutex_unlock(mutex)
  }

  /// Does work until there is none left and nobody who could make more; any number of threads may
  /// call it, at once or one after the other.
  package func drain(_ body: (Item) -> Void) {
    while let item = take() {
      body(item)
      putDown()
    }
  }

  private func take() -> Item? {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while items.isEmpty, busy > 0 { unsafe pthread_cond_wait(condition, mutex) }
    guard let item = items.popLast() else { return nil }
    busy += 1
    return item
  }

  private func putDown() {
    unsafe pthread_mutex_lock(mutex)
    busy -= 1
    if busy == 0 { unsafe pthread_cond_broadcast(condition) }
    unsafe pthread_mutex_unlock(mutex)
  }
}
