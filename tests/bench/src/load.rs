//! Calls made by several at once, for a while. Criterion knows neither: it measures one thing at a time, and no percentiles.

use std::time::{Duration, Instant};

use serde::Serialize;

/// What was measured.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// Calls per second of each round.
    rates: Vec<f64>,
    /// How long each call took, in seconds.
    latencies: Vec<f64>,
}

/// A load in a few numbers.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Summary {
    /// The median of the rounds.
    per_second: f64,
    /// Half of the calls were done within so many seconds.
    median: f64,
    /// All but one in a hundred.
    p99: f64,
}

impl Load {
    /// Lets so many make calls for a while, one after the other each, and adds what came of it. Calls that end later have a latency, but are
    /// not counted.
    pub async fn round<F, C>(&mut self, concurrent: usize, duration: Duration, call: F)
    where
        F: Fn() -> C + Clone + Send + 'static,
        C: Future<Output = ()> + Send,
    {
        let begun = Instant::now();
        let callers = (0..concurrent).map(|_| {
            let call = call.clone();
            tokio::spawn(async move {
                let (mut latencies, mut in_time) = (Vec::new(), 0_usize);
                while begun.elapsed() < duration {
                    let asked = Instant::now();
                    call().await;
                    latencies.push(asked.elapsed().as_secs_f64());
                    in_time += usize::from(begun.elapsed() < duration);
                }
                (latencies, in_time)
            })
        });
        let callers: Vec<_> = callers.collect();
        let mut calls = 0;
        for caller in callers {
            let (latencies, in_time) = caller.await.expect("no panic");
            self.latencies.extend(latencies);
            calls += in_time;
        }
        self.rates.push(calls as f64 / duration.as_secs_f64());
    }

    /// In a few numbers.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            per_second: quantile(&self.rates, 0.5),
            median: quantile(&self.latencies, 0.5),
            p99: quantile(&self.latencies, 0.99),
        }
    }

    /// The calls per second of `other` by ours: the median of the rounds' ratios, each made of two that followed each other.
    #[must_use]
    pub fn slower_than(&self, other: &Self) -> f64 {
        let ratios = other
            .rates
            .iter()
            .zip(&self.rates)
            .map(|(other, ours)| other / ours);
        quantile(&ratios.collect::<Vec<_>>(), 0.5)
    }
}

fn quantile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len().saturating_sub(1)) as f64 * part;
    sorted
        .get(place.round() as usize)
        .copied()
        .unwrap_or(f64::NAN)
}
