//! The structural rules. A new rule is one file here and one line in the list.

use super::rule::Rule;

/// Declares the modules and the list in one line a rule.
macro_rules! rules {
    ($($name:ident)*) => {
        $(mod $name;)*
        /// Every structural rule, in the order of the rule list.
        pub(super) const ALL: &[Rule] = &[$($name::RULE),*];
    };
}

rules! {
    issuer_not_in_capitals
    number_with_leading_zero
    symbol_badly_written
    dispatch_symbol_names_type
    symbol_of_another_type
    date_without_zero
    place_badly_written
    impossible_or_late_date
    type_name_misplaced
    subject_missing_or_with_vv
    subject_not_short
    recipient_with_its_own_marks
    recipients_by_type
    first_distribution_line
    distribution_with_its_own_marks
    archive_line_not_last
    archive_line_form
    collective_without_tm
    deputy_and_kt_disagree
    authority_prefix
    rank_before_name
    signer_name_form
    advisory_body_without_office
    annex_and_body_disagree
    annex_not_in_roman
    annex_note_disagrees
    end_mark
    layout_out_of_range
    ground_form
}
