//! The length of a value that is written in a form such as `yyMMddHHmiSS-xxxxxxx`.

/// Every character of a form stands for one of the value, except that `24` and `12` after the hours only say how these are
/// counted: `YYYYMMDDHH24MISS` is 14 digits long.
pub fn length(form: &str) -> usize {
    let clocks = ["HH24", "hh24", "HH12", "hh12"]
        .iter()
        .map(|clock| form.matches(clock).count())
        .sum::<usize>();
    form.chars().count().saturating_sub(2 * clocks)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn only_the_clock_of_the_hours_is_not_part_of_the_value() {
        assert_eq!(length("YYYYMMDDHH24MISS"), 14);
        assert_eq!(length("YYYYMMDDHHMMSS"), 14);
        assert_eq!(length("yyMMddHHmiSS-xxxxxxx"), 20);
        assert_eq!(length("yyyyMMdd"), 8);
        assert_eq!(length("HH24:mm-HH12"), 8);
    }
}
