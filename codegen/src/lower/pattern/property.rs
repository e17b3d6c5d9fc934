//! `\p{…}`: properties of characters.

use super::foreign::Dialect;
use super::{Input, Refusal};

/// What ECMA 262 lists as values of General_Category, which stand alone or after `General_Category=`.
const CATEGORIES: &str = "C Cc Cf Cn Co Cs L LC Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs \
    Other Control cntrl Format Unassigned Private_Use Surrogate Letter Cased_Letter Lowercase_Letter Modifier_Letter Other_Letter \
    Titlecase_Letter Uppercase_Letter Mark Combining_Mark Spacing_Mark Enclosing_Mark Nonspacing_Mark Number Decimal_Number digit \
    Letter_Number Other_Number Punctuation punct Connector_Punctuation Dash_Punctuation Close_Punctuation Final_Punctuation \
    Initial_Punctuation Other_Punctuation Open_Punctuation Symbol Currency_Symbol Modifier_Symbol Math_Symbol Other_Symbol Separator \
    Line_Separator Paragraph_Separator Space_Separator";

/// The properties that ECMA 262 lists which a character has or has not.
const BINARY: &str = "ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M \
    Case_Ignorable CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Changes_When_Lowercased CWL \
    Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI \
    Deprecated Dep Diacritic Dia Emoji Emoji_Component EComp Emoji_Modifier EMod Emoji_Modifier_Base EBase Emoji_Presentation EPres \
    Extended_Pictographic ExtPict Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB \
    IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase \
    Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical \
    Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper \
    Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS";

/// Whether a property is written as ECMA 262 does. Scripts are many, and only looked up when the pattern is compiled.
pub(super) fn is_known(name: &str) -> bool {
    let is_in = |list: &str| list.split_ascii_whitespace().any(|listed| listed == name);
    match name.split_once('=') {
        Some((property, _)) => matches!(
            property,
            "General_Category" | "gc" | "Script" | "sc" | "Script_Extensions" | "scx"
        ),
        None => is_in(CATEGORIES) || is_in(BINARY),
    }
}

/// `\p{…}` as the inside of a class; whether there is such a property is seen when the pattern is compiled.
pub(super) fn translate(input: &mut Input<'_>, dialect: &mut Dialect) -> Result<String, Refusal> {
    let letter = input.next().unwrap_or('p');
    if input.next() != Some('{') {
        return Err(Refusal::Invalid(format!(r"`\{letter}` without braces")));
    }
    let name: String = input.by_ref().take_while(|c| *c != '}').collect();
    let may_be = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '=');
    if name.is_empty() || !name.chars().all(may_be) {
        return Err(Refusal::Invalid(format!(
            r"`\{letter}{{{name}}}` names no property"
        )));
    }
    if let Some(class) = dialect.java_class(&name)? {
        let caret = if letter == 'P' { "^" } else { "" };
        return Ok(format!("[{caret}{class}]"));
    }
    let property = format!(r"\{letter}{{{name}}}");
    if !is_known(&name) {
        dialect.take(&property, "the Unicode property of that name")?;
    }
    Ok(property)
}
