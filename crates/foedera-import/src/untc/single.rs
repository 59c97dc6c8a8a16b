//! Tables of single treaties as Open Climate Data copies them from the collection.

use std::sync::Arc;

use foedera_dates::Edtf;
use foedera_model::{Act, ActKind};

use super::legend::Legend;
use super::{Reading, treaty_id};
use crate::table::{Column, Row, Table};
use crate::{Collection, Error, Folder, Listed, Place, RecordedDate};

/// A file, its treaty, and the columns: of the signature, of the consent and of its kind, and of
/// the day of effect.
struct Single {
    file: &'static str,
    mtdsg: &'static str,
    title: &'static str,
    signature: Option<&'static str>,
    consent: &'static str,
    kind: &'static str,
    effect: Option<&'static str>,
}

const SINGLES: &[Single] = &[
    Single {
        file: "paris_agreement.csv",
        mtdsg: "XXVII-7-d",
        title: "Paris Agreement",
        signature: Some("Signature"),
        consent: "Ratification",
        kind: "Kind",
        effect: Some("Date-Of-Effect"),
    },
    Single {
        file: "kigali_amendment.csv",
        mtdsg: "XXVII-2-f",
        title: "Amendment to the Montreal Protocol on Substances that Deplete the Ozone Layer, Kigali",
        signature: None,
        consent: "Date",
        kind: "Participation Type",
        effect: None,
    },
];

/// Whether the folder has any of these files.
pub(super) fn is_there(folder: &Folder) -> bool {
    SINGLES.iter().any(|it| folder.get(it.file).is_some())
}

pub(super) fn read(folder: &Folder, reading: &mut Reading<'_>) -> Result<(), Error> {
    for single in SINGLES {
        if let Some(bytes) = folder.get(single.file) {
            table(&Table::read(single.file, bytes), single, reading)?;
        }
    }
    Ok(())
}

fn table(table: &Table, single: &Single, reading: &mut Reading<'_>) -> Result<(), Error> {
    let name = table.column("Name")?;
    let signature = single.signature.map(|it| table.column(it)).transpose()?;
    let (consent, kind) = (table.column(single.consent)?, table.column(single.kind)?);
    let effect = single.effect.map(|it| table.column(it)).transpose()?;
    let id = treaty_id(single.mtdsg);
    let mut listed = Listed::new(id.as_str(), single.title, Place::new(&table.file, 1));
    listed.numbers.push((Collection::Mtdsg, single.mtdsg.to_owned()));
    for row in table.rows(reading.report()) {
        let acts = [signature.map(|it| (it, "Signature")), Some((consent, row.get(kind)))];
        let acts: Vec<(Column, &str)> =
            acts.into_iter().flatten().filter(|(it, _)| row.filled(*it).is_some()).collect();
        if acts.is_empty() {
            reading.report().refuse(&row.place, row.raw(), "it states no act");
        }
        for (column, word) in acts {
            let place = table.place(row, column);
            if let Err(why) = cell(row, name, (column, word), &id, &place, reading) {
                reading.report().refuse(&place, row.raw(), why);
            }
        }
        if let Some(on) = effect.and_then(|it| row.get(it).parse::<Edtf>().ok())
            && let Ok(actor) = reading.actors.find(row.get(name), Some(&on))
        {
            listed.recorded.push(RecordedDate {
                kind: ActKind::EntryIntoForce,
                of: Some(actor.id),
                part: None,
                occurrence: 1,
                on: Some(on),
                derived: false,
                source: Arc::new(reading.source.clone()),
                note: None,
                place: row.place.clone(),
            });
        }
    }
    reading.import.treaties.push(listed);
    Ok(())
}

fn cell(
    row: &Row,
    name: Column,
    (column, word): (Column, &str),
    treaty: &str,
    place: &Place,
    reading: &mut Reading<'_>,
) -> Result<(), String> {
    let legend = Legend::read(word).ok_or_else(|| format!("`{word}` names no act"))?;
    let on: Edtf = row.get(column).parse().map_err(|cause| format!("{cause}"))?;
    let day = on.bounds().is_day().ok_or_else(|| format!("`{on}` is not a day"))?;
    let actor = reading.actor(row.get(name), Some(&on), place)?;
    let mut act = Act::new(treaty, ActKind::Signature);
    act.actors.push(actor);
    legend.meaning("")?.write(&mut act, day);
    reading.take(act, format!("{}, {word}: {on}", row.get(name)), place);
    Ok(())
}
