#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Work that makes more work, shared by workers: last in, first out, so that little of it ever waits.
///
/// Sharing is safe: `items`, `idle` and `isOver` are touched only under `mutex`.
@safe
package final class WorkStack<Item: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var items: [Item] = []
  private var idle = 0
  private var isOver = false
  private let workers: Int

  /// - Parameter workers: how many threads will call `pop` until it returns nil.
  package init(workers: Int) {
    self.workers = workers
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
    if idle > 0 { unsafe pthread_cond_broadcast(condition) }
    unsafe pthread_mutex_unlock(mutex)
  }

  /// Takes work, waiting while other workers may still make some; nil once all are idle.
  package func pop() -> Item? {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    idle += 1
    while items.isEmpty && !isOver {
      if idle == workers {
        isOver = true
        unsafe pthread_cond_broadcast(condition)
      } else {
        unsafe pthread_cond_wait(condition, mutex)
      }
    }
    idle -= 1
    return items.popLast()
  }
}
