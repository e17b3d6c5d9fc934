//! The report for the API's owners.
