//! Duties that differ in nothing but who owes them to whom, told together: of an alliance of many,
//! nobody reads a line for each pair.

use foedera::json::DutyJson;

/// One line of the telling: a duty, all who owe it, and all to whom.
#[derive(Clone, Debug)]
pub(crate) struct Told<'d> {
    pub(crate) bearers: Vec<&'d str>,
    pub(crate) beneficiaries: Vec<&'d str>,
    pub(crate) duty: &'d DutyJson,
}

impl<'d> Told<'d> {
    pub(crate) fn one(duty: &'d DutyJson) -> Self {
        let (bearers, beneficiaries) = (vec![&*duty.bearer], vec![&*duty.beneficiary]);
        Self { bearers, beneficiaries, duty }
    }
}

/// The same duties in fewer lines: first those owed to one, then those owed by one.
pub(crate) fn together<'d>(duties: impl Iterator<Item = &'d DutyJson>) -> Vec<Told<'d>> {
    let to_one = fold(duties.map(Told::one), |it, next| {
        it.beneficiaries == next.beneficiaries && is_alike(it.duty, next.duty)
    });
    fold(to_one.into_iter(), |it, next| it.bearers == next.bearers && is_alike(it.duty, next.duty))
}

/// Puts each line to the first one that it belongs to.
fn fold<'d>(
    lines: impl Iterator<Item = Told<'d>>,
    belongs: impl Fn(&Told<'d>, &Told<'d>) -> bool,
) -> Vec<Told<'d>> {
    let mut folded: Vec<Told<'d>> = Vec::new();
    for line in lines {
        match folded.iter_mut().find(|it| belongs(it, &line)) {
            Some(it) => {
                add(&mut it.bearers, line.bearers);
                add(&mut it.beneficiaries, line.beneficiaries);
            }
            None => folded.push(line),
        }
    }
    folded
}

fn add<'d>(names: &mut Vec<&'d str>, more: Vec<&'d str>) {
    for name in more {
        if !names.contains(&name) {
            names.push(name);
        }
    }
}

/// Whether two duties are the same but for bearer, beneficiary and the words of the reason.
fn is_alike(one: &DutyJson, other: &DutyJson) -> bool {
    let turned = DutyJson {
        bearer: other.bearer.clone(),
        beneficiary: other.beneficiary.clone(),
        because: other.because.clone(),
        ..one.clone()
    };
    turned == *other
}
