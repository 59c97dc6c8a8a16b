//! What registration means for a treaty: told beside the verdict, which does not hang on it.
//!
//! Nothing is told where the record says nothing of registration: most journals do not.

use foedera_dates::{Day, Verdict};
use foedera_model::ActKind;

use super::Engine;
use super::gathered::Gathered;
use super::scope::Scope;
use super::warnings::done;
use crate::law::Case;

/// The entry into force of the Covenant of the League of Nations.
const COVENANT: (i16, i8, i8) = (1920, 1, 10);
/// The entry into force of the Charter of the United Nations.
const CHARTER: (i16, i8, i8) = (1945, 10, 24);

impl Engine {
    /// What a treaty in force lacks by a day that was registered only later.
    pub(super) fn unregistered(
        &self,
        case: &Case,
        day: Day,
        gathered: &Gathered,
    ) -> Option<String> {
        if gathered.verdict(Scope::Treaty) == Verdict::No {
            return None;
        }
        let registrations = case.deeds.iter().filter(|it| it.kind == ActKind::Registration);
        let on = registrations.filter_map(|it| done(self.fact(it.fact)?));
        let on = on.min_by_key(|it| it.earliest())?;
        let later = on.earliest().is_some_and(|it| day < it);
        let since = gathered.entered.since()?.earliest().filter(|_| later)?.ymd();
        let on = on.in_words();
        if CHARTER <= since {
            return Some(format!(
                "registered only {on}: until then no party may invoke it before an organ of the United \
                 Nations (Charter, article 102(2))"
            ));
        }
        (COVENANT <= since).then(|| {
            format!(
                "registered only {on}: until then it did not bind by article 18 of the Covenant, if members of \
                 the League made it; practice took it as binding between them, and not to be invoked \
                 before the League"
            )
        })
    }
}
