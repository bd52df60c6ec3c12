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
    point_letters
    numbers_out_of_order
    heading_number_script
    heading_without_title
    table_too_wide
    minutes_incomplete
    invitation_incomplete
    decision_incomplete
    sentence_without_capital
    parts_of_an_act
    named_act_in_small_letters
    spaces_too_many
    space_before_mark
    no_space_after_mark
    text_not_composed
    tone_styles_mixed
    straight_quotes
    dash_badly_spaced
    invisible_characters
    date_badly_written
    word_repeated
    impossible_syllable
    brackets_unbalanced
    legacy_font_text
    look_alike_letters
    number_format
    stray_style
    broken_paragraph
    clock_badly_written
    abbreviation_not_explained
    law_with_its_number
    cited_type_and_symbol
    comma_before_date
    act_from_the_future
    election_term_mismatch
    election_law_without_amendment
    parts_in_wrong_order
    task_without_deadline
    two_units_lead
    only_soft_time_words
    deadline_before_paper
    period_ends_before_it_starts
    weekday_and_date
    report_lacks_a_part
    same_task_twice
    personal_data
    recurring_report_without_end
    secrecy_mark_in_paper
}
