//! The instant of a call as the API writes it.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use time::{OffsetDateTime, UtcOffset};

/// The zone in which the times of a call are written, and that the header `X-KM-Time-Zone` names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeZone {
    /// `UTC`
    Utc,
    /// `KST`, nine hours ahead of UTC all year round.
    #[default]
    Kst,
}

impl TimeZone {
    /// The name on the wire: `UTC` or `KST`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utc => "UTC",
            Self::Kst => "KST",
        }
    }

    fn offset(self) -> Option<UtcOffset> {
        match self {
            Self::Utc => Some(UtcOffset::UTC),
            Self::Kst => UtcOffset::from_hms(9, 0, 0).ok(),
        }
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The instant of a call. Header, token and correlation id are written from the same one.
pub(super) struct TranTime(OffsetDateTime);

impl TranTime {
    /// None for an instant whose year has no four digits, or that lies before 1970.
    pub(super) fn at(instant: SystemTime, zone: TimeZone) -> Option<Self> {
        let nanoseconds =
            i128::try_from(instant.duration_since(UNIX_EPOCH).ok()?.as_nanos()).ok()?;
        let utc = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok()?;
        utc.checked_to_offset(zone.offset()?).map(Self)
    }

    /// `yyyyMMddHHmmss`, for the header `X-KM-Tran-Time`.
    pub(super) fn to_seconds(&self) -> String {
        let (date, time) = (self.0.date(), self.0.time());
        format!(
            "{:04}{:02}{:02}{:02}{:02}{:02}",
            date.year(),
            u8::from(date.month()),
            date.day(),
            time.hour(),
            time.minute(),
            time.second()
        )
    }

    /// `yyyyMMddHHmmssSSS`, for the token.
    pub(super) fn to_milliseconds(&self) -> String {
        format!("{}{:03}", self.to_seconds(), self.0.millisecond())
    }
}
