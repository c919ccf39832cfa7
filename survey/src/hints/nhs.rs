//! The arithmetic of NHS numbers.

/// Whether ten digits pass the check of an NHS number: the first nine times 10
/// to 2 are added up, and 11 less the remainder by 11 is the tenth; 11 counts
/// as 0, and 10 is never given out. Anything but ten digits does not pass.
///
/// ```
/// use survey::hints::is_nhs_number;
///
/// assert!(is_nhs_number("9434765919"));
/// assert!(!is_nhs_number("9434765918"));
/// assert!(is_nhs_number("4010232137"));
/// assert!(!is_nhs_number("9876543211"));
/// ```
pub fn is_nhs_number(digits: &str) -> bool {
    if digits.len() != 10 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    read(digits.as_bytes()).0.is_multiple_of(11)
}

/// Whether ten digits with marks between them are an NHS number in groups that
/// people use.
pub(super) fn is_likely(text: &[u8]) -> bool {
    let (sum, groups, lone) = read(text);
    sum.is_multiple_of(11) && (groups == 10 || groups <= 4 && lone == 0)
}

/// The first digit times 10, the second times 9 and so on to the tenth itself,
/// with which the sum is a multiple of 11; a check of 10 would need a tenth
/// digit of 10, which there is not. And how many groups there are, and how many
/// of them are one digit.
fn read(text: &[u8]) -> (u32, u32, u32) {
    let (mut sum, mut groups, mut lone) = (0, 0, 0);
    let (mut weight, mut length) = (10, 0);
    for &byte in text.iter().chain(b" ") {
        if byte.is_ascii_digit() {
            sum += u32::from(byte - b'0') * weight;
            weight -= 1;
            length += 1;
        } else {
            groups += u32::from(length > 0);
            lone += u32::from(length == 1);
            length = 0;
        }
    }
    (sum, groups, lone)
}

#[cfg(test)]
mod tests {
    use super::is_nhs_number;

    #[test]
    fn the_checks_published_examples() {
        assert!(is_nhs_number("9434765919"));
        assert!(is_nhs_number("4010232137"));
        assert!(!is_nhs_number("9434765918"));
        assert!(!is_nhs_number("943476591"));
        assert!(!is_nhs_number("94347659é"));
    }

    #[test]
    fn a_check_of_ten_is_never_valid() {
        // 10 × 6 leaves 5, so that the check would be 6; 10 × 1 leaves 10: 1.
        assert!((0..10).any(|digit| is_nhs_number(&format!("600000000{digit}"))));
        // 2 × 6 leaves 1: the check would be 10.
        assert!(!(0..10).any(|digit| is_nhs_number(&format!("000000006{digit}"))));
    }
}
