//! Work shared among threads, its results in the order in which it came.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many things wait for each thread at most, before and after it.
const WAITING: usize = 2;

/// Does `work` on everything that `source` hands on, in so many threads, and gives the results to `sink`,
/// in this thread and in the order of the source, whatever the number of threads.
///
/// What is under way at once is bounded: the source waits for the sink. A sink that fails stops the source.
///
/// # Errors
/// The sink's.
pub fn in_order<T: Send, R: Send, E>(
    threads: NonZero<usize>,
    source: impl FnOnce(&mut dyn FnMut(T) -> ControlFlow<()>) + Send,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let waiting = WAITING * threads.get();
    // Of each thing the place where its result will come: the sink looks there, one after the other.
    let (promise, promised) = sync_channel::<Receiver<R>>(waiting);
    let (hand_on, handed) = sync_channel::<(T, SyncSender<R>)>(waiting);
    let handed = Mutex::new(handed);
    thread::scope(|scope| {
        scope.spawn(move || {
            source(&mut |thing| {
                let (done, result) = sync_channel(1);
                let kept = promise.send(result).is_ok() && hand_on.send((thing, done)).is_ok();
                if kept { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
        });
        for _ in 0..threads.get() {
            scope.spawn(|| work_off(&handed, &work));
        }
        for result in promised {
            // A thread that panicked; its panic goes on when the scope ends.
            let Ok(result) = result.recv() else { break };
            sink(result)?;
        }
        Ok(())
    })
}

/// Does what is handed on until nothing is left, or nobody waits for it any more: then the sink has stopped.
fn work_off<T, R>(handed: &Mutex<Receiver<(T, SyncSender<R>)>>, work: &impl Fn(T) -> R) {
    while let Some((thing, done)) = next(handed) {
        if done.send(work(thing)).is_err() {
            return;
        }
    }
}

/// The next thing to do; nothing when all is done.
fn next<T>(handed: &Mutex<Receiver<T>>) -> Option<T> {
    handed.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubled(threads: usize, until: usize) -> (Vec<usize>, usize) {
        let threads = NonZero::new(threads).expect("some");
        let (mut results, mut handed) = (Vec::new(), 0);
        let source = |take: &mut dyn FnMut(usize) -> ControlFlow<()>| {
            for it in 0..1_000 {
                handed += 1;
                if take(it).is_break() {
                    break;
                }
            }
        };
        // The later, the quicker: results come out of order, if they can.
        let work = |it: usize| {
            (0..(1_000 - it) * 10).fold(it * 2, |result, turn| {
                std::hint::black_box(turn);
                result
            })
        };
        let _stopped = in_order(threads, source, work, |it| {
            results.push(it);
            if results.len() == until { Err(()) } else { Ok(()) }
        });
        (results, handed)
    }

    #[test]
    fn results_come_in_the_order_of_the_source() {
        let expected: Vec<usize> = (0..1_000).map(|it| it * 2).collect();
        for threads in [1, 2, 7] {
            assert_eq!(doubled(threads, usize::MAX).0, expected, "{threads} threads");
        }
    }

    #[test]
    fn a_sink_that_fails_stops_the_source_soon() {
        let (results, handed) = doubled(3, 5);
        assert_eq!(results, [0, 2, 4, 6, 8]);
        assert!(handed <= 5 + 2 * WAITING * 3 + 3 + 1, "{handed} were handed on");
    }
}
